/** Local time in the zones of the IANA data, never by fixed offsets: the data knows when a country moves. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that the wall clock of `zone` is ahead of UTC at that moment. Throws `RangeError` for an unknown zone. */
function offsetMsAt(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** The day on a calendar in `zone` at that moment, as in `2026-11-03`. */
export const dayIn = (ms: number, zone: string): string => isoDay(ms + offsetMsAt(ms, zone));

/** The moment at which a clock in `zone` shows that day and hour. An hour that a change of clocks skips is the one after it. */
export function momentOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const guess = wall - offsetMsAt(wall, zone);
  return wall - offsetMsAt(guess, zone);
}

export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** RFC 3339 in UTC, to the second. */
export const instantOf = (ms: number): string =>
  new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
