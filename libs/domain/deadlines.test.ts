import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { countries, urgencies } from '@kopri/protocol';
import { computeDue, deadlineInstant } from './deadlines.js';
import { fixedHolidays, isFixedHoliday } from './holidays.js';
import { dayIn, momentOf } from './zones.js';

const ms = (instant: string): number => Date.parse(instant);
const due = (urgency: (typeof urgencies)[number], sentAt: string, ...codes: string[]) =>
  computeDue({ urgency, sentAt: ms(sentAt), countries: codes });

describe('a deadline', () => {
  test.each([
    ['U0', '2026-11-06T20:00:00Z', '2026-11-06T21:00:00Z', '2026-11-07T04:00:00Z'],
    ['U1', '2026-11-06T20:00:00Z', '2026-11-07T04:00:00Z', '2026-11-09T20:00:00Z'],
    ['U2', '2026-11-03T09:00:00Z', '2026-11-04T13:00:00Z', '2026-11-10T09:00:00Z'],
    ['U3', '2026-11-03T09:00:00Z', '2026-11-06T13:00:00Z', '2026-11-17T09:00:00Z'],
    ['U4', '2026-11-03T09:00:00Z', '2026-11-10T13:00:00Z', '2026-12-03T09:00:00Z'],
  ] as const)('of %s sent at %s is %s and %s in Ashgabat', (urgency, sentAt, acknowledge, answer) => {
    expect(due(urgency, sentAt, 'TM')).toEqual({ acknowledge, answer, zone: 'Asia/Ashgabat' });
  });

  test('in working days skips the weekend', () => {
    expect(due('U2', '2026-11-06T09:00:00Z', 'TM').acknowledge).toBe('2026-11-09T13:00:00Z');
  });

  test('in working days skips a public holiday of the answering country, and of no other', () => {
    expect(due('U2', '2026-10-28T06:00:00Z', 'TR').acknowledge).toBe('2026-10-30T15:00:00Z');
    expect(due('U2', '2026-10-28T06:00:00Z', 'TM').acknowledge).toBe('2026-10-29T13:00:00Z');
  });

  test('in working days is counted from the day after sending, as the calendar of the answering country has it', () => {
    expect(due('U2', '2026-11-03T18:59:00Z', 'TM').acknowledge).toBe('2026-11-04T13:00:00Z');
    expect(due('U2', '2026-11-03T19:01:00Z', 'TM').acknowledge).toBe('2026-11-05T13:00:00Z');
  });

  test('in working days can follow another list of holidays', () => {
    const isHoliday = (_: string, day: string) => day === '2026-11-04';
    expect(
      computeDue({ urgency: 'U2', sentAt: ms('2026-11-03T09:00:00Z'), countries: ['TM'], isHoliday }).acknowledge,
    ).toBe('2026-11-05T13:00:00Z');
  });

  test.each([
    ['TM', '13:00'],
    ['UZ', '13:00'],
    ['TJ', '13:00'],
    ['KZ', '13:00'],
    ['KG', '12:00'],
    ['AM', '14:00'],
    ['AZ', '14:00'],
    ['GE', '14:00'],
    ['TR', '15:00'],
    ['TH', '11:00'],
  ])('ends at 18:00 in %s, which is %s in UTC', (country, utc) => {
    expect(due('U3', '2026-07-20T05:00:00Z', country).acknowledge).toMatch(new RegExp(`T${utc}:00Z$`));
  });

  test('of several countries is the earliest of theirs, in the zone of that country', () => {
    expect(due('U2', '2026-10-28T06:00:00Z', 'TR', 'TM')).toMatchObject({
      acknowledge: '2026-10-29T13:00:00Z',
      zone: 'Asia/Ashgabat',
    });
  });

  test('that the asker names replaces the date of the answer; a day alone ends at 18:00 in its zone', () => {
    const terms = { urgency: 'U3', sentAt: ms('2026-11-03T09:00:00Z'), countries: ['TM'] } as const;
    const longer = computeDue({ ...terms, deadline: { date: '2026-12-24', zone: 'Europe/Istanbul' } });
    expect(longer).toEqual({
      acknowledge: '2026-11-06T13:00:00Z',
      answer: '2026-12-24T15:00:00Z',
      zone: 'Asia/Ashgabat',
    });
    const shorter = computeDue({ ...terms, deadline: { date: '2026-11-05T10:30', zone: 'Europe/Istanbul' } });
    expect(shorter).toMatchObject({ acknowledge: '2026-11-05T07:30:00Z', answer: '2026-11-05T07:30:00Z' });
  });

  test('of a country outside the list is refused', () => {
    expect(() => due('U2', '2026-11-03T09:00:00Z', 'XX')).toThrow('country-unknown');
    expect(() => due('U2', '2026-11-03T09:00:00Z')).toThrow('country-unknown');
  });

  test('to acknowledge comes after sending, never after that to answer, and on a working day where days are counted', () => {
    const moment = fc.integer({ min: ms('2024-01-01'), max: ms('2040-01-01') });
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...urgencies),
        fc.constantFrom(...countries),
        (sentAt, urgency, { code, timeZone }) => {
          const { acknowledge, answer } = computeDue({ urgency, sentAt, countries: [code] });
          expect(ms(acknowledge)).toBeGreaterThan(sentAt - 1000);
          expect(ms(acknowledge)).toBeLessThanOrEqual(ms(answer));
          if (urgency < 'U2' || acknowledge === answer) return;
          const day = dayIn(ms(acknowledge), timeZone);
          expect(isFixedHoliday(code, day)).toBe(false);
          expect([0, 6]).not.toContain(new Date(day).getUTCDay());
        },
      ),
    );
  });

  test('in a zone that changes its clocks keeps the hour on the wall', () => {
    expect(deadlineInstant({ date: '2026-03-28', zone: 'Europe/Vienna' })).toBe('2026-03-28T17:00:00Z');
    expect(deadlineInstant({ date: '2026-03-29', zone: 'Europe/Vienna' })).toBe('2026-03-29T16:00:00Z');
    const skipped = momentOf('2026-03-29', '02:30', 'Europe/Vienna');
    expect(new Date(skipped).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('follows the IANA data: Kazakhstan moved to UTC+5 in March 2024', () => {
    expect(deadlineInstant({ date: '2024-02-01', zone: 'Asia/Almaty' })).toBe('2024-02-01T12:00:00Z');
    expect(deadlineInstant({ date: '2024-04-01', zone: 'Asia/Almaty' })).toBe('2024-04-01T13:00:00Z');
  });
});

test('every country of the network has a list of holidays, each a day of the calendar, none yet confirmed', () => {
  for (const { code } of countries) {
    const list = fixedHolidays[code] ?? [];
    expect(list.length).toBeGreaterThan(5);
    for (const { day, checked } of list) {
      expect(new Date(`2028-${day}T00:00:00Z`).toISOString().slice(5, 10)).toBe(day);
      expect(checked).toBe(false);
    }
  }
});
