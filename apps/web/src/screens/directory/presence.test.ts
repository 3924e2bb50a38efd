import { expect, test } from '@jest/globals';
import { thereIn } from './presence.js';

test.each([
  ['TM', '2026-11-03T03:59:59Z', 'outside-hours'],
  ['TM', '2026-11-03T04:00:00Z', 'at-work'],
  ['TM', '2026-11-03T12:59:59Z', 'at-work'],
  ['TM', '2026-11-03T13:00:00Z', 'outside-hours'],
  ['TM', '2026-11-07T06:00:00Z', 'day-off'],
  ['TR', '2026-10-29T08:00:00Z', 'day-off'],
  ['TH', '2026-11-03T02:00:00Z', 'at-work'],
])('in %s at %s it is %s', (country, at, presence) => {
  expect(thereIn(country, Date.parse(at))?.presence).toBe(presence);
});

test('who belongs to no country has no clock', () => {
  expect([thereIn(null, 0), thereIn('XX', 0)]).toEqual([undefined, undefined]);
});
