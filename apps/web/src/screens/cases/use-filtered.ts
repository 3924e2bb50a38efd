/** The case queries that fit a filter; its words are searched for by the client of this device. */
import type { QueryEntry } from '@kopri/client';
import type { QueryId } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { useOverview, type Overview } from '../../inside/overview.js';
import { otherCountries } from '../today/row-words.js';
import { dayIn } from '@kopri/domain';
import { fits, type CaseFilter, type Seen } from './case-filter.js';

const MOST_HITS = 500;

export function useFiltered(entries: readonly QueryEntry[], filter: CaseFilter): readonly QueryEntry[] {
  const overview = useOverview();
  const found = useFound(filter.text?.trim() ?? '', entries);
  return entries.filter((entry) => fits(entry, { filter, seen: seenOf(entry, overview), found }));
}

export const yearOf = ({ lastAt }: QueryEntry, zone: string): string => dayIn(Date.parse(lastAt), zone).slice(0, 4);

const seenOf = (entry: QueryEntry, { me, people, zone }: Overview): Seen => ({
  own: me,
  countries: otherCountries(entry, people),
  year: yearOf(entry, zone),
});

/** Undefined while there are no words, and until the first answer. A part of a reference is found too. */
function useFound(text: string, entries: readonly QueryEntry[]): ReadonlySet<QueryId> | undefined {
  const { value: hits } = useAsked(
    async (kopri) => (text === '' ? [] : kopri.search.find(text, { limit: MOST_HITS })),
    [text],
  );
  if (text === '' || hits === undefined) return undefined;
  const named = entries.filter(({ reference }) => reference?.toLowerCase().includes(text.toLowerCase()));
  return new Set([...hits.flatMap(({ query }) => query ?? []), ...named.map(({ query }) => query)]);
}
