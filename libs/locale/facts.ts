/** What a language needs to write dates, numbers and plurals: the part of CLDR 48 that we use, as data (ADR 0019). */
import type { Message } from './message.js';
import type { PluralRules } from './plural.js';

/** The time zones of the network's countries. They are named by the city where the country's authorities are. */
export const zones = [
  'Asia/Ashgabat',
  'Asia/Yerevan',
  'Asia/Baku',
  'Asia/Tbilisi',
  'Asia/Almaty',
  'Asia/Bishkek',
  'Asia/Dushanbe',
  'Asia/Tashkent',
  'Europe/Istanbul',
  'Asia/Bangkok',
] as const;

type Durations = Readonly<Record<'days' | 'hours' | 'minutes' | 'seconds', Message>>;

export interface LocaleFacts {
  readonly plurals: PluralRules;
  readonly decimal: string;
  readonly group: string;
  /** As they stand in a date, January first. */
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** As they stand alone, where that differs. */
  readonly monthsAlone?: readonly string[];
  /** Sunday first, as JavaScript counts. */
  readonly weekdays: readonly string[];
  /** With `{day}`, `{month}`, `{year}` and `{weekday}`. */
  readonly patterns: Readonly<Record<'day' | 'dayShort' | 'weekdayDay' | 'month', string>>;
  /** Between the last two items of a list. */
  readonly and: string;
  /** Bytes and then thousands, millions and thousand millions of them. */
  readonly sizes: readonly Message[];
  readonly durations: Durations;
  /** In the case that *in*, *by* and *ago* ask for, where it differs. */
  readonly durationsBy?: Partial<Durations>;
  readonly cities: Readonly<Record<(typeof zones)[number], string>>;
}
