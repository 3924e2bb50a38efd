import { describe, expect, test } from '@jest/globals';
import { rulerOf, type RulerTerms } from './ruler.js';

const tuesday = (over: Partial<RulerTerms> = {}) =>
  rulerOf({
    nowMs: Date.parse('2026-11-03T05:42:00Z'),
    zone: 'Asia/Ashgabat',
    countries: ['TM', 'TR', 'TH'],
    deadlines: [],
    ...over,
  });

const hourOf = (part: number, { from, to } = { from: 7, to: 20 }): number => from + part * (to - from);
const barsOf = (terms?: Partial<RulerTerms>) =>
  tuesday(terms).lines.map(({ bars }) => bars.map(({ from, to }) => [hourOf(from), hourOf(to)].map(Math.round)));

describe('the hours of colleagues', () => {
  test('are their working days from nine to six, on the hours of the reader', () => {
    expect(barsOf()).toEqual([[[9, 18]], [[11, 20]], [[7, 16]]]);
  });

  test('have no bar on a weekend or a public holiday of theirs', () => {
    const republicDay = { nowMs: Date.parse('2026-10-29T05:42:00Z'), countries: ['TM', 'TR'] };
    expect(tuesday(republicDay).lines.map(({ bars }) => bars.length)).toEqual([1, 0]);
    const sunday = { nowMs: Date.parse('2026-11-08T05:42:00Z') };
    expect(tuesday(sunday).lines.map(({ bars }) => bars.length)).toEqual([0, 0, 0]);
  });

  test('say until when an office is open, or from when on', () => {
    const said = tuesday().lines.map(({ opening }) => [opening?.is, opening?.until]);
    expect(said).toEqual([
      ['open', '2026-11-03T13:00:00.000Z'],
      ['closed', '2026-11-03T06:00:00.000Z'],
      ['open', '2026-11-03T11:00:00.000Z'],
    ]);
  });

  test('say the next working day on a Friday evening', () => {
    const [own] = tuesday({ nowMs: Date.parse('2026-11-06T14:00:00Z') }).lines;
    expect(own?.opening).toEqual({ is: 'closed', until: '2026-11-09T04:00:00.000Z', isToday: false });
  });

  test('carry the deadlines of today on the line of their country, and no others', () => {
    const { lines } = tuesday({
      deadlines: [
        { country: 'TR', dueAt: '2026-11-03T09:00:00Z' },
        { country: 'TR', dueAt: '2026-11-04T09:00:00Z' },
      ],
    });
    expect(lines.map(({ pins }) => pins.map(({ at }) => hourOf(at)))).toEqual([[], [14], []]);
  });

  test('grow to show what is early or late, and stay within the day of the reader', () => {
    const night = tuesday({ nowMs: Date.parse('2026-11-03T18:30:00Z'), countries: ['TM'] });
    expect(hourOf(night.now, { from: 8, to: 24 })).toBeCloseTo(23.5);
    expect(hourOf(tuesday({ countries: ['TM'] }).now, { from: 8, to: 20 })).toBeCloseTo(10.7);
  });

  test('are not stretched by a deadline that was missed in the night', () => {
    const missed = { country: 'TR', dueAt: '2026-11-02T20:00:00Z' };
    const { ticks, lines } = tuesday({ deadlines: [missed] });
    expect(ticks[0]).toEqual(tuesday().ticks[0]);
    expect(lines.flatMap(({ pins }) => pins)).toEqual([]);
  });

  test('leave out the hour that would stand under the present', () => {
    expect(tuesday({ countries: ['TM'] }).ticks.map(({ ms }) => new Date(ms).getUTCHours() + 5)).toEqual([
      8, 12, 14, 16, 18, 20,
    ]);
  });
});
