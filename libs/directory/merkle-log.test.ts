import { beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { concatBytes, fromBase64, fromHex, isAppError, utf8 } from '@kopri/protocol';
import { readyCrypto, sha256 } from '@kopri/crypto/verify';
import { describeVectors } from '../testing/vectors.js';
import { leafHash, MerkleLog } from './merkle-log.js';
import { verifyConsistency, verifyInclusion } from './proofs.js';

beforeAll(readyCrypto);

const leafAt = (index: number) => leafHash(utf8(`leaf ${index}`));
const logOf = (size: number): MerkleLog =>
  Array.from({ length: size }, (_, index) => index).reduce((log, index) => log.append(leafAt(index)), MerkleLog.empty);

const LARGEST = 70;

/** RFC 6962 §2.1, word for word: slow, and shares nothing with the log. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return only;
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha256(concatBytes(Uint8Array.of(1), slowRoot(leaves.slice(0, k)), slowRoot(leaves.slice(k))));
}

const accepts = (verify: () => void): boolean => {
  try {
    verify();
    return true;
  } catch (error) {
    if (isAppError(error, 'directory-contradicts')) return false;
    throw error;
  }
};

/** Every way to spoil a list of hashes by one step. */
function* spoiled(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  yield [...proof, leafAt(0)];
  for (const [i, hash] of proof.entries()) {
    yield proof.filter((_, j) => j !== i);
    yield proof.map((each, j) => (j === i ? hash.map((byte, k) => (k === 7 ? byte ^ 1 : byte)) : each));
    yield proof.map((each, j) => (j === i ? hash.slice(1) : each));
  }
}

test('an empty log has the root of nothing, and a log of one leaf that leaf as its root', () => {
  expect(MerkleLog.empty.rootAt(0)).toEqual(
    fromHex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
  );
  expect(logOf(1).rootAt(1)).toEqual(leafAt(0));
});

test('the root of every size is that of RFC 6962, whatever was appended later', () => {
  const log = logOf(LARGEST);
  const leaves = Array.from({ length: LARGEST }, (_, index) => leafAt(index));
  for (let size = 0; size <= LARGEST; size++) expect(log.rootAt(size)).toEqual(slowRoot(leaves.slice(0, size)));
  expect([log.rootAt(LARGEST + 1), log.rootAt(-1), log.rootAt(1.5)]).toEqual([undefined, undefined, undefined]);
});

test('appending to an older version disturbs neither it nor the newer one', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (older, more) => {
      const base = logOf(older);
      let [one, other] = [base, base];
      for (let i = 0; i < more; i++) {
        one = one.append(leafAt(older + i));
        other = other.append(leafAt(1000 + i));
      }
      expect(one.rootAt(older + more)).toEqual(logOf(older + more).rootAt(older + more));
      expect(base.size).toBe(older);
      expect(other.rootAt(older)).toEqual(base.rootAt(older));
      if (more > 0) expect(other.rootAt(older + more)).not.toEqual(one.rootAt(older + more));
    }),
    { numRuns: 60 },
  );
});

test('every leaf of every size up to 70 is proved, and a proof spoiled in any one place proves nothing', () => {
  const log = logOf(LARGEST);
  for (let size = 1; size <= LARGEST; size++) {
    const root = log.rootAt(size) ?? new Uint8Array(0);
    for (let index = 0; index < size; index++) {
      const proof = log.inclusionProof(index, size) ?? [];
      const claim = { index, size, leaf: leafAt(index), root, proof };
      verifyInclusion(claim);
      if (index % 9 !== size % 9) continue;
      for (const wrong of spoiled(proof))
        expect(accepts(() => verifyInclusion({ ...claim, proof: wrong }))).toBe(false);
      expect(accepts(() => verifyInclusion({ ...claim, leaf: leafAt(index + 1) }))).toBe(false);
      if (size > 1) expect(accepts(() => verifyInclusion({ ...claim, index: (index + 1) % size }))).toBe(false);
    }
  }
});

test('every pair of sizes up to 70 is consistent, and a proof spoiled in any one place proves nothing', () => {
  const log = logOf(LARGEST);
  for (let newer = 1; newer <= LARGEST; newer++) {
    for (let older = 1; older <= newer; older++) {
      const proof = log.consistencyProof(older, newer) ?? [];
      const claim = {
        older: { size: older, root: log.rootAt(older) ?? new Uint8Array(0) },
        newer: { size: newer, root: log.rootAt(newer) ?? new Uint8Array(0) },
        proof,
      };
      verifyConsistency(claim);
      if (older % 9 !== newer % 9) continue;
      expect(
        [...spoiled(proof)].filter((wrong) => accepts(() => verifyConsistency({ ...claim, proof: wrong }))),
      ).toEqual([]);
      const forked = { size: older, root: leafAt(99) };
      expect(accepts(() => verifyConsistency({ ...claim, older: forked }))).toBe(false);
    }
  }
});

test('no proof is made beyond what the log holds, nor from the empty log', () => {
  const log = logOf(5);
  expect(log.inclusionProof(5, 5)).toBeUndefined();
  expect(log.inclusionProof(0, 6)).toBeUndefined();
  expect(log.consistencyProof(0, 5)).toBeUndefined();
  expect(log.consistencyProof(4, 3)).toBeUndefined();
});

interface Vector {
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}
interface InclusionVector extends Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
}
interface ConsistencyVector extends Vector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

const bytes = (base64: string) => fromBase64(base64) ?? new Uint8Array(0);
const proofOf = ({ proof }: Vector) => (proof ?? []).map(bytes);
const isInclusion = (vector: InclusionVector | ConsistencyVector): vector is InclusionVector => 'leafIdx' in vector;

function check(vector: InclusionVector | ConsistencyVector): void {
  const proof = proofOf(vector);
  if (isInclusion(vector)) {
    const { leafIdx: index, treeSize: size } = vector;
    return verifyInclusion({ index, size, leaf: bytes(vector.leafHash), root: bytes(vector.root), proof });
  }
  const older = { size: vector.size1, root: bytes(vector.root1) };
  return verifyConsistency({ older, newer: { size: vector.size2, root: bytes(vector.root2) }, proof });
}

describeVectors<Record<string, InclusionVector | ConsistencyVector>>('rfc6962/proofs.json', (cases) => {
  const vectors = Object.entries(cases);
  for (const [name, vector] of vectors) {
    test(`${name} is ${vector.wantErr ? 'refused' : 'accepted'}`, () => {
      expect(accepts(() => check(vector))).toBe(!vector.wantErr);
    });
  }

  test('there are some', () => {
    expect(vectors.length).toBeGreaterThan(100);
  });
});
