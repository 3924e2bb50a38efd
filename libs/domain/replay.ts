/** Replaying a channel's log into the case queries it holds; the same log gives the same cases everywhere. */
import type { CaseEvent, QueryId } from '@kopri/protocol';
import { applyCaseEvent, applyReceipt } from './case-query.js';
import { draftQuery, type CaseQuery, type Place } from './case-state.js';

/** One item of a channel that matters to cases, at its place. */
export type CaseStep = Place & ({ readonly event: CaseEvent } | { readonly receipt: { readonly upTo: number } });

export type Cases = ReadonlyMap<QueryId, CaseQuery>;

/** One more step. A step at a place already replayed changes nothing. */
export function applyCaseStep(cases: Cases, step: CaseStep): Cases {
  const next = new Map(cases);
  if ('event' in step) {
    const id = step.event.query;
    return next.set(id, applyCaseEvent(cases.get(id) ?? draftQuery(id), step.event, step));
  }
  for (const [id, query] of cases) next.set(id, applyReceipt(query, step.receipt.upTo, step));
  return next;
}

/** All the cases of one channel. Steps may come in any order and more than once: their places decide. */
export const replayCases = (steps: Iterable<CaseStep>): Cases =>
  [...steps].toSorted((a, b) => a.seq - b.seq).reduce<Cases>(applyCaseStep, new Map());

/** One case of a channel; `undefined` when no step is about it. */
export const replayCase = (id: QueryId, steps: Iterable<CaseStep>): CaseQuery | undefined => replayCases(steps).get(id);
