import { AppError, findCountry } from '@kopri/protocol';

/** The year now in the country's own time zone. Throws `AppError('country-unknown')`. */
export function yearIn(country: string, nowMs: number): number {
  const timeZone = findCountry(country)?.timeZone;
  if (timeZone === undefined) throw new AppError('country-unknown');
  return Number(new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric' }).format(nowMs));
}
