/** Which case queries are shown: what was chosen, and whether one fits. */
import type { QueryEntry } from '@kopri/client';
import type { MemberId, QueryId } from '@kopri/protocol';

export const facets = ['state', 'side', 'country', 'urgency', 'type', 'holder', 'year'] as const;
export type Facet = (typeof facets)[number];

/** A code for each facet that is chosen; `text` is found by the client. */
export type CaseFilter = Readonly<Partial<Record<Facet, string>>> & { readonly text?: string };

export const noFilter: CaseFilter = {};

/** `open` beside the states themselves: everything that is not closed. */
export const OPEN = 'open';

export interface Seen {
  readonly own: MemberId | undefined;
  readonly countries: readonly string[];
  readonly year: string;
}

const tests: Readonly<Record<Facet, (chosen: string, entry: QueryEntry, seen: Seen) => boolean>> = {
  state: (chosen, { state }) => (chosen === OPEN ? state !== 'closed' && state !== 'erased' : state === chosen),
  side: (chosen, { side }) => side === chosen,
  country: (chosen, _, { countries }) => countries.includes(chosen),
  urgency: (chosen, { urgency }) => urgency === chosen,
  type: (chosen, { type }) => type === chosen,
  holder: (chosen, { holder }, { own }) => (chosen === 'mine' ? holder !== null && holder === own : holder === null),
  year: (chosen, _, { year }) => year === chosen,
};

/** `found`: what the words of the filter were found in; undefined where there are no words. */
export const fits = (
  entry: QueryEntry,
  {
    filter,
    seen,
    found,
  }: { readonly filter: CaseFilter; readonly seen: Seen; readonly found: ReadonlySet<QueryId> | undefined },
): boolean =>
  facets.every((facet) => {
    const chosen = filter[facet];
    return chosen === undefined || tests[facet](chosen, entry, seen);
  }) &&
  (found === undefined || found.has(entry.query));

export const without = (filter: CaseFilter, name: Facet | 'text'): CaseFilter => {
  const { [name]: _, ...rest } = filter;
  return rest;
};

export const withChoice = (filter: CaseFilter, name: Facet | 'text', value: string): CaseFilter =>
  value === '' ? without(filter, name) : { ...filter, [name]: value };

export const isEmpty = (filter: CaseFilter): boolean => Object.keys(filter).length === 0;
