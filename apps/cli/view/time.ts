/** Moments and deadlines in words, in the zones of those whom they concern. */
import { english } from '@kopri/locale/english';
import { findCountry } from '@kopri/protocol';

/** The zone in which a member of that country works; members of no country have that of their computer. */
export const zoneOf = (country: string | null, fallback: string): string =>
  (country === null ? undefined : findCountry(country)?.timeZone) ?? fallback;

/** `12 March 2026` */
export const dayWords = (instant: string | number, zone: string): string => english.day(english.isoDay(instant, zone));

interface Zones {
  readonly there: string;
  readonly here: string;
}

/** `10 November 2026 (2026-11-10) 18:00 Ankara · 20:00 Ashgabat`; one zone when both clocks agree. */
export const deadlineWords = (instant: string, zones: Zones): string =>
  Number.isNaN(Date.parse(instant))
    ? instant
    : `${dayWords(instant, zones.there)} (${english.isoDay(instant, zones.there)}) ${clocks(instant, zones)}`;

/** The same for a column: `2026-11-10 18:00 Ankara · 20:00 Ashgabat`. */
export const shortDeadline = (instant: string, zones: Zones): string =>
  Number.isNaN(Date.parse(instant)) ? instant : `${english.isoDay(instant, zones.there)} ${clocks(instant, zones)}`;

/** The day stands twice when it is another one here. */
function clocks(instant: string, { there, here }: Zones): string {
  const [owed, own] = [english.dayTime(instant, there), english.dayTime(instant, here)];
  const [day, ownDay] = [english.isoDay(instant, there), english.isoDay(instant, here)];
  const first = `${english.time(instant, there)} ${english.city(there)}`;
  if (owed === own) return first;
  const second = `${english.time(instant, here)} ${english.city(here)}`;
  return `${first} · ${day === ownDay ? second : `${ownDay} ${second}`}`;
}
