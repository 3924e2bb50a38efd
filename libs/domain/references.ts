/** References are labels: the server counts them, but two queries may come to carry the same one. */
import type { QueryId } from '@kopri/protocol';

export interface Labelled {
  readonly id: QueryId;
  readonly reference: string | null;
}

/** References that more than one query carries, each with those queries. Queries without one never clash. */
export function findReferenceClashes(queries: Iterable<Labelled>): ReadonlyMap<string, readonly QueryId[]> {
  const holders = new Map<string, Set<QueryId>>();
  for (const { id, reference } of queries) {
    if (reference === null) continue;
    holders.set(reference, (holders.get(reference) ?? new Set()).add(id));
  }
  return new Map(
    [...holders].filter(([, ids]) => ids.size > 1).map(([reference, ids]) => [reference, [...ids].sort()]),
  );
}
