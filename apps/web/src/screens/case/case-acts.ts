/** What can be done with a case query now, and what of it waits on this device: judged by the client, only looked up here. */
import type { OutboxItem, PossibleAct, QueryHistoryEntry, QueryView } from '@kopri/client';

export type CaseActName = PossibleAct['act'];

/** The act may be done to the query as a whole. */
export const offersWhole = ({ acts }: Pick<QueryView, 'acts'>, act: CaseActName): boolean =>
  acts.some((possible) => possible.act === act && possible.whole);

/** The act may be done to this question. */
export const offersFor = ({ acts }: Pick<QueryView, 'acts'>, act: CaseActName, question: number): boolean =>
  acts.some((possible) => possible.act === act && possible.questions.includes(question));

export interface WaitingAct {
  readonly entry: QueryHistoryEntry;
  readonly item: OutboxItem;
}

/**
 * Acts of this query that have not left this device, in the order of writing, with the message that carries each.
 * History and outbox name the same things in the same order; an act the server has already stands in the history alone.
 */
export function waitingActs(
  { query, history }: Pick<QueryView, 'query' | 'history'>,
  outbox: readonly OutboxItem[],
): readonly WaitingAct[] {
  const items = outbox.filter(
    (item) => item.kind === 'case-event' && item.query === query && item.state !== 'not-sent',
  );
  const entries = history.filter(({ state }) => state !== 'placed').slice(-items.length);
  return entries.flatMap((entry, at) => {
    const item = items[at + items.length - entries.length];
    return item === undefined || items.length === 0 ? [] : [{ entry, item }];
  });
}
