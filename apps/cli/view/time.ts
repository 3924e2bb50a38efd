/** Moments and deadlines in words, in the zones of those whom they concern. */
import { formatDay } from '@kopri/locale';
import { findCountry } from '@kopri/protocol';

/** The zone in which a member of that country works; members of no country have that of their computer. */
export const zoneOf = (country: string | null, fallback: string): string =>
  (country === null ? undefined : findCountry(country)?.timeZone) ?? fallback;

/** `Europe/Istanbul` → `Istanbul`. */
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

interface Wall {
  readonly date: string;
  readonly isoDay: string;
  readonly time: string;
}

/** Only the numbers are taken: words and order come from the shipped catalogue. */
const numeric = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
} as const;

function wallAt(instant: string | number, zone: string): Wall | undefined {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return undefined;
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, ...numeric }).formatToParts(
    moment,
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value.padStart(2, '0') ?? '';
  const isoDay = `${part('year')}-${part('month')}-${part('day')}`;
  return { date: formatDay(isoDay), isoDay, time: `${part('hour')}:${part('minute')}` };
}

/** `3 November 2026, 10:42`, in the reader's zone. What is no moment is shown as it came. */
export function momentWords(instant: string | number, zone: string): string {
  const wall = wallAt(instant, zone);
  return wall === undefined ? String(instant) : `${wall.date}, ${wall.time}`;
}

/** `12 March 2026` */
export const dayWords = (instant: string | number, zone: string): string =>
  wallAt(instant, zone)?.date ?? String(instant);

/** `10 November 2026 (2026-11-10) 18:00 Istanbul · 20:00 Ashgabat`; one zone when both clocks agree. */
export function deadlineWords(
  instant: string,
  { there, here }: { readonly there: string; readonly here: string },
): string {
  const owed = wallAt(instant, there);
  const own = wallAt(instant, here);
  if (owed === undefined || own === undefined) return instant;
  const first = `${owed.date} (${owed.isoDay}) ${owed.time} ${cityOf(there)}`;
  if (there === here || (owed.isoDay === own.isoDay && owed.time === own.time)) return first;
  return `${first} · ${owed.isoDay === own.isoDay ? '' : `${own.isoDay} `}${own.time} ${cityOf(here)}`;
}

/** The same for a column: `2026-11-10 18:00 Istanbul · 20:00 Ashgabat`. */
export const shortDeadline = (instant: string, zones: { readonly there: string; readonly here: string }): string =>
  deadlineWords(instant, zones).replace(/^.*?\((\S+)\)/, '$1');
