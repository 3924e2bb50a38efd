/**
 * The life of a case query: one office asks, another answers, question by question.
 *
 * Both ends replay the same ordered log through `applyCaseEvent` and `applyReceipt`, so they always
 * agree on the state. A peer may send anything: nothing here throws, and an act that does not fit
 * is kept in the history and changes nothing else. Rules: docs/spec/case-query.md.
 */
import type { CaseAct, CaseEvent, NotAppliedReason, QueryState, SendEvent } from '@kopri/protocol';
import { isOpen, type Actor, type CaseQuery, type CaseQuestion, type HistoryEntry, type Place } from './case-state.js';
import { partyOf, type Party } from './parties.js';

const mayAct: Readonly<Record<Exclude<CaseAct, 'send'>, Party>> = {
  acknowledge: 'answerer',
  accept: 'answerer',
  'ask-clarification': 'answerer',
  clarify: 'asker',
  answer: 'answerer',
  refuse: 'answerer',
  redirect: 'answerer',
  extend: 'answerer',
  close: 'asker',
};

function isFrom(query: CaseQuery, act: Exclude<CaseAct, 'send'>): boolean {
  switch (act) {
    case 'acknowledge':
      return query.state === 'sent' || query.state === 'delivered';
    case 'clarify':
      return query.state === 'clarification-asked';
    case 'close':
      return !(['draft', 'closed', 'erased'] satisfies QueryState[] as QueryState[]).includes(query.state);
    default:
      return isOpen(query);
  }
}

/**
 * Why this act would not apply now; `undefined` when it would. For a client before it sends, and
 * for the replay. Every reason that is also an error code means the same there.
 */
export function findObstacle(query: CaseQuery, event: CaseEvent, by: Actor): NotAppliedReason | undefined {
  if (event.act === 'send') return findSendObstacle(query, event, by);
  if (query.sent === undefined) return 'act-does-not-apply';
  if (partyOf(query.sent, by) !== mayAct[event.act]) return 'not-your-turn';
  if (!isFrom(query, event.act)) return 'act-does-not-apply';
  return findQuestionObstacle(query, event);
}

function findSendObstacle(query: CaseQuery, { from }: SendEvent, by: Actor): NotAppliedReason | undefined {
  if (query.sent !== undefined) return 'already-sent';
  const isSender = from.member === by.member && (by.country === undefined || by.country === from.country);
  return isSender ? undefined : 'sender-differs';
}

function findQuestionObstacle(query: CaseQuery, event: Exclude<CaseEvent, SendEvent>): NotAppliedReason | undefined {
  if (!('question' in event) || event.question === undefined) return undefined;
  const question = query.questions[event.question - 1];
  if (question === undefined) return 'question-unknown';
  if (question.state !== 'pending') return 'question-settled';
  return event.act === 'answer' && event.value === 'text' && event.text === undefined ? 'text-missing' : undefined;
}

/** The query after one event of it. An event at a place already replayed changes nothing. */
export function applyCaseEvent(query: CaseQuery, event: CaseEvent, place: Place): CaseQuery {
  if (event.query !== query.id || isReplayed(query, place)) return query;
  const reason = findObstacle(query, event, place.by);
  const next = reason === undefined ? afterEvent(query, event, place) : query;
  return { ...next, history: [...query.history, historyEntry(event, place, reason)] };
}

/**
 * The query after a cumulative receipt of its channel: everything up to the place `upTo` is stored on
 * a device of `place.by`. A receipt for its own place or a later one is a lie and says nothing.
 */
export function applyReceipt(query: CaseQuery, upTo: number, place: Place): CaseQuery {
  const isForQuery = upTo >= query.sentSeq && upTo < place.seq;
  const delivers = query.sent?.to.members.includes(place.by.member) === true && query.state === 'sent' && isForQuery;
  if (!delivers || isReplayed(query, place)) return query;
  const { seq, at, by } = place;
  return {
    ...query,
    state: 'delivered',
    history: [...query.history, { seq, at, by: by.member, act: 'receipt', applied: true }],
  };
}

const isReplayed = (query: CaseQuery, { seq }: Place): boolean => seq <= (query.history.at(-1)?.seq ?? 0);

function historyEntry(event: CaseEvent, { seq, at, by }: Place, reason: NotAppliedReason | undefined): HistoryEntry {
  return {
    seq,
    at,
    by: by.member,
    act: event.act,
    applied: reason === undefined,
    ...(reason !== undefined && { reason }),
    ...(event.act !== 'send' && { event }),
  };
}

function afterEvent(query: CaseQuery, event: CaseEvent, place: Place): CaseQuery {
  switch (event.act) {
    case 'send':
      return afterSend(query, event, place);
    case 'acknowledge':
      return { ...query, state: 'acknowledged' };
    case 'accept':
    case 'clarify':
      return { ...query, state: 'accepted' };
    case 'ask-clarification':
      return { ...query, state: 'clarification-asked' };
    case 'extend':
      return query.due === undefined ? query : { ...query, due: { ...query.due, answer: event.until } };
    case 'close':
      return { ...query, state: 'closed', outcome: event.outcome };
    default:
      return afterQuestion(query, event, place);
  }
}

function afterSend(query: CaseQuery, event: SendEvent, { seq, at }: Place): CaseQuery {
  const questions = event.questions.map(({ text }, i) => ({ number: i + 1, text, state: 'pending' as const }));
  return {
    ...query,
    state: 'sent',
    reference: event.reference,
    sent: event,
    sentSeq: seq,
    sentAt: at,
    due: event.due,
    questions,
  };
}

type QuestionEvent = Extract<CaseEvent, { act: 'answer' | 'refuse' | 'redirect' }>;

/** One question, or all still pending where the act is about the whole. */
function afterQuestion(query: CaseQuery, event: QuestionEvent, place: Place): CaseQuery {
  const questions = query.questions.map((question) =>
    question.state === 'pending' && (event.question ?? question.number) === question.number
      ? { ...question, ...settledBy(event), by: place.by.member, at: place.at }
      : question,
  );
  return { ...query, questions, state: event.question === undefined ? wholeState[event.act] : stateOf(questions) };
}

const wholeState = { answer: 'answered', refuse: 'refused', redirect: 'redirected' } as const;

function settledBy(event: QuestionEvent): Partial<CaseQuestion> {
  const answer = event.text !== undefined && { answer: event.text };
  switch (event.act) {
    case 'answer':
      return { state: 'answered', value: event.value, ...answer };
    case 'refuse':
      return { state: 'refused', ground: event.ground, ...answer };
    case 'redirect':
      return { state: 'redirected', to: event.to, ...answer };
  }
}

function stateOf(questions: readonly CaseQuestion[]): QueryState {
  if (questions.some(({ state }) => state === 'pending')) return 'partly-answered';
  if (questions.every(({ state }) => state === 'refused')) return 'refused';
  return questions.every(({ state }) => state === 'redirected') ? 'redirected' : 'answered';
}
