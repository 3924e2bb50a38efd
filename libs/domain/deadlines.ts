/**
 * When an answer is owed. Hours and days run on without pause; working days skip the weekend and
 * the public holidays of the answering country, are counted from the day after sending, and end at
 * 18:00 there. Rules: docs/spec/case-query.md.
 */
import { AppError, findCountry, type Country, type Due, type QueryDocument, type Urgency } from '@kopri/protocol';
import { isFixedHoliday } from './holidays.js';
import { dayIn, instantOf, isoDay, momentOf } from './zones.js';

type Span = { readonly hours: number } | { readonly days: number } | { readonly workingDays: number };

const spans: Readonly<Record<Urgency, { readonly acknowledge: Span; readonly answer: Span }>> = {
  U0: { acknowledge: { hours: 1 }, answer: { hours: 8 } },
  U1: { acknowledge: { hours: 8 }, answer: { days: 3 } },
  U2: { acknowledge: { workingDays: 1 }, answer: { days: 7 } },
  U3: { acknowledge: { workingDays: 3 }, answer: { days: 14 } },
  U4: { acknowledge: { workingDays: 5 }, answer: { days: 30 } },
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Offices of the network are staffed until then. */
const END_OF_DAY = '18:00';

/** `day` as in `2026-11-03`. */
export type IsHoliday = (country: string, day: string) => boolean;

export interface DueTerms {
  readonly urgency: Urgency;
  /** Milliseconds since 1970 in UTC. */
  readonly sentAt: number;
  /** The answering countries. */
  readonly countries: readonly string[];
  /** The asker's own date for the answer: may shorten or lengthen it. */
  readonly deadline?: QueryDocument['deadline'];
  readonly isHoliday?: IsHoliday;
}

/**
 * Where several countries are to answer, the earliest of their dates holds for all, in the zone of
 * the country it comes from: one date everybody can rely on, and nobody's clock runs out unseen.
 * Acknowledging is never owed later than the answer. Throws `AppError('country-unknown')`.
 */
export function computeDue({ urgency, sentAt, countries, deadline, isHoliday = isFixedHoliday }: DueTerms): Due {
  const { acknowledge, answer } = spans[urgency];
  const dates = countries.map(requireCountry).map((country) => ({
    zone: country.timeZone,
    acknowledge: endOf(acknowledge, sentAt, country, isHoliday),
    answer: endOf(answer, sentAt, country, isHoliday),
  }));
  const first = dates.toSorted((a, b) => a.acknowledge - b.acknowledge)[0];
  if (first === undefined) throw new AppError('country-unknown', { detail: 'no answering country' });
  const answerBy = deadline === undefined ? Math.min(...dates.map((date) => date.answer)) : deadlineMs(deadline);
  return {
    acknowledge: instantOf(Math.min(first.acknowledge, answerBy)),
    answer: instantOf(answerBy),
    zone: first.zone,
  };
}

/** The moment a wall-clock date means in its zone; a day alone ends at 18:00. Throws `RangeError` for an unknown zone. */
export const deadlineInstant = (deadline: { readonly date: string; readonly zone: string }): string =>
  instantOf(deadlineMs(deadline));

function deadlineMs({ date, zone }: { readonly date: string; readonly zone: string }): number {
  const [day = '', time = END_OF_DAY] = date.split('T');
  return momentOf(day, time, zone);
}

function requireCountry(code: string): Country {
  const country = findCountry(code);
  if (country === undefined) throw new AppError('country-unknown', { detail: code });
  return country;
}

function endOf(span: Span, from: number, country: Country, isHoliday: IsHoliday): number {
  if ('hours' in span) return from + span.hours * HOUR_MS;
  if ('days' in span) return from + span.days * DAY_MS;
  return momentOf(
    workingDayAfter(dayIn(from, country.timeZone), span.workingDays, country, isHoliday),
    END_OF_DAY,
    country.timeZone,
  );
}

function workingDayAfter(start: string, count: number, country: Country, isHoliday: IsHoliday): string {
  let day = start;
  for (let left = count; left > 0; ) {
    day = isoDay(Date.parse(day) + DAY_MS);
    if (isWorkingDay(day, country, isHoliday)) left -= 1;
  }
  return day;
}

/** Neither weekend nor public holiday there; `day` as in `2026-11-03`. */
export const isWorkingDay = (day: string, country: Country, isHoliday: IsHoliday = isFixedHoliday): boolean =>
  !isWeekend(day, country) && !isHoliday(country.code, day);

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function isWeekend(day: string, country: Country): boolean {
  const weekday = weekdays[new Date(day).getUTCDay()];
  return weekday !== undefined && country.weekend.includes(weekday);
}
