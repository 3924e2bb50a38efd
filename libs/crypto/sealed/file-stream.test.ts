import { beforeAll, describe, expect, test } from '@jest/globals';
import { concatBytes, equalBytes, isAppError, MAX_FILE_BYTES, utf8 } from '@kopri/protocol';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { readyCrypto, sha256 } from '../verify/index.js';
import { openFile, paddedSize, sealedSize, sealFile, type FileKey } from './file-stream.js';
import { randomBytes } from './keys.js';

beforeAll(readyCrypto);

const CHUNK = 65_536;
const SEALED_CHUNK = CHUNK + 17;
const HEADER = 24;

async function* pieces(bytes: Uint8Array, size = bytes.length || 1): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += size) yield bytes.subarray(offset, offset + size);
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of stream) all.push(Uint8Array.from(piece));
  return concatBytes(...all);
}

async function sealed(plaintext: Uint8Array, pieceSize?: number): Promise<{ bytes: Uint8Array; file: FileKey }> {
  const sealing = sealFile(pieces(plaintext, pieceSize), plaintext.length);
  const bytes = await collect(sealing.stream);
  expect(bytes.length).toBe(sealing.sealedBytes);
  return { bytes, file: { key: sealing.key, size: plaintext.length, sha256: sealing.sha256() } };
}

/** What was given before it threw. */
async function refused(source: AsyncIterable<Uint8Array>, file: FileKey): Promise<Uint8Array> {
  const given: Uint8Array[] = [];
  try {
    for await (const piece of openFile(source, file)) given.push(Uint8Array.from(piece));
  } catch (error) {
    if (isAppError(error, 'file-damaged')) return concatBytes(...given);
    throw error;
  }
  throw new Error('not refused');
}

describe('a file', () => {
  test.each([
    0,
    1,
    2,
    100,
    CHUNK - 1,
    CHUNK,
    CHUNK + 1,
    3 * CHUNK,
    200_001,
  ])('of %i bytes comes back as it was, whatever the pieces', async (size) => {
    const plaintext = randomBytes(size);
    const { bytes, file } = await sealed(plaintext, 10_007);
    expect(file.sha256).toEqual(sha256(plaintext));
    expect(equalBytes(await collect(openFile(pieces(bytes, 1_009), file)), plaintext)).toBe(true);
  });

  test('any small file comes back; its sealed size is known beforehand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 4000 }),
        async (plaintext, pieceSize) => {
          const { bytes, file } = await sealed(plaintext, pieceSize);
          expect(bytes.length).toBe(sealedSize(plaintext.length));
          expect(await collect(openFile(pieces(bytes, pieceSize), file))).toEqual(plaintext);
        },
      ),
    );
  });

  test('sealed twice has another key and other bytes', async () => {
    const plaintext = utf8('the same');
    const [a, b] = [await sealed(plaintext), await sealed(plaintext)];
    expect(a.file.key).not.toEqual(b.file.key);
    expect(a.bytes).not.toEqual(b.bytes);
  });

  test('whose source gives more or fewer bytes than announced is not sealed to its end', async () => {
    for (const announced of [9, 11]) {
      const sealing = sealFile(pieces(randomBytes(10)), announced);
      await expect(collect(sealing.stream)).rejects.toThrow('file-unreadable');
      expect(() => sealing.sha256()).toThrow(TypeError);
    }
  });

  test('beyond the limit is refused before reading', () => {
    expect(() => sealFile(pieces(new Uint8Array(0)), MAX_FILE_BYTES + 1)).toThrow('too-large');
  });

  test('passes through in constant memory: never more than two chunks ahead of the reader', async () => {
    const size = 50 * CHUNK;
    let read = 0;
    async function* counted() {
      for (let i = 0; i < 50; i++) {
        read++;
        yield new Uint8Array(CHUNK);
      }
    }
    let given = 0;
    for await (const _ of sealFile(counted(), size).stream) expect(read - given++).toBeLessThanOrEqual(2);
  });
});

test('sealing and opening give way to other work at least every half megabyte, whatever the pieces', async () => {
  const plaintext = new Uint8Array(8 * CHUNK * 16);
  let turns = 0;
  let isCounting = true;
  const count = (): void => {
    turns += 1;
    if (isCounting) setImmediate(count);
  };
  setImmediate(count);
  const { bytes, file } = await sealed(plaintext);
  const whileSealing = turns;
  await collect(openFile(pieces(bytes), file));
  isCounting = false;
  expect(whileSealing).toBeGreaterThanOrEqual(16);
  expect(turns - whileSealing).toBeGreaterThanOrEqual(16);
});

