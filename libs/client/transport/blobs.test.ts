/** A chunk is lost when the line is cut in it, and told when it has arrived: as much as the line carries in some seconds. */
import { expect, test } from '@jest/globals';
import { nextChunkBytes } from './blobs.js';

const KBIT = 1000 / 8;

/** What is sent at once after some chunks on a line that carries so much in a second. */
function settledAt(bytesPerSecond: number): number {
  let bytes = 500_000;
  for (let chunk = 0; chunk < 20; chunk += 1) bytes = nextChunkBytes(bytes, (bytes / bytesPerSecond) * 1000);
  return bytes;
}

test.each([
  ['64 kbit/s', 64 * KBIT, 62_500],
  ['8 kbit/s', 8 * KBIT, 15_625],
  ['10 Mbit/s', 10_000 * KBIT, 500_000],
])('at %s chunks settle at a size of their own', (_, bytesPerSecond, bytes) => {
  expect(settledAt(bytesPerSecond)).toBe(bytes);
});

test('a brief first chunk is followed by greater ones, up to the most that may be lost', () => {
  const sizes = [62_500];
  while (sizes.length < 5) sizes.push(nextChunkBytes(sizes.at(-1) ?? 0, 300));
  expect(sizes).toEqual([62_500, 125_000, 250_000, 500_000, 500_000]);
});
