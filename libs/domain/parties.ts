/** Who is who in a case query: the two sides, who deals with it, and whose turn it is. */
import type { MemberId, SendEvent } from '@kopri/protocol';
import { isOpen, type Actor, type CaseQuery } from './case-state.js';

export type Party = 'asker' | 'answerer';

/** Answerers are the members it was sent to; the asker's side is the sender and colleagues of their country. */
export function partyOf(sent: SendEvent, by: Actor): Party | undefined {
  if (by.member === sent.from.member) return 'asker';
  if (sent.to.members.includes(by.member)) return 'answerer';
  return by.country === sent.from.country ? 'asker' : undefined;
}

/** Whoever accepted it last, else whoever acknowledged it. */
export function findHolder({ history }: CaseQuery): MemberId | undefined {
  const last = (act: string) => history.findLast((entry) => entry.applied && entry.act === act)?.by;
  return last('accept') ?? last('acknowledge');
}

/** Who has to act next: the answerer owes an answer, the asker a clarification or the outcome. */
export function findOwing(query: CaseQuery): Party | undefined {
  if (query.sent === undefined || query.state === 'closed' || query.state === 'erased') return undefined;
  return isOpen(query) && query.state !== 'clarification-asked' ? 'answerer' : 'asker';
}
