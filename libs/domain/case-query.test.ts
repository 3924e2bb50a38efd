import { describe, expect, test } from '@jest/globals';
import type { AnswerValue, CaseEvent, QueryState } from '@kopri/protocol';
import { findObstacle } from './case-query.js';
import type { Actor } from './case-state.js';
import {
  act,
  elif,
  exampleId,
  gyzylgul,
  kemal,
  mallory,
  merdan,
  play,
  sendEvent,
  type Move,
} from './testing/examples.js';

const elsewhere = { countries: ['TM'], authorities: ['tm-sms'], members: [] };
const sent: Move = [elif, sendEvent()];
const delivered: Move = [gyzylgul, { upTo: 1 }];
const by =
  (actor: Actor) =>
  (said: Parameters<typeof act>[0]): Move => [actor, act(said)];
const asker = by(elif);
const answerer = by(gyzylgul);
const acknowledge = answerer({ act: 'acknowledge' });
const accept = answerer({ act: 'accept' });
const askBack = answerer({ act: 'ask-clarification', text: 'Which year?' });
const clarify = asker({ act: 'clarify', text: '2024.' });
const answer = (question: number, value: AnswerValue = 'yes') => answerer({ act: 'answer', question, value });
const refuse = (question?: number) =>
  answerer({ act: 'refuse', ground: 'national-law', ...(question !== undefined && { question }) });
const redirect = (question?: number) =>
  answerer({ act: 'redirect', to: elsewhere, ...(question !== undefined && { question }) });
const extend = answerer({ act: 'extend', until: '2026-12-01T13:00:00Z', reason: 'The archive is closed.' });
const close = asker({ act: 'close', outcome: 'identification' });

