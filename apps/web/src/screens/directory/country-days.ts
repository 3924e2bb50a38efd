/** The days off that lie ahead of a country. */
import { dayIn, fixedHolidays } from '@kopri/domain';
import type { Country } from '@kopri/protocol';

const AHEAD = 6;

/** The next public holidays, today included, as `2026-12-12`; those the calendar fixes, as the product ships them. */
export function holidaysAhead(
  { code, timeZone }: Pick<Country, 'code' | 'timeZone'>,
  nowMs: number,
): readonly string[] {
  const today = dayIn(nowMs, timeZone);
  const year = Number(today.slice(0, 4));
  const days = (fixedHolidays[code] ?? []).map(({ day }) => day);
  return [year, year + 1]
    .flatMap((calendar) => days.map((day) => `${calendar}-${day}`))
    .filter((day) => day >= today)
    .toSorted()
    .slice(0, AHEAD);
}

/** False as long as one of them awaits the word of the country. */
export const areConfirmed = (code: string): boolean => (fixedHolidays[code] ?? []).every(({ checked }) => checked);
