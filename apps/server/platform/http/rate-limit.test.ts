import { expect, test } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

test('a key passes as often as the limit says in each window; then it is told how long to wait', () => {
  const limit = new RateLimit(2, 1_000);
  expect([0, 10, 20].map((nowMs) => limit.take('a', nowMs))).toEqual([0, 0, 980]);
  expect(limit.take('b', 20)).toBe(0);
  expect(limit.take('a', 1_000)).toBe(0);
});

test('a flood from very many addresses does not fill memory: the oldest are forgotten', () => {
  const limit = new RateLimit(1, 1_000);
  limit.take('first', 0);
  for (let i = 0; i < 50_000; i++) limit.take(String(i), 0);
  expect(limit.take('first', 0)).toBe(0);
  expect(limit.take('49999', 0)).toBe(1_000);
});