describe('a damaged file', () => {
  const plaintext = () => randomBytes(3 * CHUNK + 1000);

  test('cut anywhere is refused, and its last piece never given', async () => {
    const whole = plaintext();
    const { bytes, file } = await sealed(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const given = await refused(pieces(bytes.subarray(0, length), CHUNK), file);
        expect(given.length).toBeLessThanOrEqual(3 * CHUNK);
        expect(equalBytes(given, whole.subarray(0, given.length))).toBe(true);
      }),
      { numRuns: 40 },
    );
    for (const length of [0, HEADER, HEADER + SEALED_CHUNK, HEADER + 3 * SEALED_CHUNK])
      await refused(pieces(bytes.subarray(0, length)), file);
  });

  test('changed in any bit is refused', async () => {
    const { bytes, file } = await sealed(plaintext());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Uint8Array.from(bytes);
        changed.set([(bytes[at] ?? 0) ^ (1 << bit)], at);
        expect((await refused(pieces(changed, CHUNK), file)).length).toBeLessThanOrEqual(3 * CHUNK);
      }),
      { numRuns: 40 },
    );
  });

  test('longer by any bytes is refused before its last piece', async () => {
    const { bytes, file } = await sealed(plaintext());
    for (const extra of [new Uint8Array(1), new Uint8Array(17), bytes.subarray(HEADER, HEADER + SEALED_CHUNK), bytes])
      expect((await refused(pieces(concatBytes(bytes, extra)), file)).length).toBeLessThanOrEqual(3 * CHUNK);
  });

  test('with chunks swapped, repeated, left out or of another file is refused', async () => {
    const { bytes, file } = await sealed(plaintext());
    const other = await sealed(plaintext());
    const header = bytes.subarray(0, HEADER);
    const chunk = (i: number, of = bytes) => of.subarray(HEADER + i * SEALED_CHUNK, HEADER + (i + 1) * SEALED_CHUNK);
    const orders = [
      [chunk(1), chunk(0), chunk(2), chunk(3)],
      [chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)],
      [chunk(0), chunk(2), chunk(3)],
      [chunk(3)],
      [chunk(0), chunk(1), chunk(2), chunk(3, other.bytes)],
    ];
    for (const order of orders) await refused(pieces(concatBytes(header, ...order)), file);
  });

  test('with another key, size or hash is refused', async () => {
    const { bytes, file } = await sealed(plaintext());
    await refused(pieces(bytes), { ...file, key: randomBytes(32) });
    for (const size of [0, file.size - 1, file.size + 1, file.size * 2])
      await refused(pieces(bytes), { ...file, size });
    expect((await refused(pieces(bytes), { ...file, sha256: new Uint8Array(32) })).length).toBe(3 * CHUNK);
  });

  test('an error of the source passes through as it is', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new RangeError('line cut');
    }
    await expect(
      collect(openFile(broken(), { key: randomBytes(32), size: 1, sha256: randomBytes(32) })),
    ).rejects.toThrow(RangeError);
  });
});

describe('a file of a sender who holds the key and keeps to no rule', () => {
  const plaintext = utf8('nine byte');
  const padding = new Uint8Array(1);

  type Chunk = readonly [Uint8Array, 'FINAL' | 'MESSAGE'];

  async function opens(text: Uint8Array, ...chunks: readonly Chunk[]): Promise<Uint8Array> {
    const key = randomBytes(32);
    const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
    const push = ([chunk, tag]: Chunk) =>
      sodium.crypto_secretstream_xchacha20poly1305_push(
        state,
        chunk,
        null,
        sodium[`crypto_secretstream_xchacha20poly1305_TAG_${tag}`],
      );
    const bytes = concatBytes(header, ...chunks.map(push));
    return collect(openFile(pieces(bytes), { key, size: text.length, sha256: sha256(text) }));
  }

  test('opens when it keeps to all', async () => {
    expect(await opens(plaintext, [concatBytes(plaintext, padding), 'FINAL'])).toEqual(plaintext);
  });

  test('is refused without final tag, without padding, with other padding, or going on after its end', async () => {
    const whole = concatBytes(plaintext, padding);
    await expect(opens(plaintext, [whole, 'MESSAGE'])).rejects.toThrow('file-damaged');
    await expect(opens(plaintext, [plaintext, 'FINAL'])).rejects.toThrow('file-damaged');
    await expect(opens(plaintext, [concatBytes(plaintext, Uint8Array.of(1)), 'FINAL'])).rejects.toThrow('padding');
    const chunk = randomBytes(CHUNK);
    expect(equalBytes(await opens(chunk, [chunk, 'FINAL']), chunk)).toBe(true);
    await expect(opens(chunk, [chunk, 'FINAL'], [new Uint8Array(0), 'FINAL'])).rejects.toThrow('file-damaged');
  });

  test('an empty file without its one chunk is refused', async () => {
    const { bytes, file } = await sealed(new Uint8Array(0));
    await refused(pieces(bytes.subarray(0, HEADER)), file);
    await refused(pieces(new Uint8Array(0)), file);
  });
});

describe('padding', () => {
  test('adds at most 12 %, never takes away, and keeps order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FILE_BYTES }), (size) => {
        expect(paddedSize(size)).toBeGreaterThanOrEqual(size);
        expect(paddedSize(size)).toBeLessThanOrEqual(size * 1.12 + 1);
        expect(paddedSize(paddedSize(size))).toBe(paddedSize(size));
        expect(paddedSize(size + 1)).toBeGreaterThanOrEqual(paddedSize(size));
      }),
    );
  });

  test('leaves few lengths: some hundred for all files up to the limit', () => {
    let lengths = 0;
    for (let size = 0; size <= MAX_FILE_BYTES; size = paddedSize(size + 1)) lengths++;
    expect(lengths).toBeLessThan(700);
  });

  test.each([
    [0, 0],
    [9, 10],
    [1000, 1024],
    [1025, 1088],
    [1_000_000, 1_015_808],
  ])('of %i bytes makes %i', (size, padded) => {
    expect(paddedSize(size)).toBe(padded);
  });
});
