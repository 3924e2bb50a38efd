import { beforeAll, describe, expect, test } from '@jest/globals';
import { AppError, fromBase64, toBase64, utf8 } from '@kopri/protocol';
import { signBytes, signingKeyPairFromSeed } from '@kopri/crypto/sealed';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  claimCheckpoint,
  encodeCheckpointBody,
  formatCheckpoint,
  parseCheckpoint,
  verifyClaimedCheckpoint,
  type Checkpoint,
} from './checkpoint.js';
import { isContradiction, judgeCheckpoint, judgeClaim } from './judge-checkpoint.js';
import { leafHash, MerkleLog } from './merkle-log.js';
import { formatNote, noteKeyId, noteSignature, parseNote, verifyNote } from './signed-note.js';

beforeAll(readyCrypto);

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'no error';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe('signed notes', () => {
  // The example of the Go module golang.org/x/mod/sumdb/note, from which C2SP signed-note descends.
  const peter = {
    name: 'PeterNeumann',
    public: (fromBase64('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW') ?? new Uint8Array(0)).slice(1),
  };
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const line =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  const published = `${text}\n${line}`;

  test('a published note verifies under its published key', () => {
    expect(verifyNote(published, peter).text).toBe(text);
    expect(noteKeyId(peter)).toEqual(Uint8Array.of(0xc7, 0x4f, 0x20, 0xa3));
  });

  test('a note parsed and formatted again is the same note', () => {
    const { text: parsed, signatures } = parseNote(published);
    expect(formatNote(parsed, signatures)).toBe(published);
  });

  test('one changed letter, and the signature is wrong', () => {
    expect(codeOf(() => verifyNote(published.replace('answer', 'Answer'), peter))).toBe('signature-wrong');
  });

  test('signatures of other keys are ignored, also where they cannot be checked', () => {
    const witnessed = `${published}— witness.example/1 ${toBase64(new Uint8Array(76))}\n`;
    expect(verifyNote(witnessed, peter).text).toBe(text);
    expect(codeOf(() => verifyNote(witnessed, { ...peter, name: 'another' }))).toBe('signature-wrong');
  });

  test("a wrong signature under the key's own name and id condemns the note", () => {
    const forged = formatNote(text, [...parseNote(published).signatures, noteSignature(peter, new Uint8Array(64))]);
    expect(codeOf(() => verifyNote(forged, peter))).toBe('signature-wrong');
  });

  test.each([
    ['nothing', ''],
    ['no signature', `${text}\n`],
    ['no blank line', text + line],
    ['no newline at the end', published.slice(0, -1)],
    ['a hyphen for the dash', published.replace('—', '-')],
    ['base64 in two forms', published.replace('AM=', 'AN=')],
    ['a control character', published.replace('If', 'I\u0000f')],
    ['a carriage return', published.replace('problem,\n', 'problem,\r\n')],
    ['a key name with a plus', published.replace('PeterNeumann', 'Peter+Neumann')],
    ['half a surrogate pair', published.replace('If', '\ud800')],
    ['a key id alone', `${text}\n— PeterNeumann x08gow==\n`],
  ])('a note with %s is malformed', (_fault, note) => {
    expect(codeOf(() => verifyNote(note, peter))).toBe('malformed');
  });
});

const keyOf = (seed: number) => signingKeyPairFromSeed(new Uint8Array(32).fill(seed));
const logWith = (seed: number) => ({ origin: 'kopri.example/directory', public: keyOf(seed).publicKey });
const noteOf = (checkpoint: Checkpoint, seed = 1) =>
  formatCheckpoint(checkpoint, logWith(seed), signBytes(encodeCheckpointBody(checkpoint), keyOf(seed).privateKey));
const grow = (log: MerkleLog, ...leaves: readonly string[]) =>
  leaves.reduce((grown, leaf) => grown.append(leafHash(utf8(leaf))), log);
const checkpointAt = (log: MerkleLog, size = log.size) => ({
  origin: 'kopri.example/directory',
  size,
  root: log.rootAt(size) ?? new Uint8Array(0),
});

