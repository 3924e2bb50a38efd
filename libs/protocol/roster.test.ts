import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { toHex } from './bytes.js';
import { encodeCbor } from './cbor.js';
import { MAX_CHANNEL_DEVICES } from './limits.js';
import { newId } from './ids.js';
import { channelTermsCodec, commitBindingCodec, encodeRoster, leafIdentityCodec, rosterOf } from './roster.js';
import { anyId, anyRoster, bytesOf, oneByteChanged } from './testing/arbitraries.js';
import { sampleBytes, sampleIds } from './testing/samples.js';

describe('a roster', () => {
  test('is one list for one set of devices, in whatever order and however often they are named', () => {
    fc.assert(
      fc.property(anyRoster, fc.infiniteStream(fc.double({ noNaN: true })), (roster, random) => {
        const shuffled = [...roster, ...roster]
          .map((device) => [random.next().value, device] as const)
          .sort(([a], [b]) => a - b);
        expect(toHex(encodeRoster(rosterOf(shuffled.map(([, device]) => device))))).toBe(toHex(encodeRoster(roster)));
      }),
    );
  });

  test('that is not sorted, or names a device twice, is not encoded', () => {
    const [a, b] = [newId('device', (n) => new Uint8Array(n)), sampleIds.device];
    expect(() => encodeRoster([b, a])).toThrow('malformed');
    expect(() => encodeRoster([a, a])).toThrow('malformed');
    expect(encodeRoster([a, b])).toEqual(encodeCbor([a, b]));
  });

  test('holds as many devices as a channel may, and not one more', () => {
    const devices = Array.from({ length: MAX_CHANNEL_DEVICES + 1 }, (_, i) =>
      newId('device', (n) => new Uint8Array(n).fill(i)),
    );
    const roster = rosterOf(devices);
    expect(encodeRoster(roster.slice(1)).length).toBeGreaterThan(0);
    expect(() => encodeRoster(roster)).toThrow('malformed');
  });

  test('of other devices has other bytes', () => {
    fc.assert(
      fc.property(anyRoster, anyRoster, (a, b) =>
        expect(toHex(encodeRoster(a)) === toHex(encodeRoster(b))).toBe(a.join() === b.join()),
      ),
    );
  });
});

describe.each([
  ['the binding of a commit', commitBindingCodec, 'commit binding'],
  ['the terms of a channel', channelTermsCodec, 'channel terms'],
  ['the identity of a leaf', leafIdentityCodec, 'leaf identity'],
])('%s', (_, codec, name) => {
  const bytes = sampleBytes[name] ?? new Uint8Array(0);
  const { encode, parse } = codec as { encode: (value: unknown) => Uint8Array; parse: (some: Uint8Array) => unknown };

  test('has one encoding; cut short, followed by anything or changed it is refused or something else', () => {
    expect(encode(parse(bytes))).toEqual(bytes);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => parse(bytes.subarray(0, length))).toThrow('malformed');
    expect(() => parse(Uint8Array.from([...bytes, 0]))).toThrow('malformed');
    fc.assert(
      fc.property(oneByteChanged(bytes), (changed) => {
        let parsed: unknown;
        try {
          parsed = parse(changed);
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed' });
          return;
        }
        expect(toHex(encode(parsed))).toBe(toHex(changed));
      }),
    );
  });
});

test('a binding names a directory that is not empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 3 }), bytesOf(32), bytesOf(32), (size, root, roster) => {
      const encode = () => commitBindingCodec.encode({ version: 1, size, root, roster });
      if (size >= 1) expect(commitBindingCodec.parse(encode())).toEqual({ version: 1, size, root, roster });
      else expect(encode).toThrow('malformed');
    }),
  );
});

test('a leaf is a member and a device, in this order', () => {
  fc.assert(
    fc.property(anyId('member'), anyId('device'), (member, device) =>
      expect(leafIdentityCodec.parse(leafIdentityCodec.encode([member, device]))).toEqual([member, device]),
    ),
  );
  expect(() => leafIdentityCodec.parse(encodeCbor([sampleIds.device, sampleIds.member]))).toThrow('malformed');
  expect(() => leafIdentityCodec.parse(encodeCbor([sampleIds.member, sampleIds.device, 1]))).toThrow('malformed');
});
