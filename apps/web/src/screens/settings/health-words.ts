/** The seven lines of the health check in people's words; what the client says of each is for the command line. */
import type { Check } from '@kopri/client';
import type { PlainKey } from '@kopri/locale';

export interface HealthLine {
  readonly name: Check['name'];
  /** `open`: nothing is wrong, and nothing is shown to be right. */
  readonly found: 'good' | 'bad' | 'open';
  readonly words: PlainKey;
}

const keys = {
  clock: ['settings.clock-ok', 'settings.clock-off'],
  server: ['settings.server-ok', 'settings.server-off'],
  'directory log': ['settings.log-ok', 'settings.log-off'],
  witnesses: ['settings.witness-some', 'settings.witness-none'],
  channels: ['settings.channels-ok', 'settings.channels-off'],
  outbox: ['settings.outbox-ok', 'settings.outbox-off'],
  store: ['settings.store-ok', 'settings.store-off'],
} as const satisfies Readonly<Record<Check['name'], readonly [PlainKey, PlainKey]>>;

const open: ReadonlySet<PlainKey> = new Set<PlainKey>(['settings.clock-unknown', 'settings.witness-none']);

/** `isWitnessed`: some country confirms the directory; that none does yet is no fault of this device. */
export const healthLines = (checks: readonly Check[], isWitnessed: boolean): readonly HealthLine[] =>
  checks.map(({ name, ok }) => {
    const words = wordsFor({ name, ok }, { checks, isWitnessed });
    return { name, found: ok ? (open.has(words) ? 'open' : 'good') : 'bad', words };
  });

function wordsFor(
  { name, ok }: Pick<Check, 'name' | 'ok'>,
  { checks, isWitnessed }: { readonly checks: readonly Check[]; readonly isWitnessed: boolean },
): PlainKey {
  const isServerAway = checks.some((check) => check.name === 'server' && !check.ok);
  if (name === 'clock' && ok && isServerAway) return 'settings.clock-unknown';
  const [good, bad] = keys[name];
  return (name === 'witnesses' ? isWitnessed : ok) ? good : bad;
}
