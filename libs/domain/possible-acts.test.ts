import { describe, expect, test } from '@jest/globals';
import { caseActs, newId, type CaseEvent, type SendEvent } from '@kopri/protocol';
import { applyCaseEvent, findObstacle } from './case-query.js';
import { draftQuery, type Actor, type CaseQuery } from './case-state.js';
import { findHolder, findOwing } from './parties.js';
import { findPossibleActs } from './possible-acts.js';

const idOf = (n: number) => (size: number) => new Uint8Array(size).fill(n);
const query = newId('query', idOf(1));
const asker: Actor = { member: newId('member', idOf(2)), country: 'TR' };
const answerer: Actor = { member: newId('member', idOf(3)), country: 'TM' };
const stranger: Actor = { member: newId('member', idOf(4)), country: 'GE' };

const send: SendEvent = {
  query,
  act: 'send',
  reference: null,
  from: { country: 'TR', member: asker.member },
  to: { countries: ['TM'], authorities: [], members: [answerer.member] },
  due: { acknowledge: '2026-11-04T13:00:00Z', answer: '2026-11-10T13:00:00Z', zone: 'Asia/Ashgabat' },
  type: 'LAW',
  urgency: 'U3',
  factsSummary: 'Facts.',
  questions: [{ text: 'One?' }, { text: 'Two?' }],
  handling: { code: 'H0' },
  stage: 'investigation',
  legalBasis: [],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
};

const after = (...events: readonly (readonly [Actor, CaseEvent])[]): CaseQuery =>
  events.reduce((state, [by, event], i) => applyCaseEvent(state, event, { seq: i + 1, at: i, by }), draftQuery(query));
const names = (state: CaseQuery, by: Actor) => findPossibleActs(state, by).map(({ act }) => act);

const sent = [asker, send] as const;
const accepted = [answerer, { query, act: 'accept' }] as const;
const one = [answerer, { query, act: 'answer', question: 1, value: 'yes' }] as const;
const two = [answerer, { query, act: 'answer', question: 2, value: 'no' }] as const;

describe('what a member can do', () => {
  test('is nothing for a draft, for a stranger, and after closing', () => {
    expect(names(draftQuery(query), asker)).toEqual([]);
    expect(names(after(sent), stranger)).toEqual([]);
    const closed = after(sent, [asker, { query, act: 'close', outcome: 'nothing' }]);
    expect([names(closed, asker), names(closed, answerer)]).toEqual([[], []]);
  });

  test('follows the sides and the life cycle', () => {
    expect(names(after(sent), asker)).toEqual(['close']);
    expect(names(after(sent), answerer)).toEqual([
      'acknowledge',
      'accept',
      'ask-clarification',
      'answer',
      'refuse',
      'redirect',
      'extend',
    ]);
    expect(names(after(sent, accepted), answerer)).not.toContain('acknowledge');
    expect(names(after(sent, one, two), answerer)).toEqual([]);
  });

  test('names the questions that are still open', () => {
    const acts = findPossibleActs(after(sent, one), answerer);
    expect(acts.find(({ act }) => act === 'answer')).toEqual({ act: 'answer', whole: false, questions: [2] });
    expect(acts.find(({ act }) => act === 'refuse')).toEqual({ act: 'refuse', whole: true, questions: [2] });
  });

  test('is exactly what the rules let pass', () => {
    const samples: readonly CaseEvent[] = [
      { query, act: 'acknowledge' },
      { query, act: 'accept' },
      { query, act: 'ask-clarification', text: 'x' },
      { query, act: 'clarify', text: 'x' },
      { query, act: 'refuse', ground: 'not-held' },
      { query, act: 'redirect', to: { countries: ['TR'], authorities: [], members: [] } },
      { query, act: 'extend', until: '2026-12-01T13:00:00Z', reason: 'x' },
      { query, act: 'close', outcome: 'nothing' },
    ];
    expect(samples.length).toBe(caseActs.length - 2);
    for (const state of [after(sent), after(sent, accepted), after(sent, one), after(sent, one, two)])
      for (const by of [asker, answerer, stranger])
        for (const sample of samples) {
          const offered = findPossibleActs(state, by).some(({ act, whole }) => act === sample.act && whole);
          expect(offered).toBe(findObstacle(state, sample, by) === undefined);
        }
  });
});

test('whoever accepted it has it, else whoever acknowledged it', () => {
  const acknowledged = [answerer, { query, act: 'acknowledge' }] as const;
  expect(findHolder(after(sent))).toBeUndefined();
  expect(findHolder(after(sent, acknowledged))).toBe(answerer.member);
  expect(findHolder(after(sent, [stranger, { query, act: 'accept' }]))).toBeUndefined();
});

test('the answerer owes until nothing is pending, then the asker until it is closed', () => {
  expect(findOwing(draftQuery(query))).toBeUndefined();
  expect([findOwing(after(sent)), findOwing(after(sent, one))]).toEqual(['answerer', 'answerer']);
  expect(findOwing(after(sent, [answerer, { query, act: 'ask-clarification', text: 'Which?' }]))).toBe('asker');
  expect(findOwing(after(sent, one, two))).toBe('asker');
  expect(findOwing(after(sent, [asker, { query, act: 'close', outcome: 'nothing' }]))).toBeUndefined();
});
