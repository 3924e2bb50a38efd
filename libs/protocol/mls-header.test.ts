import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { concatBytes, utf8 } from './bytes.js';
import { AppError } from './errors.js';
import { channelToGroupId, newId } from './ids.js';
import { parseMlsHeader } from './mls-header.js';
import { bytesOf, oneByteChanged } from './testing/arbitraries.js';

const channel = newId('channel', (n) => new Uint8Array(n).fill(7));

/** RFC 9420 §2.1.2. */
function vector(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (length < 64) return concatBytes(Uint8Array.of(length), bytes);
  if (length < 16_384) return concatBytes(Uint8Array.of(0x40 | (length >> 8), length & 0xff), bytes);
  return concatBytes(
    Uint8Array.of(0x80 | (length >> 24), (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff),
    bytes,
  );
}

interface Parts {
  readonly group?: Uint8Array;
  readonly epoch?: number;
  readonly contentType?: number;
  readonly authenticatedData?: Uint8Array;
  readonly ciphertext?: Uint8Array;
}

function message({
  group = channelToGroupId(channel),
  epoch = 3,
  contentType = 1,
  authenticatedData = new Uint8Array(0),
  ciphertext = new Uint8Array(40),
}: Parts = {}) {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(epoch));
  return concatBytes(
    Uint8Array.of(0, 1, 0, 2),
    vector(group),
    number,
    Uint8Array.of(contentType),
    vector(authenticatedData),
    vector(new Uint8Array(28)),
    vector(ciphertext),
  );
}

const refused = expect.objectContaining({ code: 'malformed' });

describe('the clear header of an envelope', () => {
  test('names channel, epoch and whether it is a commit, and gives the authenticated data', () => {
    expect(parseMlsHeader(message())).toEqual({
      channel,
      epoch: 3,
      contentType: 'application',
      authenticatedData: new Uint8Array(0),
    });
    const binding = utf8('binding');
    expect(parseMlsHeader(message({ contentType: 3, authenticatedData: binding }))).toMatchObject({
      contentType: 'commit',
      authenticatedData: binding,
    });
  });

  test('is read whatever the lengths behind it', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 40),
        fc.constantFrom(0, 1, 63, 64, 65, 16_383, 16_384, 70_000),
        fc.constantFrom(0, 63, 64, 300),
        (epoch, sealed, data) => {
          const header = parseMlsHeader(
            message({ epoch, ciphertext: new Uint8Array(sealed), authenticatedData: new Uint8Array(data) }),
          );
          expect([header.epoch, header.authenticatedData.length]).toEqual([epoch, data]);
        },
      ),
    );
  });

  test('is refused when the message is cut short anywhere, or followed by anything', () => {
    const whole = message({ ciphertext: new Uint8Array(100) });
    for (let length = 0; length < whole.length; length += 1)
      expect(() => parseMlsHeader(whole.subarray(0, length))).toThrow(refused);
    expect(() => parseMlsHeader(concatBytes(whole, Uint8Array.of(0)))).toThrow(refused);
  });

  test('fails in one way for whatever bytes come', () => {
    const bytes = fc.oneof(bytesOf(0, 120), oneByteChanged(message()));
    fc.assert(
      fc.property(bytes, (some) => {
        try {
          parseMlsHeader(some);
        } catch (error) {
          expect(error instanceof AppError && error.code).toBe('malformed');
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['another version of MLS', concatBytes(Uint8Array.of(0, 2), message().subarray(2))],
  ['a PublicMessage', concatBytes(Uint8Array.of(0, 1, 0, 1), message().subarray(4))],
  ['a Welcome', concatBytes(Uint8Array.of(0, 1, 0, 3), message().subarray(4))],
  ['a proposal', message({ contentType: 2 })],
  ['an unknown type of content', message({ contentType: 4 })],
  ['a group that is no channel', message({ group: utf8('some other group id') })],
  [
    'an epoch too large to be exact',
    message({ epoch: Number.MAX_SAFE_INTEGER }).map((byte, i) => (i === 24 ? 0xff : byte)),
  ],
  ['a length not in its shortest form', concatBytes(Uint8Array.of(0, 1, 0, 2, 0x40, 19), message().subarray(5))],
  ['a length prefix that does not exist', concatBytes(Uint8Array.of(0, 1, 0, 2, 0xc0), message().subarray(5))],
])('%s is refused', (_, bytes) => {
  expect(() => parseMlsHeader(bytes)).toThrow(refused);
});
