/** Leaves of a ratchet tree, with the identity their credential names. */
import { leafIdentityCodec, type DeviceId } from '@kopri/protocol';
import type { Credential, LeafNode, RatchetTree } from 'ts-mls';
import { isLeaf, leafToNodeIndex, nodeToLeafIndex, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import type { DirectoryOracle, LeafIdentity } from '../mls-engine.js';

export interface Leaf extends LeafIdentity {
  readonly index: number;
  readonly node: LeafNode;
}

export const credentialOf = ({ member, device }: LeafIdentity): Credential => ({
  credentialType: 'basic',
  identity: leafIdentityCodec.encode([member, device]),
});

/** Throws `TypeError` or `AppError('malformed')` for a credential that is not one of ours. */
export function identityOf(credential: Credential): LeafIdentity {
  if (credential.credentialType !== 'basic') throw new TypeError('not a basic credential');
  const [member, device] = leafIdentityCodec.parse(credential.identity);
  return { member, device };
}

export function wasVouchedFor(oracle: DirectoryOracle, credential: Credential, mlsKey: Uint8Array): boolean {
  try {
    return oracle.wasMlsKeyOf(identityOf(credential), mlsKey);
  } catch {
    return false;
  }
}

const known = new WeakMap<LeafNode, LeafIdentity>();

function identityOfNode(node: LeafNode): LeafIdentity {
  const identity = known.get(node) ?? identityOf(node.credential);
  known.set(node, identity);
  return identity;
}

/** `undefined` where the leaf is blank or beyond the tree. Throws like `identityOf`. */
export function findLeaf(tree: RatchetTree, index: number): Leaf | undefined {
  const node = tree[leafToNodeIndex(toLeafIndex(index))];
  return node?.nodeType === 'leaf' ? { ...identityOfNode(node.leaf), index, node: node.leaf } : undefined;
}

/** In the order of the tree. Throws like `identityOf`. */
export function leavesOf(tree: RatchetTree): Leaf[] {
  const leaves: Leaf[] = [];
  for (const [i, node] of tree.entries())
    if (node?.nodeType === 'leaf' && isLeaf(toNodeIndex(i)))
      leaves.push({ ...identityOfNode(node.leaf), index: nodeToLeafIndex(toNodeIndex(i)), node: node.leaf });
  return leaves;
}

/** Encryption keys of all nodes, leaves and parents. */
export const hpkeKeysOf = (tree: RatchetTree): Uint8Array[] =>
  tree.flatMap((node) => {
    if (node === undefined) return [];
    return [node.nodeType === 'leaf' ? node.leaf.hpkePublicKey : node.parent.hpkePublicKey];
  });

export const devicesOf = (leaves: readonly LeafIdentity[]): DeviceId[] => leaves.map(({ device }) => device);
