/**
 * The same dates, numbers, plurals and durations in all languages as one table of text. `golden.json` holds what it
 * must give; it is compared in Node here and in browsers by their tests, so that all of them show the same characters.
 */
import type { Language } from '../language.js';
import { speak, type Speaker } from '../speaker.js';
import { catalogues, languageCodes } from './catalogues.js';

export type GoldenTable = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const days = ['2026-01-01', '2026-05-19', '2026-09-30', '2026-11-03', '2027-02-28', '2028-02-29'];
const moments = ['2026-11-03T09:00:00Z', '2026-12-31T20:30:00Z', '2026-03-29T00:59:00Z'];
const shownZones = ['Asia/Ashgabat', 'Europe/Istanbul', 'Asia/Tbilisi', 'Asia/Bangkok'];
const numbers = [0, 1, 999, 1000, 1234.5, 1_000_000, 0.125];
const sizes = [0, 1, 2, 999, 1000, 2_400_000, 20_000_000, 999_949, 999_950, 1_500_000_000];

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 1440 * MINUTE_MS;
const durations = [
  ...[0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 59.999].map((seconds) => seconds * SECOND_MS),
  ...[1, 18, 180, 198, 1439, -90].map((minutes) => minutes * MINUTE_MS),
  ...[1, 1.3, 2, 5, 11, 17, 21, 22, 25, 101, 111, 1001].map((count) => count * DAY_MS),
];

export const renderGoldenTable = (): GoldenTable =>
  Object.fromEntries(
    languageCodes.map((language) => [language, Object.fromEntries(rowsOf(speak(catalogues[language])))]),
  ) as GoldenTable;

function rowsOf(speaker: Speaker): (readonly [string, string])[] {
  const ofDays = (['day', 'dayShort', 'weekdayDay', 'month'] as const).flatMap((show) =>
    days.map((day) => [`${show} ${day}`, speaker[show](day)] as const),
  );
  const ofMoments = (['time', 'dayTime', 'dayTimeShort', 'isoDay'] as const).flatMap((show) =>
    moments.flatMap((moment) =>
      shownZones.map((zone) => [`${show} ${moment} ${zone}`, speaker[show](moment, zone)] as const),
    ),
  );
  return [
    ...ofDays,
    ...ofMoments,
    ...shownZones.map((zone) => [`city ${zone}`, speaker.city(zone)] as const),
    ...numbers.map((n) => [`number ${n}`, speaker.number(n)] as const),
    ...sizes.map((n) => [`bytes ${n}`, speaker.bytes(n)] as const),
    ...durations.map((ms) => [`duration ${ms}`, speaker.duration(ms)] as const),
    ...[1, 2, 3].map((n) => [`list ${n}`, speaker.list(['A', 'B', 'C'].slice(0, n))] as const),
  ];
}
