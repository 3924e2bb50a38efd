/** What a commit of a peer says, once it is authenticated and before the library acts on it. */
import { commitBindingCodec, type ChannelTerms, type CommitBinding } from '@kopri/protocol';
import type { KeyPackage, PrivateMessage, Proposal } from 'ts-mls';
import type { Commit } from 'ts-mls/commit.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { keyRetention } from './config.js';
import { parseTerms } from './extensions.js';
import type { HeldGroup } from './held-group.js';
import { commitRefused, orRefuse, unreadable } from './refusal.js';
import { sodiumSuite } from './sodium-provider.js';

export interface CommitContent {
  readonly committerIndex: number;
  readonly binding: CommitBinding;
  readonly added: readonly KeyPackage[];
  readonly removedIndexes: readonly number[];
  /** `undefined` when the terms stay. */
  readonly terms: ChannelTerms | undefined;
}

/** Opens and authenticates; the library will do it again when it processes the message, some 0.3 ms. */
export async function openCommitContent({ state, suite }: HeldGroup, message: PrivateMessage): Promise<CommitContent> {
  const { keySchedule, secretTree, ratchetTree, groupContext } = state;
  if (message.epoch !== groupContext.epoch) throw unreadable('a commit of another epoch');
  const { content } = await orRefuse('unreadable', () =>
    unprotectPrivateMessage(
      keySchedule.senderDataSecret,
      message,
      secretTree,
      ratchetTree,
      groupContext,
      keyRetention,
      sodiumSuite(suite),
    ),
  );
  const { sender, authenticatedData } = content.content;
  if (content.content.contentType !== 'commit' || sender.senderType !== 'member')
    throw unreadable('not a commit of a member');
  const binding = await orRefuse('commit-refused', () => commitBindingCodec.parse(authenticatedData));
  return { committerIndex: sender.leafIndex, binding, ...sortProposals(content.content.commit) };
}

/** Only adds, removals and new terms, and only by value: nothing of ours is ever proposed beforehand. */
function sortProposals({ proposals }: Commit): Pick<CommitContent, 'added' | 'removedIndexes' | 'terms'> {
  const byValue = proposals.map((proposal) => {
    if (proposal.proposalOrRefType !== 'proposal') throw commitRefused('a proposal by reference');
    return proposal.proposal;
  });
  const newTerms = byValue.flatMap((proposal) => termsIn(proposal));
  if (newTerms.length > 1) throw commitRefused('terms twice');
  return {
    added: byValue.flatMap((proposal) => (proposal.proposalType === 'add' ? [proposal.add.keyPackage] : [])),
    removedIndexes: byValue.flatMap((proposal) =>
      proposal.proposalType === 'remove' ? [proposal.remove.removed] : [],
    ),
    terms: newTerms[0],
  };
}

function termsIn(proposal: Proposal): ChannelTerms[] {
  if (proposal.proposalType === 'add' || proposal.proposalType === 'remove') return [];
  if (proposal.proposalType !== 'group_context_extensions')
    throw commitRefused(`a proposal of type ${proposal.proposalType}`);
  try {
    return [parseTerms(proposal.groupContextExtensions.extensions)];
  } catch {
    throw commitRefused('terms that do not parse');
  }
}
