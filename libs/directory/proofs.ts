/** Verification of Merkle proofs: RFC 9162 §2.1.3.2 and §2.1.4.2. Needs the proof and two hashes, never the log. */
import { AppError, equalBytes } from '@kopri/protocol';
import { nodeHash } from './merkle-log.js';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  /** The leaf's hash. */
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface ConsistencyClaim {
  readonly older: { readonly size: number; readonly root: Uint8Array };
  readonly newer: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

const HASH_BYTES = 32;

const contradicts = (detail: string) => new AppError('directory-contradicts', { detail });

const isEven = (n: number) => n % 2 === 0;
/** Shifts without the 32-bit limit of `>>`. */
const half = (n: number) => Math.floor(n / 2);

function requireHashes(...hashes: readonly Uint8Array[]): void {
  if (!hashes.every((hash) => hash.length === HASH_BYTES)) throw contradicts('a hash is not 32 bytes long');
}

/** Throws `AppError('directory-contradicts')` unless the leaf stands at that index of the tree with that root. */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): void {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size)
    throw contradicts('index beyond the size');
  requireHashes(leaf, ...proof);
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) throw contradicts('inclusion proof too long');
    if (!isEven(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (isEven(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  if (last !== 0) throw contradicts('inclusion proof too short');
  if (!equalBytes(hash, root)) throw contradicts('leaf is not in the tree');
}

/**
 * Throws `AppError('directory-contradicts')` unless the newer tree begins with the whole of the
 * older one. From the empty tree nothing can be proved, so that is refused too.
 */
export function verifyConsistency({ older, newer, proof }: ConsistencyClaim): void {
  requireHashes(...proof);
  const { size: m } = older;
  if (!Number.isSafeInteger(m) || !Number.isSafeInteger(newer.size) || m < 1 || m > newer.size)
    throw contradicts('sizes out of order');
  if (m === newer.size) {
    if (proof.length > 0 || !equalBytes(older.root, newer.root))
      throw contradicts('equal sizes, other roots or a proof');
    return;
  }
  // A complete older tree is itself the first node of the proof.
  requireHashes(older.root);
  const [first, ...rest] = Number.isInteger(Math.log2(m)) ? [older.root, ...proof] : proof;
  if (first === undefined) throw contradicts('consistency proof too short');
  const [oldRoot, newRoot] = climb(m - 1, newer.size - 1, first, rest);
  if (!equalBytes(oldRoot, older.root) || !equalBytes(newRoot, newer.root)) throw contradicts('not an extension');
}

/** Both roots that the path leads to, from the last node of the older tree. */
function climb(
  oldLast: number,
  newLast: number,
  first: Uint8Array,
  path: readonly Uint8Array[],
): [Uint8Array, Uint8Array] {
  let [place, last] = [oldLast, newLast];
  while (!isEven(place)) [place, last] = [half(place), half(last)];
  let [oldRoot, newRoot] = [first, first];
  for (const node of path) {
    if (last === 0) throw contradicts('consistency proof too long');
    if (!isEven(place) || place === last) {
      oldRoot = nodeHash(node, oldRoot);
      newRoot = nodeHash(node, newRoot);
      while (isEven(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      newRoot = nodeHash(newRoot, node);
    }
    [place, last] = [half(place), half(last)];
  }
  if (last !== 0) throw contradicts('consistency proof too short');
  return [oldRoot, newRoot];
}
