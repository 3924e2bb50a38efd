import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { LineWatch } from './line-watch.js';

const PATIENCE_MS = 34_000;
let silences: number;
let watch: LineWatch;

beforeEach(() => {
  jest.useFakeTimers();
  silences = 0;
  watch = new LineWatch(
    () => PATIENCE_MS,
    () => (silences += 1),
  );
});
afterEach(() => {
  watch.end();
  jest.useRealTimers();
});

test('a line that says something now and then is never silent', () => {
  for (let pings = 0; pings < 20; pings += 1) {
    jest.advanceTimersByTime(15_000);
    watch.heard();
  }
  expect(silences).toBe(0);
});

test('a line that says nothing is silent at the first look after the patience is over', () => {
  jest.advanceTimersByTime(PATIENCE_MS);
  expect(silences).toBe(0);
  jest.advanceTimersByTime(4_000);
  expect(silences).toBe(1);
});

test('whoever slept looks twice: what came meanwhile may still be read', () => {
  jest.setSystemTime(Date.now() + 3_600_000);
  jest.advanceTimersByTime(4_000);
  expect(silences).toBe(0);
  watch.heard();
  jest.advanceTimersByTime(4_000);
  expect(silences).toBe(0);
});

test('a line that was dead after the sleep is noticed, also when the clock was set back', () => {
  jest.setSystemTime(Date.now() - 3_600_000);
  jest.advanceTimersByTime(8_000);
  expect(silences).toBe(1);
});

test('nothing is looked at after the end', () => {
  watch.end();
  jest.advanceTimersByTime(100_000);
  expect(silences).toBe(0);
});
