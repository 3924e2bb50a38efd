/**
 * What a clock on the wall shows in a zone. The one place that asks `Intl`, and only for time-zone arithmetic:
 * browsers know the zones, but write the dates of Turkmen in English without a word.
 */
export interface WallClock {
  /** `2026-11-03` */
  readonly day: string;
  /** `14:00` */
  readonly time: string;
}

const numeric = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Nothing for what is no moment. Throws `RangeError` for an unknown zone. */
export function wallClock(instant: string | number, zone: string): WallClock | undefined {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return undefined;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value.padStart(2, '0')]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The zone of the computer. */
export const ownZone = (): string => new Intl.DateTimeFormat('en-US').resolvedOptions().timeZone;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', { timeZone, ...numeric });
  formats.set(timeZone, made);
  return made;
}
