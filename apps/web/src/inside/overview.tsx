/** What the frame and several screens look at together: asked once, and again after each change. */
import type { QueryEntry } from '@kopri/client';
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { useAsked, useStanding } from '../core/core-context.js';
import type { Standing } from '../core/wire.js';
import { peopleOf, type Circle } from '../people.js';
import { readerZone } from '../screens/today/reader-zone.js';
import { noFilter, type CaseFilter } from '../screens/cases/case-filter.js';

const TICK_MS = 30_000;

/** What is chosen in a list of cases, until the lock: words that were typed may name a case, so they stay in memory. */
export interface Chosen {
  readonly today: CaseFilter;
  readonly cases: CaseFilter;
}

export interface Overview extends Circle {
  readonly standing: Standing | undefined;
  /** Undefined before the first answer, and before it is known who is meant in them. */
  readonly queries: readonly QueryEntry[] | undefined;
  /** The reader's. */
  readonly zone: string;
  /** Renewed often enough for minutes. */
  readonly nowMs: number;
  readonly chosen: Chosen;
  readonly choose: (chosen: Partial<Chosen>) => void;
  /** After an act of this tab. */
  readonly again: () => void;
}

const OverviewContext = createContext<Overview | undefined>(undefined);

export function useOverview(): Overview {
  const overview = useContext(OverviewContext);
  if (overview === undefined) throw new Error('no overview above this component');
  return overview;
}

export function OverviewProvider({ children }: { children: ComponentChildren }) {
  const standing = useStanding();
  const { value: queries, again } = useAsked((kopri) => kopri.queries.list(), []);
  const { value: directory } = useAsked((kopri) => kopri.directory.list(), []);
  const [chosen, setChosen] = useState<Chosen>({ today: noFilter, cases: noFilter });
  const nowMs = useNow();
  const country = standing?.status.country ?? null;
  const people = useMemo(() => peopleOf(directory?.members ?? []), [directory]);
  const overview: Overview = {
    standing,
    queries: directory && queries,
    people,
    me: standing?.status.member,
    zone: useMemo(() => readerZone(country, nowMs), [country, nowMs]),
    nowMs,
    chosen,
    choose: (change) => setChosen((before) => ({ ...before, ...change })),
    again,
  };
  return <OverviewContext.Provider value={overview}>{children}</OverviewContext.Provider>;
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = (): void => setNow(Date.now());
    const timer = setInterval(renew, TICK_MS);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
  return now;
}
