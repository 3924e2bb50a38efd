/** The hours of colleagues, as data: their working days on the reader's day, and the deadlines of today. */
import { dayIn, isWorkingDay, momentOf } from '@kopri/domain';
import { findCountry, type Country } from '@kopri/protocol';

/** Between two moments as parts of the ruler's width, 0 to 1. */
export interface Bar {
  readonly from: number;
  readonly to: number;
}

/** Whether an office is open: until when, or from when on. */
export interface Opening {
  readonly is: 'open' | 'closed';
  /** When that ends; RFC 3339. */
  readonly until: string;
  /** It ends on the reader's day. */
  readonly isToday: boolean;
}

export interface RulerLine {
  readonly country: string;
  readonly zone: string;
  readonly bars: readonly Bar[];
  /** Deadlines of today that this country asks for or has to meet. */
  readonly pins: readonly { readonly at: number; readonly dueAt: string }[];
  readonly opening: Opening | undefined;
}

export interface Ruler {
  readonly now: number;
  readonly ticks: readonly { readonly at: number; readonly ms: number }[];
  readonly lines: readonly RulerLine[];
}

export interface RulerTerms {
  readonly nowMs: number;
  /** The reader's. */
  readonly zone: string;
  /** The reader's own first. */
  readonly countries: readonly string[];
  readonly deadlines: readonly { readonly country: string; readonly dueAt: string }[];
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Offices of the network are staffed from and until then. */
const OPENS = '09:00';
const CLOSES = '18:00';
/** What is shown of a day at least. */
const SHOWN = { from: '08:00', to: '20:00' };
/** How far ahead an opening is looked for: past any run of holidays that is shipped. */
const AHEAD_DAYS = 14;
/** A tick this near to the present is not labelled: its words would stand under those of the present. */
const NEAR = 0.07;

export function rulerOf({ nowMs, zone, countries, deadlines }: RulerTerms): Ruler {
  const day = dayOf(nowMs, zone);
  const found = countries.flatMap((code) => findCountry(code) ?? []);
  const pinned = deadlines.filter(({ dueAt }) => isWithin(Date.parse(dueAt), day));
  const hours = found.map((country) => ({ country, spans: workingSpans(country, day) }));
  const shown = extent(day, { nowMs, zone }, [
    ...hours.flatMap(({ spans }) => spans),
    ...pinned.map(({ dueAt }) => ({ fromMs: Math.max(Date.parse(dueAt), nowMs), toMs: Date.parse(dueAt) })),
  ]);
  const at = (ms: number): number => (ms - shown.fromMs) / (shown.toMs - shown.fromMs);
  return {
    now: at(nowMs),
    ticks: ticksOf(shown, nowMs, at),
    lines: hours.map(({ country, spans }) => ({
      country: country.code,
      zone: country.timeZone,
      bars: spans.map(({ fromMs, toMs }) => ({ from: at(fromMs), to: at(toMs) })),
      pins: pinned
        .filter((deadline) => deadline.country === country.code && Date.parse(deadline.dueAt) >= shown.fromMs)
        .map(({ dueAt }) => ({ at: at(Date.parse(dueAt)), dueAt })),
      opening: openingOf(country, nowMs, day),
    })),
  };
}

const isWithin = (ms: number, { fromMs, toMs }: Span): boolean => ms >= fromMs && ms < toMs;

const dayOf = (nowMs: number, zone: string): Span => {
  const today = dayIn(nowMs, zone);
  return { fromMs: momentOf(today, '00:00', zone), toMs: momentOf(nextDay(today), '00:00', zone) };
};

const nextDay = (day: string): string => dayIn(Date.parse(day) + DAY_MS, 'UTC');

const officeHours = (day: string, { timeZone }: Country): Span => ({
  fromMs: momentOf(day, OPENS, timeZone),
  toMs: momentOf(day, CLOSES, timeZone),
});

/** Office hours within the reader's day: of the two local days that a day elsewhere can touch. */
function workingSpans(country: Country, day: Span): readonly Span[] {
  const first = dayIn(day.fromMs, country.timeZone);
  return [...new Set([first, nextDay(first)])]
    .filter((local) => isWorkingDay(local, country))
    .map((local) => officeHours(local, country))
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, day.fromMs), toMs: Math.min(toMs, day.toMs) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}

/** Whole hours around everything there is to show, within the reader's day. What was missed at night stretches nothing. */
function extent(day: Span, { nowMs, zone }: Pick<RulerTerms, 'nowMs' | 'zone'>, spans: readonly Span[]): Span {
  const today = dayIn(nowMs, zone);
  const starts = [momentOf(today, SHOWN.from, zone), nowMs, ...spans.map(({ fromMs }) => fromMs)];
  const ends = [momentOf(today, SHOWN.to, zone), nowMs, ...spans.map(({ toMs }) => toMs)];
  const hoursIn = (ms: number): number => (ms - day.fromMs) / HOUR_MS;
  return {
    fromMs: day.fromMs + Math.floor(hoursIn(Math.min(...starts))) * HOUR_MS,
    toMs: Math.min(day.fromMs + Math.ceil(hoursIn(Math.max(...ends))) * HOUR_MS, day.toMs),
  };
}

function ticksOf({ fromMs, toMs }: Span, nowMs: number, at: (ms: number) => number): Ruler['ticks'] {
  const step = toMs - fromMs > 14 * HOUR_MS ? 4 * HOUR_MS : 2 * HOUR_MS;
  const count = Math.floor((toMs - fromMs) / step) + 1;
  return Array.from({ length: count }, (_, place) => fromMs + place * step)
    .filter((ms) => Math.abs(at(ms) - at(nowMs)) > NEAR)
    .map((ms) => ({ at: at(ms), ms }));
}

function openingOf(country: Country, nowMs: number, readersDay: Span): Opening | undefined {
  let local = dayIn(nowMs, country.timeZone);
  for (let ahead = 0; ahead < AHEAD_DAYS; ahead += 1, local = nextDay(local)) {
    const { fromMs, toMs } = officeHours(local, country);
    if (nowMs >= toMs || !isWorkingDay(local, country)) continue;
    const isOpen = nowMs >= fromMs;
    const untilMs = isOpen ? toMs : fromMs;
    return {
      is: isOpen ? 'open' : 'closed',
      until: new Date(untilMs).toISOString(),
      isToday: isWithin(untilMs, readersDay),
    };
  }
  return undefined;
}
