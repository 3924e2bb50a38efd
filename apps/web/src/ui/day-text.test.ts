import fc from 'fast-check';
import { findDay } from './day-text.js';

describe('A day typed by hand', () => {
  test.each([
    ['2026-11-03', '2026-11-03'],
    ['2026-1-3', '2026-01-03'],
    ['3.11.2026', '2026-11-03'],
    ['03/11/2026', '2026-11-03'],
    [' 3 11 2026 ', '2026-11-03'],
    ['29.2.2028', '2028-02-29'],
  ])('%j is %s: the day comes first unless the year does', (typed, day) => {
    expect(findDay(typed)).toBe(day);
  });

  test.each([
    '',
    '29.2.2026',
    '31.4.2026',
    '2026-13-01',
    '3.11.26',
    '11/2026',
    '3 november',
  ])('%j is no day and is not guessed at', (typed) => {
    expect(findDay(typed)).toBeUndefined();
  });

  test('every day of the calendar is read back from both ways of writing it', () => {
    const anyDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-');
        expect([findDay(iso), findDay(`${day}.${month}.${year}`)]).toEqual([iso, iso]);
      }),
    );
  });
});
