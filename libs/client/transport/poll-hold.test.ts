import { expect, test } from '@jest/globals';
import { MAX_POLL_HOLD_MS, MIN_POLL_HOLD_MS } from '@kopri/protocol';
import { PollHold } from './poll-hold.js';

/** Connects again and again through a proxy that cuts whatever is silent for that long; the wait that stands. */
function settledBehind(cutMs: number): number {
  const hold = new PollHold();
  for (let i = 0; i < 10; i += 1) if (hold.ms > cutMs) hold.lostAfter(cutMs);
  return hold.ms;
}

test('behind a proxy that cuts a silent request at a minute the next ones wait for less than that', () => {
  expect(settledBehind(60_000)).toBeLessThanOrEqual(60_000);
});

test('no wait is shorter than the shortest, however soon the line is cut', () => {
  expect(settledBehind(1_000)).toBe(MIN_POLL_HOLD_MS);
});

test('a loss after a whole wait has another cause, and shortens nothing', () => {
  const hold = new PollHold();
  hold.lostAfter(MAX_POLL_HOLD_MS + 1);
  expect(hold.ms).toBe(MAX_POLL_HOLD_MS);
});
