import { expect, test } from '@jest/globals';
import { newId } from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import { readyCrypto } from '@kopri/crypto/verify';
import type { Progress } from '../face.js';
import { Clock } from '../ports.js';
import { ProgressMeter } from './progress-meter.js';

class StillClock extends Clock {
  ms = 0;
  nowMs(): number {
    return this.ms;
  }
  async sleep(): Promise<void> {}
}

test('progress is told at most four times a second, never backwards, and to its end', async () => {
  await readyCrypto();
  const clock = new StillClock();
  const told: Progress[] = [];
  const meter = new ProgressMeter(clock, (progress) => told.push(progress));
  const progress = { what: 'upload', blob: newId('blob', randomBytes), totalBytes: 1000 } as const;
  for (; clock.ms < 1000; clock.ms += 10) meter.report({ ...progress, doneBytes: clock.ms });
  expect(told).toHaveLength(4);
  // A chunk is sent again.
  clock.ms += 300;
  meter.report({ ...progress, doneBytes: 500 });
  expect(told.at(-1)?.doneBytes).toBe(990);
  meter.report({ ...progress, doneBytes: 1000 }, { isLast: true });
  expect(told.at(-1)?.doneBytes).toBe(1000);
});
