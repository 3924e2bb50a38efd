/** Whose clock the reader lives by. */
import { findCountry } from '@kopri/protocol';
import { momentOf, dayIn } from '@kopri/domain';
import { ownZone } from '@kopri/locale';

/**
 * The zone of the computer; under the name of the reader's own office where the clocks of both agree, because
 * operating systems call one clock by another city.
 */
export function readerZone(country: string | null, nowMs: number, computer: string = ownZone()): string {
  const office = country === null ? undefined : findCountry(country)?.timeZone;
  return office !== undefined && noonIn(office, nowMs) === noonIn(computer, nowMs) ? office : computer;
}

const noonIn = (zone: string, nowMs: number): number => momentOf(dayIn(nowMs, 'UTC'), '12:00', zone);