describe('a case query', () => {
  test.each<[QueryState, Move[]]>([
    ['draft', []],
    ['sent', [sent]],
    ['delivered', [sent, delivered]],
    ['acknowledged', [sent, acknowledge]],
    ['acknowledged', [sent, delivered, acknowledge]],
    ['accepted', [sent, accept]],
    ['accepted', [sent, delivered, acknowledge, accept]],
    ['clarification-asked', [sent, askBack]],
    ['accepted', [sent, askBack, clarify]],
    ['partly-answered', [sent, answer(1)]],
    ['partly-answered', [sent, answer(1), refuse(2)]],
    ['clarification-asked', [sent, answer(1), askBack]],
    ['answered', [sent, answer(1), refuse(2), redirect(3)]],
    ['answered', [sent, refuse(1), redirect(2), refuse(3)]],
    ['refused', [sent, refuse(1), refuse(2), refuse(3)]],
    ['redirected', [sent, redirect(1), redirect(2), redirect(3)]],
    ['refused', [sent, acknowledge, refuse()]],
    ['redirected', [sent, acknowledge, redirect()]],
    ['accepted', [sent, accept, extend]],
    ['closed', [sent, close]],
    ['closed', [sent, answer(1), answer(2), answer(3), close]],
    ['closed', [sent, refuse(), close]],
  ])('is %s', (state, moves) => {
    const query = play(moves);
    expect(query.state).toBe(state);
    expect(query.history.every(({ applied }) => applied)).toBe(true);
  });

  test.each<[string, QueryState, Move[]]>([
    ['act-does-not-apply', 'draft', [acknowledge]],
    ['act-does-not-apply', 'draft', [close]],
    ['act-does-not-apply', 'accepted', [sent, accept, acknowledge]],
    ['act-does-not-apply', 'sent', [sent, clarify]],
    ['act-does-not-apply', 'refused', [sent, refuse(), answer(1)]],
    ['act-does-not-apply', 'answered', [sent, answer(1), answer(2), answer(3), extend]],
    ['act-does-not-apply', 'closed', [sent, close, close]],
    ['act-does-not-apply', 'closed', [sent, close, answer(1)]],
    ['not-your-turn', 'sent', [sent, asker({ act: 'acknowledge' })]],
    ['not-your-turn', 'sent', [sent, answerer({ act: 'close', outcome: 'nothing' })]],
    ['not-your-turn', 'sent', [sent, by(merdan)({ act: 'accept' })]],
    ['not-your-turn', 'sent', [sent, by(mallory)({ act: 'close', outcome: 'nothing' })]],
    ['not-your-turn', 'sent', [sent, by({ member: mallory.member })({ act: 'close', outcome: 'nothing' })]],
    ['question-unknown', 'sent', [sent, answer(4)]],
    ['question-settled', 'partly-answered', [sent, answer(1), refuse(1)]],
    ['text-missing', 'sent', [sent, answer(1, 'text')]],
    ['already-sent', 'sent', [sent, sent]],
    ['sender-differs', 'draft', [[mallory, sendEvent()]]],
    ['sender-differs', 'draft', [[elif, sendEvent({ from: { country: 'TM', member: elif.member } })]]],
  ])('keeps as "did not apply: %s" what does not fit, and stays %s', (reason, state, moves) => {
    const query = play(moves);
    expect(query.state).toBe(state);
    expect(query.history.at(-1)).toMatchObject({ applied: false, reason });
    expect({ ...query, history: query.history.slice(0, -1) }).toEqual(play(moves.slice(0, -1)));
  });

  test('is the work of an office: a colleague of the asker clarifies and closes', () => {
    const query = play([
      sent,
      askBack,
      [kemal, act({ act: 'clarify', text: '2024.' })],
      [kemal, close[1] as CaseEvent],
    ]);
    expect(query).toMatchObject({ state: 'closed', outcome: 'identification' });
  });

  test('between two offices of one country is answered by whom it was sent to, and closed by the asker', () => {
    const domestic = sendEvent({ to: { countries: ['TR'], authorities: [], members: [kemal.member] } });
    const query = play([
      [elif, domestic],
      [kemal, act({ act: 'accept' })],
      [kemal, close[1]],
    ]);
    expect(query).toMatchObject({ state: 'accepted' });
    expect(query.history.at(-1)).toMatchObject({ applied: false, reason: 'not-your-turn' });
  });

  test('settles each question on its own, and remembers by whom and when', () => {
    const { questions } = play([
      sent,
      answerer({ act: 'answer', question: 2, value: 'safe-no-contact', text: 'She is well.' }),
      refuse(3),
    ]);
    expect(questions).toMatchObject([
      { number: 1, state: 'pending' },
      { number: 2, state: 'answered', value: 'safe-no-contact', answer: 'She is well.', by: gyzylgul.member },
      { number: 3, state: 'refused', ground: 'national-law' },
    ]);
  });

  test('refused as a whole keeps the answers already given', () => {
    const { questions } = play([sent, answer(1), refuse()]);
    expect(questions.map(({ state }) => state)).toEqual(['answered', 'refused', 'refused']);
  });

  test('extended keeps its state and owes the answer later', () => {
    expect(play([sent, acknowledge, extend])).toMatchObject({
      state: 'acknowledged',
      due: { answer: '2026-12-01T13:00:00Z' },
    });
  });

  test('is delivered by a receipt that covers it, of a member it was sent to', () => {
    expect(play([sent, [merdan, { upTo: 1 }]]).state).toBe('sent');
    expect(play([sent, [gyzylgul, { upTo: 0 }]]).state).toBe('sent');
    expect(play([sent, acknowledge, delivered]).state).toBe('acknowledged');
  });

  test('is untouched by an event of another query', () => {
    const other = { ...sendEvent(), query: exampleId('query', 8) };
    expect(play([sent, [elif, other]])).toEqual(play([sent]));
  });

  test('says before sending what would not apply', () => {
    const query = play([sent]);
    expect(findObstacle(query, acknowledge[1] as CaseEvent, gyzylgul)).toBeUndefined();
    expect(findObstacle(query, acknowledge[1] as CaseEvent, elif)).toBe('not-your-turn');
  });
});
