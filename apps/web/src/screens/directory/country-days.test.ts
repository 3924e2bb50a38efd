import { expect, test } from '@jest/globals';
import { areConfirmed, holidaysAhead } from './country-days.js';

const turkmenistan = { code: 'TM', timeZone: 'Asia/Ashgabat' };

test('holidays ahead run over the end of the year, by the clock of the country', () => {
  const at = (moment: string): readonly string[] => holidaysAhead(turkmenistan, Date.parse(moment));
  expect(at('2026-10-06T18:59:00Z').slice(0, 3)).toEqual(['2026-10-06', '2026-12-12', '2027-01-01']);
  expect(at('2026-10-06T19:00:00Z')[0]).toBe('2026-12-12');
  expect(at('2026-10-06T19:00:00Z')).toHaveLength(6);
});

test('a list that the country has not confirmed says so', () => {
  expect(areConfirmed('TM')).toBe(false);
});
