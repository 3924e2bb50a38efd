/** Whether somebody is likely to be at a desk: nine to six of their country's working days, by their clock. */
import { dayIn, isWorkingDay, momentOf } from '@kopri/domain';
import { findCountry, type Country } from '@kopri/protocol';

export const WORK_BEGINS = '09:00';
export const WORK_ENDS = '18:00';

export type Presence = 'at-work' | 'outside-hours' | 'day-off';

export interface There {
  readonly zone: string;
  readonly presence: Presence;
}

/** `undefined` where nobody knows which clock it is: the secretariat, and countries that are not in the list. */
export function thereIn(code: string | null, nowMs: number): There | undefined {
  const country = code === null ? undefined : findCountry(code);
  return country && { zone: country.timeZone, presence: presenceIn(country, nowMs) };
}

function presenceIn(country: Country, nowMs: number): Presence {
  const day = dayIn(nowMs, country.timeZone);
  if (!isWorkingDay(day, country)) return 'day-off';
  const [begins, ends] = [WORK_BEGINS, WORK_ENDS].map((time) => momentOf(day, time, country.timeZone));
  return nowMs >= (begins ?? 0) && nowMs < (ends ?? 0) ? 'at-work' : 'outside-hours';
}
