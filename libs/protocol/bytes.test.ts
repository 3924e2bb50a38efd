import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  concatBytes,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  textOf,
  toBase64,
  toBase64Url,
  toHex,
  utf8,
} from './bytes.js';
import { bytesOf } from './testing/arbitraries.js';

const bytes = bytesOf(0, 70);

describe.each([
  ['hexadecimal', toHex, fromHex],
  ['base64', toBase64, fromBase64],
  ['base64url', toBase64Url, fromBase64Url],
] as const)('%s', (_, encode, decode) => {
  test('gives back the bytes', () => {
    fc.assert(fc.property(bytes, (value) => expect(decode(encode(value))).toEqual(value)));
  });

  test('has one encoding for each value: what is accepted is what would be written', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.base64String({ maxLength: 12 }),
      fc.stringMatching(/^[0-9a-fA-F]{0,8}$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const decoded = decode(text);
        expect(decoded === undefined || encode(decoded) === text).toBe(true);
      }),
    );
  });
});

test.each([
  ['upper-case hexadecimal', fromHex, 'AB'],
  ['half a byte', fromHex, 'abc'],
  ['a line break at the end', fromHex, 'ab\n'],
  ['padding in base64url', fromBase64Url, 'YQ=='],
  ['no padding in base64', fromBase64, 'YQ'],
  ['bits beyond the last byte', fromBase64Url, 'YR'],
  ['the other alphabet', fromBase64Url, '+/+/'],
  ['white space', fromBase64, 'Y Q=='],
])('%s is refused', (_, decode, text) => {
  expect(decode(text)).toBeUndefined();
});

test('published values are met', () => {
  expect(['', 'f', 'fo', 'foo', 'foob'].map((text) => toBase64(utf8(text)))).toEqual([
    '',
    'Zg==',
    'Zm8=',
    'Zm9v',
    'Zm9vYg==',
  ]);
  expect(toBase64Url(Uint8Array.of(0xfb, 0xff))).toBe('-_8');
  expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff');
});

test('text that is not UTF-8 is an error, never a question mark', () => {
  for (const broken of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]])
    expect(() => textOf(Uint8Array.from(broken))).toThrow('not valid');
});

test('bytes are equal when all of them are, and of one length', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
      expect(toHex(concatBytes(a, b))).toBe(toHex(a) + toHex(b));
    }),
  );
});
