import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import {
  answerValues,
  caseActs,
  caseEventSchema,
  outcomes,
  queryStates,
  refusalGrounds,
  type CaseEvent,
  type QueryId,
} from '@kopri/protocol';
import * as v from 'valibot';
import type { CaseQuery } from './case-state.js';
import { isOpen } from './case-state.js';
import { applyCaseStep, replayCase, replayCases, type Cases, type CaseStep } from './replay.js';
import { at, elif, exampleId, gyzylgul, kemal, mallory, queryId, sendEvent } from './testing/examples.js';

const ids: QueryId[] = [queryId, exampleId('query', 8)];
const question = fc.integer({ min: 1, max: 4 });
const to = { countries: ['TM'], authorities: [], members: [] };

const anyEvent: fc.Arbitrary<CaseEvent> = fc
  .record({
    query: fc.constantFrom(...ids),
    act: fc.constantFrom(...caseActs),
    question: fc.option(question, { nil: undefined }),
    n: fc.nat(),
  })
  .map(({ query, act, question, n }) => {
    const pick = <T>(list: readonly T[]) => list[n % list.length];
    const whole = { text: 'As it is.', reason: 'More time.', until: '2026-12-01T00:00:00Z', to };
    const parts = { ...whole, value: pick(answerValues), ground: pick(refusalGrounds), outcome: pick(outcomes) };
    const event =
      act === 'send'
        ? sendEvent({ query })
        : { ...parts, query, act, question: question ?? (act === 'answer' ? 1 : undefined) };
    return v.parse(caseEventSchema, event);
  });

const anyStep = fc.record({
  by: fc.constantFrom(elif, gyzylgul, gyzylgul, kemal, mallory),
  item: fc.oneof({ weight: 5, arbitrary: anyEvent }, fc.record({ upTo: fc.nat(40) })),
});

/** A channel in which one of the queries was sent; what follows is anything. */
const anyLog: fc.Arbitrary<CaseStep[]> = fc.array(anyStep, { maxLength: 40 }).map((steps) => [
  { ...at(1, elif), event: sendEvent() },
  ...steps.map(({ by, item }, i) => ({
    ...at(i + 2, by),
    ...('upTo' in item ? { receipt: item } : { event: item }),
  })),
]);

describe('replaying a channel', () => {
  test('gives the same cases in whatever order, and however often, the steps arrived', () => {
    fc.assert(
      fc.property(anyLog, fc.func(fc.integer()), (log, rank) => {
        const shuffled = [...log, ...log].toSorted((a, b) => rank(a) - rank(b));
        expect(replayCases(shuffled)).toEqual(replayCases(log));
      }),
    );
  });

  test('gives the same cases whole as in two parts, between which a client was restarted', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(40), (log, cut) => {
        const before = log.slice(0, cut).reduce<Cases>(applyCaseStep, new Map());
        const kept: Cases = new Map(structuredClone([...before]));
        expect(log.slice(Math.max(0, cut - 3)).reduce(applyCaseStep, kept)).toEqual(replayCases(log));
      }),
    );
  });

  test('never throws and always ends in a state of the list, whatever a peer sends', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        for (const query of replayCases(log).values()) {
          expect(queryStates).toContain(query.state);
          expect(hasPendingOnlyWhileOpen(query)).toBe(true);
        }
      }),
    );
  });

  test('keeps every act in the history once, applied or not', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const acts = [...replayCases(log).values()].flatMap(({ history }) =>
          history.filter(({ act }) => act !== 'receipt'),
        );
        expect(acts).toHaveLength(log.filter((step) => 'event' in step).length);
      }),
    );
  });

  test('never reopens a closed query', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        let closed = false;
        log.reduce<Cases>((cases, step) => {
          const next = applyCaseStep(cases, step);
          const state = next.get(queryId)?.state;
          expect(closed && state !== 'closed').toBe(false);
          closed ||= state === 'closed';
          return next;
        }, new Map());
      }),
    );
  });

  test('knows nothing of a query that no step is about', () => {
    expect(replayCase(exampleId('query', 9), [{ ...at(1, elif), event: sendEvent() }])).toBeUndefined();
  });
});

/** A query is answered, refused or redirected exactly when no question waits any more. */
function hasPendingOnlyWhileOpen(query: CaseQuery): boolean {
  const pending = query.questions.some(({ state }) => state === 'pending');
  return isOpen(query) ? pending : !pending || query.state === 'closed' || query.state === 'draft';
}
