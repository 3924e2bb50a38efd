import { expect, test } from '@jest/globals';
import type { ChannelItem } from '@kopri/client';
import { beganWithout } from './began-without.js';

const from = (seq: number) => [{ seq } as ChannelItem];

test('who was there from the start misses nothing, however far down the first message stands', () => {
  for (const joinedAfter of [0, 1]) expect(beganWithout(from(7), joinedAfter)).toBe(false);
});

test('who came later misses what stood there before, also where nothing has been said since', () => {
  expect(beganWithout(from(3), 2)).toBe(true);
  expect(beganWithout([], 2)).toBe(true);
});

test('where it was not kept, the first place that is seen decides', () => {
  expect([beganWithout([], null), beganWithout(from(2), null), beganWithout(from(3), null)]).toEqual([
    false,
    false,
    true,
  ]);
});
