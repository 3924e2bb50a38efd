/**
 * Who may sign what (docs/spec/directory.md, "Who signs"). Every signer must be entitled: a
 * signature that adds nothing is refused, so that a statement has no bystanders.
 */
import type { MemberId, StatementBody, StatementKind } from '@kopri/protocol';
import { isActiveCorrespondent, servesNetwork, type DirectoryMember } from './member.js';
import type { RefusalReason } from './refusal.js';
import type { Signers } from './signers.js';

export interface SignedAct {
  readonly body: StatementBody;
  /** The member it is about; absent for the network, and before the admission. */
  readonly subject: DirectoryMember | undefined;
  readonly signers: Signers;
}

type Denial = Extract<RefusalReason, 'not-entitled' | 'too-few-signatures'>;
type Rule = (act: SignedAct) => 'entitled' | Denial;

const entitledIf = (entitled: boolean): 'entitled' | Denial => (entitled ? 'entitled' : 'not-entitled');

const theRoot: Rule = ({ signers }) => {
  if (signers.members.length > 0) return 'not-entitled';
  return signers.rootKeys >= signers.threshold ? 'entitled' : 'too-few-signatures';
};

const aDeviceOfTheMember: Rule = ({ subject, signers }) =>
  entitledIf(
    signers.rootKeys === 0 && subject !== undefined && signers.members.every(({ member }) => member === subject.member),
  );

const aCorrespondent: Rule = (act) =>
  entitledIf(act.signers.rootKeys === 0 && act.signers.members.every((signer) => answersFor(signer, act)));

/** Two correspondents of the country, or one and the root. */
const twoTogether: Rule = (act) => {
  const { members, rootKeys, threshold } = act.signers;
  const people = new Set<MemberId>(members.map(({ member }) => member));
  if (people.size === 0 || !members.every((signer) => answersFor(signer, act))) return 'not-entitled';
  if (rootKeys > 0) return rootKeys >= threshold ? 'entitled' : 'too-few-signatures';
  return people.size > 1 ? 'entitled' : 'too-few-signatures';
};

/** A correspondent answers for the members of their country, never for themselves. */
const answersFor = (signer: DirectoryMember, { body, subject }: SignedAct): boolean =>
  isActiveCorrespondent(signer) && signer.member !== body.subject && signer.country === countryOf(body, subject);

const countryOf = (body: StatementBody, subject: DirectoryMember | undefined): string | undefined =>
  body.kind === 'member.admitted' ? body.details.country : subject?.country;

const either =
  (...rules: readonly Rule[]): Rule =>
  (act) => {
    const verdicts = rules.map((rule) => rule(act));
    return (
      verdicts.find((verdict) => verdict === 'entitled') ??
      verdicts.find((verdict) => verdict === 'too-few-signatures') ??
      'not-entitled'
    );
  };

/** The root answers for those it vouches for: whoever serves the network, and correspondents. */
const isVouchedByRoot = ({ body, subject }: SignedAct): boolean => {
  const role = body.kind === 'member.admitted' ? body.details.role : subject?.role;
  return role !== undefined && (servesNetwork(role) || role === 'correspondent');
};

const theirOwn: Rule = (act) => (isVouchedByRoot(act) ? either(theRoot, aCorrespondent) : aCorrespondent)(act);

/** What the root suspended, the root reinstates: else its suspension would bind nobody. */
const whoeverMayLift: Rule = (act) =>
  act.subject?.history.at(-1)?.by === 'root' ? theRoot(act) : either(theRoot, aCorrespondent)(act);

/** A removal cannot be undone, and one of a correspondent is a dismissal as well: that is the root's. */
const whoeverMayRemove: Rule = (act) => (act.subject?.role === 'correspondent' ? theRoot : theirOwn)(act);

const rules: { readonly [K in StatementKind]: Rule } = {
  'network.founded': theRoot,
  'network.amended': theRoot,
  'correspondent.appointed': theRoot,
  'correspondent.dismissed': theRoot,
  'member.admitted': (act) => (isVouchedByRoot(act) ? theRoot : aCorrespondent)(act),
  'member.amended': theirOwn,
  'member.suspended': either(theRoot, aCorrespondent),
  'member.reinstated': whoeverMayLift,
  'member.removed': whoeverMayRemove,
  'member.recovered': (act) => (isVouchedByRoot(act) ? either(theRoot, twoTogether) : twoTogether)(act),
  'member.erased': either(theRoot, aCorrespondent),
  'device.added': aDeviceOfTheMember,
  'device.revoked': either(aDeviceOfTheMember, aCorrespondent, theRoot),
};

/** Supposes the signatures to be good; `applyStatement` checks them last, because that is what costs. */
export const judgeEntitlement = (act: SignedAct): 'entitled' | Denial => rules[act.body.kind](act);
