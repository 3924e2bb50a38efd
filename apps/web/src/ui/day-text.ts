/** Days as people in the region type them: `2026-11-03`, or day first with dots, slashes or spaces. */
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[./ ]\s*(\d{1,2})[./ ]\s*(\d{4})$/;

/** `2026-11-03`, or undefined when the text is no day of the calendar. */
export function findDay(text: string): string | undefined {
  const typed = text.trim();
  const iso = ISO.exec(typed);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const dayFirst = DAY_FIRST.exec(typed);
  return dayFirst === null ? undefined : dayOf(dayFirst[3], dayFirst[2], dayFirst[1]);
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}
