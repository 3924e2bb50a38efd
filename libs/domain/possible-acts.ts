/** What a member can do with a case query now, by the same rules that refuse the rest: screens never guess. */
import type { CaseAct, CaseEvent, SendEvent } from '@kopri/protocol';
import { findObstacle } from './case-query.js';
import type { Actor, CaseQuery } from './case-state.js';

export type LaterAct = Exclude<CaseAct, 'send'>;

export interface PossibleAct {
  readonly act: LaterAct;
  /** It can be done to the query as a whole. */
  readonly whole: boolean;
  /** Numbers of the questions it can be done to. */
  readonly questions: readonly number[];
}

type LaterEvent = Exclude<CaseEvent, SendEvent>;

/** In the order of the life cycle. */
export function findPossibleActs(query: CaseQuery, by: Actor): readonly PossibleAct[] {
  return acts.flatMap((act) => {
    const whole = act !== 'answer' && findObstacle(query, exampleOf(query, act), by) === undefined;
    const questions = query.questions
      .map(({ number }) => number)
      .filter(
        (number) => isAboutQuestions(act) && findObstacle(query, exampleOf(query, act, number), by) === undefined,
      );
    return whole || questions.length > 0 ? [{ act, whole, questions }] : [];
  });
}

const acts = [
  'acknowledge',
  'accept',
  'ask-clarification',
  'clarify',
  'answer',
  'refuse',
  'redirect',
  'extend',
  'close',
] as const satisfies readonly LaterAct[];

const isAboutQuestions = (act: LaterAct): boolean => act === 'answer' || act === 'refuse' || act === 'redirect';

const NOBODY = { countries: [], authorities: [], members: [] };

/** An event of that act with nothing in it that could be an obstacle by itself. */
function exampleOf({ id }: CaseQuery, act: LaterAct, number?: number): LaterEvent {
  const about = { query: id };
  const question = number === undefined ? {} : { question: number };
  switch (act) {
    case 'ask-clarification':
    case 'clarify':
      return { ...about, act, text: '' };
    case 'answer':
      return { ...about, act, question: number ?? 1, value: 'yes' };
    case 'refuse':
      return { ...about, act, ground: 'not-held', ...question };
    case 'redirect':
      return { ...about, act, to: NOBODY, ...question };
    case 'extend':
      return { ...about, act, until: '', reason: '' };
    case 'close':
      return { ...about, act, outcome: 'nothing' };
    default:
      return { ...about, act };
  }
}
