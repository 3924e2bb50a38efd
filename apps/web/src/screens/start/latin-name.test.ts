import { expect, test } from '@jest/globals';
import { nameFault } from './latin-name.js';

test('a name is written in Latin letters of any country', () => {
  for (const name of ['Gyzylgul Berdiýewa', "Şükür O'Neill-Öz", 'Oʻtkir Gʻaniyev', 'Əli'])
    expect(nameFault(name)).toBeUndefined();
});

test('a name in another script, or with one letter of it, belongs into the other field', () => {
  for (const name of ['Гызылгуль', 'გიორგი', 'Cаid']) expect(nameFault(name)).toBe('not-latin');
});

test('a name is measured in composed form, and never cut', () => {
  expect(nameFault('u\u0308'.repeat(120))).toBeUndefined();
  expect(nameFault('u'.repeat(121))).toBe('too-long');
});

test('a name without a letter is missing', () => {
  for (const name of ['', '   ', '12']) expect(nameFault(name)).toBe('missing');
});
