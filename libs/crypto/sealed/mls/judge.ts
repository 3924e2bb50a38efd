/**
 * Who may change what in a channel: one pure judgement of a commit, by the state before, the state
 * after and the directory at the size the commit names. Everybody judges alike, whenever they read
 * it (docs/spec/channels.md): owners change the list of members; any client carries out what the
 * directory demands; nothing else is a valid commit.
 */
import {
  encodeRoster,
  equalBytes,
  MAX_CHANNEL_DEVICES,
  rosterOf,
  type ChannelTerms,
  type CommitBinding,
  type MemberId,
} from '@kopri/protocol';
import { sha256 } from '../../verify/hash.js';
import type { DirectoryOracle, LeafIdentity } from '../mls-engine.js';
import { hasOurCapabilities } from './extensions.js';
import { devicesOf, wasVouchedFor, type Leaf } from './leaves.js';

export type CommitFault =
  | 'binding-root'
  | 'binding-roster'
  | 'binding-size-falls'
  | 'device-twice'
  | 'encryption-key-twice'
  | 'leaf-changed'
  | 'leaf-not-active'
  | 'leaf-not-listed'
  | 'leaf-not-ordinary'
  | 'leaf-not-vouched-for'
  | 'member-removed-but-listed'
  | 'removed-without-cause'
  | 'suite-changed'
  | 'terms-not-by-owner'
  | 'terms-unsound'
  | 'too-many-devices';

export type Verdict = { readonly outcome: 'accepted' } | { readonly outcome: 'refused'; readonly reason: CommitFault };

export interface ChannelState {
  readonly terms: ChannelTerms;
  readonly leaves: readonly Leaf[];
  /** Encryption keys of every node of the tree. */
  readonly hpkeKeys: readonly Uint8Array[];
}

export interface JudgedCommit {
  readonly before: ChannelState;
  readonly after: ChannelState;
  readonly committer: Leaf;
  readonly binding: CommitBinding;
  /** The size the last commit named; 0 in a new channel. */
  readonly lastSize: number;
}

const accepted: Verdict = { outcome: 'accepted' };
const refused = (reason: CommitFault): Verdict => ({ outcome: 'refused', reason });

/** The directory must have been replayed up to `binding.size`. */
export function judgeCommit(commit: JudgedCommit, oracle: DirectoryOracle): Verdict {
  const fault =
    findBindingFault(commit, oracle) ??
    findTermsFault(commit, oracle) ??
    findStateFault(commit.after, commit.binding, oracle) ??
    findChangeFault(commit, oracle);
  return fault === undefined ? accepted : refused(fault);
}

/** What a newcomer can judge of the commit that added it: the state it made, not the one before. */
export function judgeJoin(state: ChannelState, binding: CommitBinding, oracle: DirectoryOracle): Verdict {
  const fault = findMismatch(state, binding, oracle) ?? findStateFault(state, binding, oracle);
  return fault === undefined ? accepted : refused(fault);
}

const findBindingFault = (
  { after, binding, lastSize }: JudgedCommit,
  oracle: DirectoryOracle,
): CommitFault | undefined => (binding.size < lastSize ? 'binding-size-falls' : findMismatch(after, binding, oracle));

function findMismatch(state: ChannelState, binding: CommitBinding, oracle: DirectoryOracle): CommitFault | undefined {
  const root = oracle.rootAt(binding.size);
  if (root === undefined || !equalBytes(root, binding.root)) return 'binding-root';
  if (state.leaves.length > MAX_CHANNEL_DEVICES) return 'too-many-devices';
  return equalBytes(rosterHash(state.leaves), binding.roster) ? undefined : 'binding-roster';
}

export const rosterHash = (leaves: readonly LeafIdentity[]): Uint8Array =>
  sha256(encodeRoster(rosterOf(devicesOf(leaves))));

function findTermsFault(
  { before, after, committer, binding }: JudgedCommit,
  oracle: DirectoryOracle,
): CommitFault | undefined {
  if (after.terms.suite !== before.terms.suite) return 'suite-changed';
  if (sameTerms(before.terms, after.terms) || before.terms.owners.includes(committer.member)) return undefined;
  const demanded = strikeRemoved(before.terms, (member) => oracle.isRemovedAt(member, binding.size));
  return sameTerms(demanded, after.terms) ? undefined : 'terms-not-by-owner';
}

/**
 * The terms without members removed for good. Where every owner is gone the first remaining member
 * succeeds, so that a channel always has one. Terms of which nobody remains stay as they are.
 */
export function strikeRemoved(terms: ChannelTerms, isRemoved: (member: MemberId) => boolean): ChannelTerms {
  const members = terms.members.filter((member) => !isRemoved(member));
  const owners = terms.owners.filter((owner) => !isRemoved(owner));
  if (members.length === 0) return terms;
  return { ...terms, members, owners: owners.length > 0 ? owners : members.slice(0, 1) };
}

const sameTerms = (a: ChannelTerms, b: ChannelTerms): boolean =>
  a.suite === b.suite && a.members.join() === b.members.join() && a.owners.join() === b.owners.join();

const eachOnce = (items: readonly string[]): boolean => new Set(items).size === items.length;

const latin1 = new TextDecoder('latin1');
/** A string for each byte string, much faster than hexadecimal: keys of X-Wing are long. */
const oneToOne = (bytes: Uint8Array): string => latin1.decode(bytes);

const areSound = ({ members, owners }: ChannelTerms): boolean =>
  eachOnce(members) && eachOnce(owners) && owners.every((owner) => members.includes(owner));

/** Whatever was done: what a channel must be at the size its last commit named. */
function findStateFault(
  { terms, leaves, hpkeKeys }: ChannelState,
  { size }: CommitBinding,
  oracle: DirectoryOracle,
): CommitFault | undefined {
  if (!areSound(terms)) return 'terms-unsound';
  if (terms.members.some((member) => oracle.isRemovedAt(member, size))) return 'member-removed-but-listed';
  if (!eachOnce(devicesOf(leaves))) return 'device-twice';
  if (!eachOnce(hpkeKeys.map(oneToOne))) return 'encryption-key-twice';
  for (const leaf of leaves) {
    if (!hasOurCapabilities(leaf.node.capabilities) || leaf.node.extensions.length > 0) return 'leaf-not-ordinary';
    if (!wasVouchedFor(oracle, leaf.node.credential, leaf.node.signaturePublicKey)) return 'leaf-not-vouched-for';
    if (!terms.members.includes(leaf.member)) return 'leaf-not-listed';
    if (!oracle.isActiveAt(leaf, size)) return 'leaf-not-active';
  }
  return undefined;
}

/** Leaves go only with cause, and those that stay are the same device with the same signature key. */
function findChangeFault({ before, after, binding }: JudgedCommit, oracle: DirectoryOracle): CommitFault | undefined {
  const stayed = new Map(after.leaves.map((leaf) => [leaf.index, leaf]));
  for (const leaf of before.leaves) {
    const now = stayed.get(leaf.index);
    const mayGo = !oracle.isActiveAt(leaf, binding.size) || !after.terms.members.includes(leaf.member);
    if (now === undefined || now.device !== leaf.device) {
      if (!mayGo) return now !== undefined && sameKey(now, leaf) ? 'leaf-changed' : 'removed-without-cause';
    } else if (now.member !== leaf.member || !sameKey(now, leaf)) return 'leaf-changed';
  }
  return undefined;
}

const sameKey = (a: Leaf, b: Leaf): boolean => equalBytes(a.node.signaturePublicKey, b.node.signaturePublicKey);
