/** Commits: making our own, following those of peers. Both pass the same judge. */
import {
  AppError,
  channelTermsCodec,
  commitBindingCodec,
  MAX_CHANNEL_DEVICES,
  type CommitBinding,
  type DeviceId,
} from '@kopri/protocol';
import {
  acceptAll,
  createCommit,
  emptyPskIndex,
  processPrivateMessage,
  type CreateCommitResult,
  type PrivateMessage,
  type Proposal,
} from 'ts-mls';
import { consumeRatchet } from 'ts-mls/secretTree.js';
import { toNodeIndex } from 'ts-mls/treemath.js';
import type { CommitPlan, DirectoryOracle, LeafIdentity } from '../mls-engine.js';
import { channelStateOf, keysMatchTree, stateWithoutUs } from './channel-state.js';
import { openCommitContent, type CommitContent } from './commit-content.js';
import { withRules } from './config.js';
import { bindingExtension, groupExtensions } from './extensions.js';
import { advanced, ownIndexOf, ownNodeOf, withOwnHistory, type HeldGroup } from './held-group.js';
import { judgeCommit, rosterHash, strikeRemoved, type ChannelState, type Verdict } from './judge.js';
import { requireUsable, type ReadKeyPackage } from './key-packages.js';
import { wasVouchedFor, type Leaf } from './leaves.js';
import { commitRefused, orRefuse } from './refusal.js';
import { sodiumSuite } from './sodium-provider.js';

export function requireAccepted(verdict: Verdict): void {
  if (verdict.outcome === 'refused') throw commitRefused(verdict.reason);
}

/** Throws `AppError('directory-behind')`: nothing is judged by a directory this client has not seen. */
export function requireReplayed(oracle: DirectoryOracle, size: number): void {
  if (oracle.rootAt(size) === undefined)
    throw new AppError('directory-behind', { detail: `the commit names size ${size}` });
}

const identity = ({ member, device }: LeafIdentity): LeafIdentity => ({ member, device });

/** Our own: the plan, and what the directory demands besides. */
interface Draft {
  readonly added: readonly ReadKeyPackage[];
  readonly removed: readonly Leaf[];
  readonly terms: CommitPlan['terms'];
  readonly binding: CommitBinding;
}

async function draftOf(held: HeldGroup, plan: CommitPlan, oracle: DirectoryOracle, nowMs: number): Promise<Draft> {
  const { size, root } = plan.directory;
  const { terms: present, leaves } = channelStateOf(held.state);
  const demanded = strikeRemoved(plan.terms ?? present, (member) => oracle.isRemovedAt(member, size));
  const mayStay = (leaf: Leaf): boolean => demanded.members.includes(leaf.member) && oracle.isActiveAt(leaf, size);
  const removed = leaves.filter((leaf) => !mayStay(leaf) || plan.remove?.includes(leaf.device));
  const added = await Promise.all((plan.add ?? []).map((bytes) => requireUsable(bytes, held.suite, nowMs)));
  const after = [...leaves.filter((leaf) => !removed.includes(leaf)), ...added];
  if (after.length > MAX_CHANNEL_DEVICES) throw commitRefused('too-many-devices');
  const roster = rosterHash(after);
  const isNew = JSON.stringify(demanded) !== JSON.stringify(present);
  return { added, removed, terms: isNew ? demanded : undefined, binding: { version: 1, size, root, roster } };
}

const proposalsOf = ({ added, removed, terms }: Draft): Proposal[] => [
  ...removed.map(({ index }): Proposal => ({ proposalType: 'remove', remove: { removed: index } })),
  ...added.map(({ keyPackage }): Proposal => ({ proposalType: 'add', add: { keyPackage } })),
  ...(terms === undefined
    ? []
    : [
        {
          proposalType: 'group_context_extensions',
          groupContextExtensions: { extensions: groupExtensions(terms) },
        } as const,
      ]),
];

export interface MadeCommit {
  readonly result: CreateCommitResult;
  readonly next: HeldGroup;
  readonly current: HeldGroup;
  readonly added: readonly ReadKeyPackage[];
}

