import { expect, test } from '@jest/globals';
import { foldedIncludes, sameName } from './names.js';

test.each([
  ['Gyzylgul Berdiýewa', 'gyzylgul berdiyewa'],
  ['İlayda Işık', 'ilayda isik'],
  ['ŞÜKRÜ', 'sukru'],
  ['Гызылгүль', 'гызылгүль'],
  ['José', 'jose\u0301'],
])('%s is found as %s', (name, typed) => {
  expect(sameName(name, typed)).toBe(true);
});

test('part of a name fits, another name does not, and an erased one fits nothing', () => {
  expect(foldedIncludes('Gyzylgul Berdiýewa', 'berdi')).toBe(true);
  expect(foldedIncludes('Gyzylgul Berdiýewa', 'Merdan')).toBe(false);
  expect(foldedIncludes(undefined, '')).toBe(false);
});
