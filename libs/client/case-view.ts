/** A replayed case query as one member's screen needs it: plain values, nothing left to guess. */
import { AppError, findCountry, type Due, type MemberId, type QueryId } from '@kopri/protocol';
import {
  findHolder,
  findOwing,
  findPossibleActs,
  partyOf,
  type Actor,
  type CaseQuery,
  type CaseQuestion,
  type HistoryEntry,
  type Warning,
} from '@kopri/domain';
import type { PlacedQuery } from './case-log.js';
import type { Due as DueView, QueryEntry, QueryHistoryEntry, QueryView, QuestionView } from './face.js';

export type Clashes = ReadonlyMap<string, readonly QueryId[]>;

export function entryOf(placed: PlacedQuery, own: Actor, clashes: Clashes = new Map()): QueryEntry {
  const { query, channel, standing, unread, lastAtMs } = placed;
  const { sent, reference } = query;
  if (sent === undefined) throw new AppError('query-unknown');
  const side = partyOf(sent, own) ?? 'observer';
  return {
    reference,
    query: query.id,
    channel,
    title: sent.title ?? null,
    type: sent.type,
    urgency: sent.urgency,
    handling: sent.handling,
    child: isAboutChild(query),
    state: standing === 'placed' ? query.state : standing,
    due: dueView(query.due ?? sent.due, sent.from.country),
    from: sent.from.member,
    to: sent.to.members,
    side,
    holder: findHolder(query) ?? null,
    waiting: standing === 'placed' ? waitingFor(query, side) : 'nothing',
    questions: query.questions.map(({ number, state }) => ({ number, state })),
    unread,
    lastAt: new Date(lastAtMs).toISOString(),
    referenceClash: reference !== null && clashes.has(reference),
  };
}

export function viewOf(placed: PlacedQuery, own: Actor, warnings: readonly Warning[]): QueryView {
  const { query, standingAt } = placed;
  return {
    ...entryOf(placed, own),
    document: documentOf(query),
    questions: query.questions.map(questionOf),
    history: query.history.map((entry) => historyOf(entry, standingAt(entry.seq))),
    warnings,
    acts: findPossibleActs(query, own),
  };
}

/** With the zone of the asking country beside that of the answering one. */
export const dueView = (due: Due, askerCountry: string): DueView => ({
  ...due,
  askerZone: findCountry(askerCountry)?.timeZone ?? 'UTC',
});

/** An answered query waits for its asker's outcome; nobody else is owed anything by then. */
function waitingFor(query: CaseQuery, side: QueryEntry['side']): QueryEntry['waiting'] {
  const owing = findOwing(query);
  if (side === 'observer' || owing === undefined) return 'nothing';
  if (owing === side) return 'for-me';
  return owing === 'asker' && query.state !== 'clarification-asked' ? 'nothing' : 'for-them';
}

const isAboutChild = ({ sent }: CaseQuery): boolean =>
  sent?.offence?.childVictim === true ||
  (sent?.persons ?? []).some(({ role, token }) => role === 'victim' && token.startsWith('C'));

/** The fields of `QUERY.json`, without those that sending added. */
function documentOf({ sent }: CaseQuery): Readonly<Record<string, unknown>> {
  const added: ReadonlySet<string> = new Set(['query', 'act', 'reference', 'from', 'to', 'due']);
  return Object.fromEntries(Object.entries(sent ?? {}).filter(([key]) => !added.has(key)));
}

function questionOf({ number, text, state, by, at, value, answer, ground, to }: CaseQuestion): QuestionView {
  const said = answer === undefined ? {} : value === undefined ? { remark: answer } : {};
  return {
    number,
    text,
    state,
    ...(value === undefined || by === undefined ? {} : { answer: answerOf(value, by, answer) }),
    ...(ground === undefined ? {} : { ground }),
    ...(to === undefined ? {} : { to }),
    ...said,
    ...(by === undefined ? {} : { answeredBy: by }),
    ...(at === undefined ? {} : { answeredAt: new Date(at).toISOString() }),
  };
}

const answerOf = (
  value: NonNullable<CaseQuestion['value']>,
  by: MemberId,
  text: string | undefined,
): NonNullable<QuestionView['answer']> => ({ value, by, ...(text === undefined ? {} : { text }) });

function historyOf(
  { seq, at, by, act, applied, reason, event }: HistoryEntry,
  state: QueryHistoryEntry['state'],
): QueryHistoryEntry {
  return {
    seq: state === 'placed' ? seq : null,
    at: new Date(at).toISOString(),
    by,
    act,
    state,
    applied,
    ...(reason === undefined ? {} : { reason }),
    ...saidWith(event),
  };
}

function saidWith(event: HistoryEntry['event']): Partial<QueryHistoryEntry> {
  if (event === undefined) return {};
  const { query: _query, act, ...said } = event;
  if (act !== 'extend') return said as Partial<QueryHistoryEntry>;
  return { until: event.until, text: event.reason };
}
