import { describe, expect, test } from '@jest/globals';
import { findFreeTextHits, findFreeTextSigns } from './free-text.js';

describe('free text', () => {
  test.each([
    'Maral Berdiyeva was seen.',
    'Её зовут Марал Бердыева.',
    'Adı Gülşat Öztürk.',
    'The witness Anna-Maria Kovács said so.',
  ])('that looks like it names a person is suspected: %s', (text) => {
    expect(findFreeTextSigns(text)).toEqual(['name-in-text']);
  });

  test.each([
    '+993 65 12-34-56-78',
    'tel. 8 (800) 200-06-00',
    '905321234567',
  ])('with a telephone number is suspected: %s', (text) => {
    expect(findFreeTextSigns(text)).toContain('phone-in-text');
  });

  test.each([
    'A1234567',
    'I-AŞ 123456',
    'AB №1234567',
    'U12345678',
  ])('with the number of a document is suspected: %s', (text) => {
    expect(findFreeTextSigns(`The passport ${text} was shown.`)).toEqual(['document-number-in-text']);
  });

  test.each([
    'V1 was found in Istanbul on 2026-11-03 18:00 and flew from Ashgabat on 3.11.2026.',
    "The General Prosecutor's Office of Turkmenistan and the Ministry of Internal Affairs know of it.",
    'See CASC-TM-2026-000123, art. 80 of the Criminal Code, 15 questions, 1 200 000 lira.',
    'Seized on Monday 2 November, in the Palermo Protocol sense.',
    'Генеральная прокуратура Туркменистана сообщила об этом.',
  ])('without such is not: %s', (text) => {
    expect(findFreeTextSigns(text)).toEqual([]);
  });

  test('has its signs at their places, in order, also after a date and beyond the first plane', () => {
    const text = '😀 On 2026-11-03 Maral Berdiyeva called +993 65 12-34-56-78. 3 people saw A1234567.';
    const found = findFreeTextHits(text).map(({ code, from, to }) => [code, text.slice(from, to)]);
    expect(found).toEqual([
      ['name-in-text', 'Maral Berdiyeva'],
      ['phone-in-text', '+993 65 12-34-56-78'],
      ['document-number-in-text', 'A1234567'],
    ]);
  });

  test('has no sign within another', () => {
    const hits = findFreeTextHits('AB 123456789 and AB-CD 987654321');
    expect(hits.length).toBeGreaterThan(0);
    for (const [i, hit] of hits.entries()) expect(hit.from).toBeGreaterThanOrEqual(hits[i - 1]?.to ?? 0);
  });

  test('of great length is searched in reasonable time', () => {
    const started = performance.now();
    for (const hostile of ['A'.repeat(10_000), 'Aa '.repeat(3_333), '1 '.repeat(5_000), "Aa'".repeat(3_333)])
      findFreeTextSigns(hostile);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