describe('checkpoints', () => {
  test('a checkpoint is three lines of text that any witness reads', () => {
    const body = encodeCheckpointBody({ origin: 'kopri.example/directory', size: 0, root: new Uint8Array(32) });
    expect(body).toEqual(utf8('kopri.example/directory\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'));
  });

  test('a note of the log gives its checkpoint back; one of another key does not', () => {
    const checkpoint = checkpointAt(grow(MerkleLog.empty, 'a', 'b', 'c'));
    expect(parseCheckpoint(noteOf(checkpoint), logWith(1))).toMatchObject(checkpoint);
    expect(codeOf(() => parseCheckpoint(noteOf(checkpoint, 2), logWith(1)))).toBe('signature-wrong');
  });

  test.each([
    ['of another origin', 'kopri.example/other\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'],
    ['whose size begins with zero', 'kopri.example/directory\n03\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'],
    ['whose size is no number', 'kopri.example/directory\n1e3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'],
    [
      'whose size no computer counts to',
      'kopri.example/directory\n99999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    ],
    ['whose root is short', 'kopri.example/directory\n3\nAAAA\n'],
    [
      'with an extension line, which no claim could carry',
      'kopri.example/directory\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n',
    ],
    [
      'with a line behind a blank one',
      'kopri.example/directory\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nmore\n',
    ],
    ['of two lines', 'kopri.example/directory\n3\n'],
  ])('a checkpoint %s is malformed, though the log signed it', (_fault, text) => {
    const signature = noteSignature(
      { name: 'kopri.example/directory', public: logWith(1).public },
      signBytes(utf8(text), keyOf(1).privateKey),
    );
    expect(codeOf(() => parseCheckpoint(formatNote(text, [signature]), logWith(1)))).toBe('malformed');
  });

  test("a claim carries the log's signature, so that a note and a claim prove the same", () => {
    const parsed = parseCheckpoint(noteOf(checkpointAt(grow(MerkleLog.empty, 'a', 'b'))), logWith(1));
    const claim = claimCheckpoint(parsed);
    expect(verifyClaimedCheckpoint(claim, logWith(1))).toEqual(parsed);
    expect(codeOf(() => verifyClaimedCheckpoint({ ...claim, size: 3 }, logWith(1)))).toBe('signature-wrong');
    expect(codeOf(() => verifyClaimedCheckpoint(claim, logWith(2)))).toBe('signature-wrong');
  });
});

describe('judging what the server offers', () => {
  const five = () => grow(MerkleLog.empty, 'a', 'b', 'c', 'd', 'e');
  const forked = () => grow(MerkleLog.empty, 'a', 'b', 'x', 'd', 'e');

  test('the same checkpoint again is the same', () => {
    expect(judgeCheckpoint({ known: checkpointAt(five()), offered: checkpointAt(five()), tree: five() })).toBe('same');
  });
  test('a larger one that the own tree grows into is newer, and so is the first', () => {
    expect(judgeCheckpoint({ known: checkpointAt(five(), 3), offered: checkpointAt(five()), tree: five() })).toBe(
      'newer',
    );
    expect(judgeCheckpoint({ known: undefined, offered: checkpointAt(five()), tree: five() })).toBe('newer');
  });
  test('a larger one than the own tree asks for its entries first', () => {
    const tree = grow(MerkleLog.empty, 'a', 'b', 'c');
    expect(judgeCheckpoint({ known: checkpointAt(tree), offered: checkpointAt(five()), tree })).toBe(
      'directory-behind',
    );
  });
  test('a smaller one is a rollback', () => {
    expect(judgeCheckpoint({ known: checkpointAt(five()), offered: checkpointAt(five(), 4), tree: five() })).toBe(
      'directory-rolled-back',
    );
  });
  test.each([
    ['of the same size', 5],
    ['that is smaller', 4],
  ])('another root %s is a contradiction', (_which, size) => {
    expect(judgeCheckpoint({ known: checkpointAt(five()), offered: checkpointAt(forked(), size), tree: five() })).toBe(
      'directory-contradicts',
    );
  });
  test('entries that do not continue what was known are a contradiction', () => {
    expect(judgeCheckpoint({ known: checkpointAt(five(), 3), offered: checkpointAt(forked()), tree: forked() })).toBe(
      'directory-contradicts',
    );
  });
  test('a checkpoint of another origin is a contradiction', () => {
    const offered = { ...checkpointAt(five()), origin: 'kopri.example/other' };
    expect(judgeCheckpoint({ known: checkpointAt(five(), 3), offered, tree: five() })).toBe('directory-contradicts');
  });
  test('a sender who is behind agrees, one who is ahead is waited for, one of another history differs', () => {
    expect(judgeClaim(checkpointAt(five(), 2), five())).toBe('agrees');
    expect(judgeClaim(checkpointAt(five()), grow(MerkleLog.empty, 'a'))).toBe('ahead');
    expect(judgeClaim(checkpointAt(forked(), 3), five())).toBe('differs');
  });
});

describe('proof of two histories', () => {
  const signed = (log: MerkleLog, size = log.size, seed = 1) =>
    parseCheckpoint(noteOf(checkpointAt(log, size), seed), logWith(seed));
  const [one, other] = [() => grow(MerkleLog.empty, 'a', 'b', 'c'), () => grow(MerkleLog.empty, 'a', 'x', 'c', 'd')];

  test('two signed roots of one size are proof to any stranger', () => {
    expect(isContradiction(signed(one()), signed(other(), 3))).toBe(true);
    expect(isContradiction(signed(one()), signed(one()))).toBe(false);
  });
  test('two sizes are proof only with a tree that has the one and not the other', () => {
    expect(isContradiction(signed(one(), 2), signed(other()))).toBe(false);
    expect(isContradiction(signed(one(), 2), signed(other()), other())).toBe(true);
    expect(isContradiction(signed(other(), 1), signed(other()), other())).toBe(false);
  });
  test('checkpoints of two logs are no proof against either', () => {
    const elsewhere = { ...signed(other(), 3), origin: 'kopri.example/other' };
    expect(isContradiction(signed(one()), elsewhere)).toBe(false);
  });
});
