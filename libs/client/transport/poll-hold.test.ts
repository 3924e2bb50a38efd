import { expect, test } from '@jest/globals';
import { FIRST_POLL_WAIT_MS, MAX_POLL_HOLD_MS, MIN_POLL_HOLD_MS } from '@kopri/protocol';
import { PollHold } from './poll-hold.js';

/** Connects again and again by a line that forgets what is silent for so long; each connection's waits double. */
function behind(forgottenAfterMs: number): { readonly holdMs: number; readonly losses: number } {
  const hold = new PollHold();
  let losses = 0;
  for (let connection = 0; connection < 10; connection += 1) {
    let pollWaitMs = Math.min(hold.ms, FIRST_POLL_WAIT_MS);
    while (pollWaitMs < forgottenAfterMs && pollWaitMs < hold.ms) pollWaitMs = Math.min(hold.ms, 2 * pollWaitMs);
    if (pollWaitMs < forgottenAfterMs) break;
    losses += 1;
    hold.lost({ silentMs: pollWaitMs, pollWaitMs });
  }
  return { holdMs: hold.ms, losses };
}

test.each([
  ['a minute', 60_000, 50_000],
  ['two minutes and a half', 150_000, 100_000],
  ['five minutes', 300_000, 200_000],
])('by a line that forgets after %s one connection is lost, and none after it', (_, forgottenAfterMs, holdMs) => {
  expect(behind(forgottenAfterMs)).toEqual({ holdMs, losses: 1 });
});

test('no wait is shorter than the shortest', () => {
  const hold = new PollHold();
  for (let nth = 0; nth < 5; nth += 1) hold.lost({ silentMs: 40_000, pollWaitMs: hold.ms });
  expect(hold.ms).toBe(MIN_POLL_HOLD_MS);
});

test('a loss soon after something had come has another cause, and shortens nothing', () => {
  const hold = new PollHold();
  hold.lost({ silentMs: 2_000, pollWaitMs: 240_000 });
  expect(hold.ms).toBe(MAX_POLL_HOLD_MS);
});

test('a computer that slept shortens nothing', () => {
  const hold = new PollHold();
  hold.lost({ silentMs: 3_600_000, pollWaitMs: 50_000 });
  expect(hold.ms).toBe(MAX_POLL_HOLD_MS);
});
