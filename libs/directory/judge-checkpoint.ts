/** What a checkpoint says about the log, measured against what this client has replayed itself (T3). */
import { equalBytes } from '@kopri/protocol';
import type { Checkpoint, SignedCheckpoint } from './checkpoint.js';
import type { MerkleLog } from './merkle-log.js';

export type CheckpointVerdict =
  | 'same'
  /** Larger, and the own tree grows into it: keep it. */
  | 'newer'
  /** Larger than the own tree: fetch and replay the entries, then judge again. */
  | 'directory-behind'
  /** Smaller than what the log signed before. Everything stops. */
  | 'directory-rolled-back'
  /** Another history. Everything stops; with the known note it is proof. */
  | 'directory-contradicts';

/**
 * Judges what the server offers as its newest checkpoint. `known` is the newest one accepted before,
 * absent at first; `tree` is that of the own replay.
 */
export function judgeCheckpoint({
  known,
  offered,
  tree,
}: {
  readonly known: Checkpoint | undefined;
  readonly offered: Checkpoint;
  readonly tree: MerkleLog;
}): CheckpointVerdict {
  if (known !== undefined && !isRootOf(tree, known)) return 'directory-contradicts';
  if (offered.size > tree.size) return 'directory-behind';
  if (!isRootOf(tree, offered) || (known !== undefined && known.origin !== offered.origin))
    return 'directory-contradicts';
  if (known === undefined || offered.size > known.size) return 'newer';
  return offered.size < known.size ? 'directory-rolled-back' : 'same';
}

const isRootOf = (tree: MerkleLog, { size, root }: { readonly size: number; readonly root: Uint8Array }): boolean => {
  const own = tree.rootAt(size);
  return own !== undefined && equalBytes(own, root);
};

export type ClaimVerdict =
  | 'agrees'
  /** The sender has seen more: catch up, then judge again. */
  | 'ahead'
  | 'differs';

/** Judges what a message's sender knows. An older one that agrees is no rollback: the sender was behind. */
export function judgeClaim(claim: { readonly size: number; readonly root: Uint8Array }, tree: MerkleLog): ClaimVerdict {
  if (claim.size > tree.size) return 'ahead';
  return isRootOf(tree, claim) ? 'agrees' : 'differs';
}

/**
 * Are these two, both verified, proof that the log showed two histories? Of one size they are proof
 * to any stranger; of two sizes only together with a tree that has the one and not the other.
 */
export function isContradiction(a: SignedCheckpoint, b: SignedCheckpoint, tree?: MerkleLog): boolean {
  if (a.origin !== b.origin) return false;
  if (a.size === b.size) return !equalBytes(a.root, b.root);
  const covers = tree !== undefined && a.size <= tree.size && b.size <= tree.size;
  return covers && isRootOf(tree, a) !== isRootOf(tree, b);
}
