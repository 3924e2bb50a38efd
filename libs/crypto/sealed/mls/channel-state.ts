/** The part of a group that judgements are made on. */
import { equalBytes } from '@kopri/protocol';
import type { GroupState } from 'ts-mls';
import type { CommitContent } from './commit-content.js';
import { parseTerms } from './extensions.js';
import type { HeldGroup } from './held-group.js';
import type { ChannelState } from './judge.js';
import { hpkeKeysOf, identityOf, leavesOf } from './leaves.js';
import { hpkePublicKeyOf } from './sodium-provider.js';

export const channelStateOf = ({ ratchetTree, groupContext }: GroupState): ChannelState => ({
  terms: parseTerms(groupContext.extensions),
  leaves: leavesOf(ratchetTree),
  hpkeKeys: hpkeKeysOf(ratchetTree),
});

/**
 * The state a commit makes that removes this very device, which cannot follow it: who stays, who
 * comes and under which terms. The new keys of the committer's path are not among it.
 */
export function stateWithoutUs({ state }: HeldGroup, { removedIndexes, added, terms }: CommitContent): ChannelState {
  const before = channelStateOf(state);
  const stayed = before.leaves.filter(({ index }) => !removedIndexes.includes(index));
  const newcomers = added.map(({ leafNode }, i) => ({
    ...identityOf(leafNode.credential),
    index: state.ratchetTree.length + i,
    node: leafNode,
  }));
  const leaves = [...stayed, ...newcomers];
  return { terms: terms ?? before.terms, leaves, hpkeKeys: leaves.map(({ node }) => node.hpkePublicKey) };
}

/**
 * RFC 9420 §7.9 and §12.4.3.1: the private keys derived from a path must be those of the public
 * keys it puts into the tree. The library does not look; a wrong one would lock us out later.
 */
export function keysMatchTree({ state, suite }: HeldGroup, known: Readonly<Record<number, Uint8Array>>): boolean {
  return Object.entries(state.privatePath.privateKeys).every(([index, secret]) => {
    const node = state.ratchetTree[Number(index)];
    if (node === undefined || known[Number(index)] === secret) return true;
    return equalBytes(
      hpkePublicKeyOf(suite, secret),
      node.nodeType === 'leaf' ? node.leaf.hpkePublicKey : node.parent.hpkePublicKey,
    );
  });
}
