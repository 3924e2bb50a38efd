/** Dates and times of day in one language: Gregorian, from shipped data. */
import type { LocaleFacts } from './facts.js';
import { wallClock, type WallClock } from './wall-clock.js';

/** A moment: RFC 3339, or milliseconds. What is no moment is shown as it came. */
export type Instant = string | number;

export interface Dates {
  /** `2026-11-03` → `3 noýabr 2026` */
  day(isoDay: string): string;
  /** `3 ноя` */
  dayShort(isoDay: string): string;
  /** `вторник, 3 ноября` */
  weekdayDay(isoDay: string): string;
  /** `ноябрь 2026`, from a day in it. */
  month(isoDay: string): string;
  /** `14:00` */
  time(instant: Instant, zone: string): string;
  /** `3 ноября 2026, 14:00` */
  dayTime(instant: Instant, zone: string): string;
  /** `3 ноя, 14:00` */
  dayTimeShort(instant: Instant, zone: string): string;
  /** `2026-11-03`: the day that a calendar in `zone` shows then. */
  isoDay(instant: Instant, zone: string): string;
  /** `Europe/Istanbul` → `Анкара`; of an unknown zone the last part of its name. */
  city(zone: string): string;
}

export function datesOf(facts: LocaleFacts): Dates {
  const { patterns, months, monthsShort, monthsAlone = months } = facts;
  const written =
    (pattern: string, names: readonly string[]) =>
    (isoDay: string): string => {
      const parts = partsOf(isoDay, names, facts);
      return parts === undefined ? isoDay : pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
    };
  const at = (instant: Instant, zone: string, show: (clock: WallClock) => string): string => {
    const clock = wallClock(instant, zone);
    return clock === undefined ? String(instant) : show(clock);
  };
  const day = written(patterns.day, months);
  const dayShort = written(patterns.dayShort, monthsShort);
  return {
    day,
    dayShort,
    weekdayDay: written(patterns.weekdayDay, months),
    month: written(patterns.month, monthsAlone),
    time: (instant, zone) => at(instant, zone, (clock) => clock.time),
    dayTime: (instant, zone) => at(instant, zone, (clock) => `${day(clock.day)}, ${clock.time}`),
    dayTimeShort: (instant, zone) => at(instant, zone, (clock) => `${dayShort(clock.day)}, ${clock.time}`),
    isoDay: (instant, zone) => at(instant, zone, (clock) => clock.day),
    city: (zone) => cityIn(zone, facts),
  };
}

/** Nothing for what is no day. */
function partsOf(
  isoDay: string,
  months: readonly string[],
  { weekdays }: LocaleFacts,
): Readonly<Record<string, string>> | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay) ?? [];
  const name = months[Number(month) - 1];
  const weekday = weekdays[new Date(`${isoDay}T00:00:00Z`).getUTCDay()];
  if (name === undefined || weekday === undefined) return undefined;
  return { day: String(Number(date)), month: name, year, weekday };
}

function cityIn(zone: string, { cities }: LocaleFacts): string {
  const known: Readonly<Record<string, string>> = cities;
  const own = Object.hasOwn(known, zone) ? known[zone] : undefined;
  return own ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
