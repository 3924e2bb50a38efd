import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { fromHex, toHex } from './bytes.js';
import { codec, encodeCbor, parseCbor } from './cbor.js';
import { AppError } from './errors.js';
import { anyValue, bytesOf, oneByteChanged } from './testing/arbitraries.js';

const MAX = 100_000;
const parseHex = (hex: string) => parseCbor(fromHex(hex) ?? new Uint8Array(0), MAX);

/** Whether it was read; anything thrown but `malformed` fails the test. */
function accepts(bytes: Uint8Array, maxBytes = MAX): boolean {
  try {
    parseCbor(bytes, maxBytes);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'malformed') return false;
    throw error;
  }
}

test.each([
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [-1, '20'],
  [65_536, '1a00010000'],
  [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  ['a', '6161'],
  [Uint8Array.of(1, 2), '420102'],
  [[1, [2]], '82018102'],
  [{ b: 1, a: 2, aa: 3 }, 'a3616102616201626161' + '03'],
  [null, 'f6'],
  [true, 'f5'],
])('%j is written as %s', (value, hex) => {
  expect(toHex(encodeCbor(value))).toBe(hex);
  expect(parseHex(hex)).toEqual(value);
});

describe('a value', () => {
  test('comes back as it was', () => {
    fc.assert(fc.property(anyValue, (value) => expect(parseCbor(encodeCbor(value), MAX)).toEqual(value)));
  });

  test('has one encoding: whatever bytes are read are those that would be written', () => {
    const bytes = fc.oneof(bytesOf(0, 20), anyValue.map(encodeCbor).chain(oneByteChanged));
    fc.assert(
      fc.property(bytes, (some) => {
        if (accepts(some)) expect(toHex(encodeCbor(parseCbor(some, MAX)))).toBe(toHex(some));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is refused with its end cut off anywhere, and with anything after it', () => {
    fc.assert(
      fc.property(
        anyValue,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        bytesOf(1, 4),
        (value, part, more) => {
          const bytes = encodeCbor(value);
          expect(accepts(bytes.subarray(0, Math.floor(part * bytes.length)))).toBe(false);
          expect(accepts(Uint8Array.from([...bytes, ...more]))).toBe(false);
        },
      ),
    );
  });

  test('is refused beyond its greatest length, and read at it', () => {
    const bytes = encodeCbor('abcdef');
    expect([accepts(bytes, bytes.length), accepts(bytes, bytes.length - 1)]).toEqual([true, false]);
  });
});

test.each([
  ['a key twice', 'a2616101616102'],
  ['keys out of order', 'a2616201616102'],
  ['a key that is no text', 'a10102'],
  ['an array of indefinite length', '9f01ff'],
  ['a map of indefinite length', 'bf616101ff'],
  ['text of indefinite length', '7f6161ff'],
  ['bytes of indefinite length', '5f4101ff'],
  ['a number not in its shortest form', '1801'],
  ['a length not in its shortest form', '780161'],
  ['a number too large to be exact', '1b0020000000000000'],
  ['a negative number too large to be exact', '3b001fffffffffffff'],
  ['a tag', 'c000'],
  ['a date', 'c11a514b67b0'],
  ['a big number', 'c2420100'],
  ['undefined', 'f7'],
  ['a simple value', 'e0'],
  ['NaN', 'f97e00'],
  ['infinity', 'f97c00'],
  ['a float that is whole', 'f93c00'],
  ['half a number', 'f93e00'],
  ['a float of 64 bits', 'fb3ff8000000000000'],
  ['text that is not UTF-8', '61ff'],
  ['half of a surrogate pair', '63eda080'],
  ['nothing at all', ''],
  ['more nesting than bytes', '81'.repeat(2_000)],
])('%s is refused', (_, hex) => {
  expect(accepts(fromHex(hex) ?? new Uint8Array(0))).toBe(false);
});

test('a key named __proto__ is a key like any other', () => {
  const value = parseHex('a1695f5f70726f746f5f5f01');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value as object)).toEqual(['__proto__']);
});

describe('a codec', () => {
  const point = codec(v.strictObject({ x: v.number(), name: v.optional(v.string()) }), 64);

  test('leaves out what is undefined', () => {
    expect(toHex(point.encode({ x: 1, name: undefined }))).toBe('a1617801');
  });

  test('fails in one way, whatever is wrong', () => {
    for (const hex of ['', 'ff', 'a0', 'a2617801617902', 'a161786131', 'a16178' + '01' + '00']) {
      expect(() => point.parse(fromHex(hex) ?? new Uint8Array(0))).toThrow(
        expect.objectContaining({ code: 'malformed' }),
      );
    }
  });

  test('names the place of a fault and never what stood there', () => {
    const secret = encodeCbor({ x: 'Gyzylgul' });
    expect(() => point.parse(secret)).toThrow(expect.objectContaining({ detail: 'x: number' }));
  });
});
