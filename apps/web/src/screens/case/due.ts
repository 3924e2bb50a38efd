/** A deadline on both clocks, and how far it is. */
import { useEffect, useState } from 'preact/hooks';
import type { QueryView } from '@kopri/client';

const DAY_MS = 86_400_000;
const TICK_MS = 30_000;

export interface DueClocks {
  /** Of this member's office, and of the other one. */
  readonly own: string;
  readonly other: string;
}

export const clocksOf = ({ due, side }: Pick<QueryView, 'due' | 'side'>): DueClocks =>
  side === 'asker' ? { own: due.askerZone, other: due.zone } : { own: due.zone, other: due.askerZone };

/** Nothing is late once nothing is owed. */
export function toneOf(view: Pick<QueryView, 'due' | 'state'>, nowMs: number): 'late' | 'soon' | undefined {
  if (SETTLED.has(view.state)) return undefined;
  const leftMs = Date.parse(view.due.answer) - nowMs;
  return leftMs < 0 ? 'late' : leftMs < DAY_MS ? 'soon' : undefined;
}

const SETTLED: ReadonlySet<string> = new Set(['answered', 'refused', 'redirected', 'closed', 'erased']);

/** Unix time, renewed often enough for minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
