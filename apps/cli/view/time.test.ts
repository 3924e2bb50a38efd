import { describe, expect, test } from '@jest/globals';
import { english } from '@kopri/locale/english';
import { dayWords, deadlineWords, shortDeadline, zoneOf } from './time.js';

const ashgabat = 'Asia/Ashgabat';
const istanbul = 'Europe/Istanbul';

describe('a deadline', () => {
  test('stands in the zone of whoever owes it, with the ISO date, and in the zone of the reader', () => {
    expect(deadlineWords('2026-11-10T13:00:00Z', { there: ashgabat, here: istanbul })).toBe(
      '10 November 2026 (2026-11-10) 18:00 Ashgabat · 16:00 Ankara',
    );
  });

  test('says the date twice when it is another day there', () => {
    expect(deadlineWords('2026-11-10T20:30:00Z', { there: ashgabat, here: istanbul })).toBe(
      '11 November 2026 (2026-11-11) 01:30 Ashgabat · 2026-11-10 23:30 Ankara',
    );
  });

  test('says it once where both clocks agree', () => {
    expect(deadlineWords('2026-11-10T13:00:00Z', { there: ashgabat, here: 'Asia/Tashkent' })).toBe(
      '10 November 2026 (2026-11-10) 18:00 Ashgabat',
    );
  });

  test('is short in a column', () => {
    expect(shortDeadline('2026-11-10T13:00:00Z', { there: ashgabat, here: istanbul })).toBe(
      '2026-11-10 18:00 Ashgabat · 16:00 Ankara',
    );
  });
});

test('midnight is 00:00 of the day that begins', () => {
  expect(english.dayTime('2026-03-11T19:00:00Z', ashgabat)).toBe('12 March 2026, 00:00');
});

test('what is no moment is shown as it came', () => {
  expect([
    english.dayTime('soon', ashgabat),
    dayWords('soon', ashgabat),
    deadlineWords('soon', { there: ashgabat, here: istanbul }),
  ]).toEqual(['soon', 'soon', 'soon']);
});

test('members read clocks of the country in which they serve', () => {
  expect([zoneOf('TM', istanbul), zoneOf(null, istanbul), zoneOf('XX', istanbul)]).toEqual([
    ashgabat,
    istanbul,
    istanbul,
  ]);
});