export async function makeCommit(
  held: HeldGroup,
  plan: CommitPlan,
  oracle: DirectoryOracle,
  nowMs: number,
): Promise<MadeCommit> {
  requireReplayed(oracle, plan.directory.size);
  const draft = await draftOf(held, plan, oracle, nowMs);
  if (draft.terms !== undefined) channelTermsCodec.encode(draft.terms);
  const authenticatedData = commitBindingCodec.encode(draft.binding);
  const validate = wasVouchedFor.bind(undefined, oracle);
  const result = await orRefuse('commit-refused', () =>
    createCommit(
      { state: withRules(held.state, { validate }), cipherSuite: sodiumSuite(held.suite), pskIndex: emptyPskIndex },
      {
        extraProposals: proposalsOf(draft),
        ratchetTreeExtension: true,
        authenticatedData,
        groupInfoExtensions: [bindingExtension(authenticatedData)],
      },
    ),
  );
  const next = advanced(held, withOwnHistory(result.newState), result.consumed, draft.binding.size);
  requireAccepted(
    judgeStep(held, channelStateOf(next.state), { committerIndex: ownIndexOf(held), binding: draft.binding }, oracle),
  );
  return { result, next, current: await withHandshakeSpent(held), added: draft.added };
}

/** A commit refused and made anew in the same epoch must not be sealed under the same key (T6). */
async function withHandshakeSpent(held: HeldGroup): Promise<HeldGroup> {
  const { newTree, consumed } = await consumeRatchet(
    held.state.secretTree,
    toNodeIndex(ownNodeOf(held)),
    'commit',
    sodiumSuite(held.suite),
  );
  return advanced(held, { ...held.state, secretTree: newTree }, consumed);
}

function judgeStep(
  held: HeldGroup,
  after: ChannelState,
  { committerIndex, binding }: Pick<CommitContent, 'committerIndex' | 'binding'>,
  oracle: DirectoryOracle,
): Verdict {
  const before = channelStateOf(held.state);
  const committer = before.leaves.find(({ index }) => index === committerIndex);
  if (committer === undefined) throw commitRefused('committed by nobody');
  return judgeCommit({ before, after, committer, binding, lastSize: held.lastSize }, oracle);
}

export type Followed =
  | {
      readonly kind: 'commit';
      readonly next: HeldGroup;
      readonly sender: LeafIdentity;
      readonly binding: CommitBinding;
      readonly added: readonly LeafIdentity[];
      readonly removed: readonly LeafIdentity[];
    }
  | { readonly kind: 'removed'; readonly sender: LeafIdentity; readonly binding: CommitBinding };

export async function followCommit(
  held: HeldGroup,
  message: PrivateMessage,
  oracle: DirectoryOracle,
): Promise<Followed> {
  const content = await openCommitContent(held, message);
  requireReplayed(oracle, content.binding.size);
  const before = channelStateOf(held.state);
  const sender = before.leaves.find(({ index }) => index === content.committerIndex);
  if (sender === undefined) throw commitRefused('committed by nobody');
  if (content.removedIndexes.includes(ownIndexOf(held))) {
    await processCommit(held, message, oracle, 'reject');
    requireAccepted(judgeStep(held, stateWithoutUs(held, content), content, oracle));
    return { kind: 'removed', sender: identity(sender), binding: content.binding };
  }
  const { newState, consumed } = await processCommit(held, message, oracle, 'accept');
  const next = advanced(held, newState, consumed, content.binding.size);
  const after = await orRefuse('commit-refused', () => channelStateOf(next.state));
  requireAccepted(judgeStep(held, after, content, oracle));
  if (!keysMatchTree(next, held.state.privatePath.privateKeys))
    throw commitRefused('a path whose keys are not those of the tree');
  return {
    kind: 'commit',
    next,
    sender: identity(sender),
    binding: content.binding,
    ...changes(before.leaves, after.leaves),
  };
}

/** `reject` stops after the library has validated the proposals. */
function processCommit(held: HeldGroup, message: PrivateMessage, oracle: DirectoryOracle, action: 'accept' | 'reject') {
  const validate = wasVouchedFor.bind(undefined, oracle);
  return orRefuse('commit-refused', async () => {
    const state = withRules(held.state, { validate });
    const result = await processPrivateMessage(
      state,
      message,
      emptyPskIndex,
      sodiumSuite(held.suite),
      action === 'accept' ? acceptAll : () => 'reject',
    );
    if (result.kind !== 'newState') throw new TypeError('not a commit');
    return result;
  });
}

function changes(before: readonly Leaf[], after: readonly Leaf[]) {
  const were = new Set<DeviceId>(before.map(({ device }) => device));
  const are = new Set<DeviceId>(after.map(({ device }) => device));
  return {
    added: after.filter(({ device }) => !were.has(device)).map(identity),
    removed: before.filter(({ device }) => !are.has(device)).map(identity),
  };
}
