/** Our part of CLDR against the whole of it, which Node carries. Where the design writes otherwise, it says so here. */
import { describe, expect, test } from '@jest/globals';
import type { Language } from './language.js';
import { pluralCategory } from './plural.js';
import { speak } from './speaker.js';
import { catalogues, languageCodes } from './testing/catalogues.js';

/** Days stand before months in all our languages. */
const cldrOf = { en: 'en-GB', ru: 'ru', tk: 'tk', tr: 'tr' } as const satisfies Record<Language, string>;

const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 3)));
const weekdays = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 10, 1 + day)));

const partOf = (
  locale: string,
  type: 'month' | 'weekday',
  options: Intl.DateTimeFormatOptions,
): ((date: Date) => string | undefined) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (date) => format.formatToParts(date).find((part) => part.type === type)?.value;
};

describe.each(languageCodes)('%s', (language) => {
  const { facts } = catalogues[language];
  const speaker = speak(catalogues[language]);
  const cldr = cldrOf[language];

  test('names the months in a date and alone as CLDR does', () => {
    expect(facts.months).toEqual(months.map(partOf(cldr, 'month', { day: 'numeric', month: 'long' })));
    expect(facts.monthsAlone ?? facts.months).toEqual(months.map(partOf(cldr, 'month', { month: 'long' })));
  });

  test('shortens the months as CLDR does, Russian ones to three letters and September without its t', () => {
    const ofCldr = months.map(partOf(cldr, 'month', { day: 'numeric', month: 'short' }));
    const shortened = language === 'ru' || language === 'en' ? ofCldr.map((name) => name?.slice(0, 3)) : ofCldr;
    expect(facts.monthsShort).toEqual(shortened);
  });

  test('names the days of the week as CLDR does within a date', () => {
    const named = partOf(cldr, 'weekday', { weekday: 'long', day: 'numeric', month: 'long' });
    expect(facts.weekdays).toEqual(weekdays.map(named));
  });

  test('writes a day, a short one and one with its weekday as CLDR does', () => {
    const dayOf = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat(cldr, { ...options, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 4, 19)));
    expect(`${speaker.day('2026-05-19')}${language === 'ru' ? ' г.' : ''}`).toBe(
      dayOf({ day: 'numeric', month: 'long', year: 'numeric' }).replaceAll('\u00A0', ' '),
    );
    expect(speaker.weekdayDay('2026-05-19')).toBe(dayOf({ weekday: 'long', day: 'numeric', month: 'long' }));
    expect(speaker.dayShort('2026-05-19')).toBe(dayOf({ day: 'numeric', month: 'short' }));
  });

  test('counts by the plural categories of CLDR', () => {
    const rules = new Intl.PluralRules(cldr);
    const counted = [...Array.from({ length: 1001 }, (_, n) => n), 0.1, 0.5, 1.1, 1.5, 2.4, 10.1, 21.5, 111.1];
    expect(counted.map((n) => pluralCategory(facts.plurals, n))).toEqual(counted.map((n) => rules.select(n)));
    expect([...Object.keys(facts.plurals), 'other'].sort()).toEqual(
      [...rules.resolvedOptions().pluralCategories].sort(),
    );
  });

  test('writes numbers with the signs of CLDR', () => {
    const numbers = [0, 7, 999, 1000, 12_345, 1_234_567, 0.5, 2.4, 1234.567, -3, -1234.5];
    const format = new Intl.NumberFormat(cldr);
    expect(numbers.map(speaker.number)).toEqual(numbers.map((n) => format.format(n)));
  });

  test('lists with the conjunction of CLDR', () => {
    const format = new Intl.ListFormat(cldr);
    for (const items of [['a'], ['a', 'b'], ['a', 'b', 'c']]) expect(speaker.list(items)).toBe(format.format(items));
  });
});
