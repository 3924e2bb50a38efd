/**
 * The Merkle tree of RFC 6962 §2.1 over SHA-256, append-only. Versions live side by side and share
 * their hashes: a version reads only what lies below its own size, so appending to the newest one
 * disturbs none. Roots and proofs of any earlier size cost the logarithm of the size.
 */
import { concatBytes } from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a leaf: of the directory, of an encoded `SignedStatement`. */
export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(concatBytes(LEAF, leaf));
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(NODE, left, right));

/** The largest power of two below `n`, for `n` of 2 and more. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** Level k holds the roots of the complete subtrees of 2^k leaves, from the left. */
type Levels = Uint8Array[][];

export class MerkleLog {
  static readonly empty = new MerkleLog([[]], 0);

  private constructor(
    private readonly levels: Levels,
    readonly size: number,
  ) {}

  /** Takes the leaf's hash (`leafHash`). Costs one or two hashes, and a copy when this is not the newest version. */
  append(leaf: Uint8Array): MerkleLog {
    const isNewest = this.levels[0]?.length === this.size && this.size > 0;
    const levels = isNewest
      ? this.levels
      : this.levels.map((level, k) => level.slice(0, Math.floor(this.size / 2 ** k)));
    let hash = leaf;
    for (let k = 0, index = this.size; ; k++, index = (index - 1) / 2) {
      const level = (levels[k] ??= []);
      level.push(hash);
      const left = level[index - 1];
      if (index % 2 === 0 || left === undefined) break;
      hash = nodeHash(left, hash);
    }
    return new MerkleLog(levels, this.size + 1);
  }

  /** `undefined` beyond what the log holds. */
  leafAt(index: number): Uint8Array | undefined {
    return index < this.size ? this.levels[0]?.[index] : undefined;
  }

  /** `undefined` when the size is beyond what the log holds. */
  rootAt(size: number): Uint8Array | undefined {
    if (!this.holds(size)) return undefined;
    return size === 0 ? sha256(new Uint8Array(0)) : this.subtree(0, size);
  }

  /** RFC 6962 §2.1.1; `undefined` unless index < size ≤ what the log holds. */
  inclusionProof(index: number, size: number): Uint8Array[] | undefined {
    if (!this.holds(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
    const path: Uint8Array[] = [];
    let [from, to] = [0, size];
    while (to - from > 1) {
      const middle = from + splitOf(to - from);
      path.push(index < middle ? this.subtree(middle, to) : this.subtree(from, middle));
      if (index < middle) to = middle;
      else from = middle;
    }
    return path.reverse();
  }

  /** RFC 6962 §2.1.2; `undefined` unless 0 < from ≤ to ≤ what the log holds. */
  consistencyProof(older: number, newer: number): Uint8Array[] | undefined {
    if (!this.holds(newer) || !Number.isSafeInteger(older) || older < 1 || older > newer) return undefined;
    const path: Uint8Array[] = [];
    let [from, to] = [0, newer];
    while (to > older) {
      const middle = from + splitOf(to - from);
      path.push(older <= middle ? this.subtree(middle, to) : this.subtree(from, middle));
      if (older <= middle) to = middle;
      else from = middle;
    }
    if (from > 0) path.push(this.subtree(from, to));
    return path.reverse();
  }

  private holds(size: number): boolean {
    return Number.isSafeInteger(size) && size >= 0 && size <= this.size;
  }

  /** The root over leaves [from, to), of which the tree's shape makes `from` a multiple of the width. */
  private subtree(from: number, to: number): Uint8Array {
    const width = to - from;
    const complete = Number.isInteger(Math.log2(width)) ? this.levels[Math.log2(width)]?.[from / width] : undefined;
    if (complete !== undefined) return complete;
    const middle = from + splitOf(width);
    return nodeHash(this.subtree(from, middle), this.subtree(middle, to));
  }
}
