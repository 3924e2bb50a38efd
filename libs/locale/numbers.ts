/** Numbers, counts, sizes and durations in one language, the same characters in every browser. */
import type { LocaleFacts } from './facts.js';
import type { Message, Values } from './message.js';
import { pluralCategory } from './plural.js';

export interface Numbers {
  /** `1 234,5`; at most three decimals. */
  number(n: number): string;
  /** `2,4 МБ`, as file managers count: a kilobyte is 1,000 bytes. */
  bytes(n: number): string;
  /** The two largest units that matter for a deadline, whatever its sign: `8 секунд`, `3 ч 18 мин`, `1 день 7 ч`, `17 дней`. */
  duration(ms: number): string;
  /** The same as words for *in*, *by* and *ago* need it: `через 1 секунду`. */
  durationBy(ms: number): string;
  /** `a`, `a и b`, `a, b и c` */
  list(items: readonly string[]): string;
  /** A message with its values; numbers are written as `number` writes them, so a year must come as text. */
  fill(message: Message, values: Values): string;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From here one more digit would stand before the unit after rounding to one decimal: 999,950 bytes are 1.0 MB. */
const NEXT_UNIT = 999.95;

export function numbersOf(facts: LocaleFacts): Numbers {
  const number = (n: number): string => grouped(String(Math.round(n * 1000) / 1000), facts);
  const written = (value: string | number): string => (typeof value === 'number' ? number(value) : value);
  const fill = (message: Message, values: Values): string =>
    formOf(message, values['n'], facts).replaceAll(/\{(\w+)\}/g, (_, name: string) => written(values[name] ?? ''));
  const durationIn = (words: LocaleFacts['durations'], ms: number): string =>
    unitsOf(Math.abs(ms))
      .map(([unit, n]) => fill(words[unit], { n }))
      .join(' ');
  return {
    number,
    fill,
    bytes: (n) => bytesIn(n, facts, fill),
    duration: (ms) => durationIn(facts.durations, ms),
    durationBy: (ms) => durationIn({ ...facts.durations, ...facts.durationsBy }, ms),
    list: (items) =>
      items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${facts.and} ${items.at(-1) ?? ''}`,
  };
}

function formOf(message: Message, n: string | number | undefined, { plurals }: LocaleFacts): string {
  if (typeof message === 'string') return message;
  const forms: Readonly<Record<string, string>> = message;
  return forms[pluralCategory(plurals, Number(n))] ?? message.other;
}

function grouped(digits: string, { decimal, group }: LocaleFacts): string {
  const [whole = '', decimals] = digits.split('.');
  const spaced = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  return decimals === undefined ? spaced : `${spaced}${decimal}${decimals}`;
}

function bytesIn(n: number, facts: LocaleFacts, fill: Numbers['fill']): string {
  const [bytes = '{n}', ...larger] = facts.sizes;
  if (n < 1000) return fill(bytes, { n });
  const fits = larger.findIndex((_, power) => n / 1000 ** (power + 1) < NEXT_UNIT);
  const power = fits === -1 ? larger.length - 1 : fits;
  return fill(larger[power] ?? '{n}', { n: grouped((n / 1000 ** (power + 1)).toFixed(1), facts) });
}

/** Beyond two days nobody counts hours, and seconds count only under a minute. */
function unitsOf(ms: number): (readonly [keyof LocaleFacts['durations'], number])[] {
  if (ms < MINUTE_MS) return [['seconds', Math.floor(ms / SECOND_MS)]];
  if (ms >= 2 * DAY_MS) return [['days', Math.floor(ms / DAY_MS)]];
  const units = [
    ['days', Math.floor(ms / DAY_MS)],
    ['hours', Math.floor((ms % DAY_MS) / HOUR_MS)],
    ['minutes', ms >= DAY_MS ? 0 : Math.floor((ms % HOUR_MS) / MINUTE_MS)],
  ] as const;
  return units.filter(([, n]) => n > 0);
}
