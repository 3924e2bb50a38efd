import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, cleanText, jsonLine } from './clean.js';

const ESC = '\u001b';
/** What a terminal may act upon, or what turns text around. */
const dangerous = /(?![\t\n])\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u;

describe('text from others', () => {
  test('cannot move the cursor, rewrite a line or ring the bell', () => {
    expect(cleanText(`paid${ESC}[2K\r${ESC}[1Arefused\u0007`)).toBe(
      'paid\u{FFFD}[2K\u{FFFD}\u{FFFD}[1Arefused\u{FFFD}',
    );
  });

  test('cannot use the one-byte forms of the same commands', () => {
    expect(cleanText('a\u009b31mb\u0090q\u007f')).toBe('a\u{FFFD}31mb\u{FFFD}q\u{FFFD}');
  });

  test('cannot turn its direction around', () => {
    expect(cleanText('invoice\u202efdp.exe')).toBe('invoice\u{FFFD}fdp.exe');
  });

  test('keeps its lines in a paragraph and loses them in a table', () => {
    expect(cleanText('one\r\ntwo\nthree')).toBe('one\ntwo\nthree');
    expect(cleanLine(' one\r\ntwo\t\nthree ')).toBe('one two three');
  });

  test('keeps every script as it is written', () => {
    for (const name of ['Гызылгуль Аннаева', 'İşçi Yılmaz', 'สมชาย ใจดี', 'ნინო', 'Ղազարյան', 'Ýazgül'])
      expect(cleanLine(name)).toBe(name);
  });

  test('is safe whatever it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !dangerous.test(cleanText(text)) && !/[\t\n]/.test(cleanLine(text)),
      ),
    );
  });
});

describe('a line of JSON', () => {
  test('shows no character on which a terminal acts, and loses none', () => {
    const value = { text: `${ESC}[31m \u009b \u007f \u202e \u{E0041}` };
    expect(jsonLine(value)).not.toMatch(dangerous);
    expect(JSON.parse(jsonLine(value))).toEqual(value);
  });

  test('is one line that reads back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
        const line = jsonLine({ value });
        expect(line).not.toMatch(/[\n\r]/);
        expect(line).not.toMatch(dangerous);
        expect(JSON.stringify(JSON.parse(line))).toBe(JSON.stringify({ value }));
      }),
    );
  });
});
