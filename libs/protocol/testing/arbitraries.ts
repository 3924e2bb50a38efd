/** Arbitrary values of the wire, for laws. */
import * as fc from 'fast-check';
import { newId, rosterOf, visibleName, type DeviceId, type IdKind } from '../index.js';

export const bytesOf = (min: number, max = min): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: min, maxLength: max });

export const anyId = <K extends IdKind>(kind: K) => bytesOf(16).map((random) => newId(kind, () => random));

/** Text as a person's editor leaves it: composed, trimmed, without control characters, never empty. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 40) })
    .map((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
        .trim()
        .slice(0, maxLength)
        .trim(),
    )
    .filter((text) => text !== '' && text === text.normalize('NFC'));

/** A name as the forms leave it. */
export const anyName = (maxLength: number): fc.Arbitrary<string> =>
  anyText(maxLength)
    .map(visibleName)
    .filter((name) => name !== '');

/** Whatever deterministic CBOR of ours can say. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.boolean(),
    fc.constant(null),
    fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    fc.string({ unit: 'grapheme' }),
    bytesOf(0, 40),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 30 }).filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

export const anyRoster: fc.Arbitrary<DeviceId[]> = fc.array(anyId('device'), { maxLength: 12 }).map(rosterOf);

/** Any one byte of `bytes` replaced by another. */
export const oneByteChanged = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.integer({ min: 1, max: 255 }))
    .map(([index, by]) => bytes.map((byte, i) => (i === index ? byte ^ by : byte)));
