import type { OutboxItem, QueryHistoryEntry, QueryView } from '@kopri/client';
import { waitingActs } from './case-acts.js';

const query = 'y1' as QueryView['query'];

const entry = (act: string, state: QueryHistoryEntry['state']): QueryHistoryEntry =>
  ({ act, state, seq: null, at: '2026-11-03T09:00:00Z', by: 'm1', applied: true }) as unknown as QueryHistoryEntry;

const item = (message: string, parts: Partial<OutboxItem> = {}): OutboxItem =>
  ({ message, query, kind: 'case-event', state: 'queued', heldUntil: null, ...parts }) as unknown as OutboxItem;

const messages = (history: readonly QueryHistoryEntry[], outbox: readonly OutboxItem[]): readonly string[][] =>
  waitingActs({ query, history }, outbox).map(({ entry: { act }, item: { message } }) => [act, message]);

describe('Acts that wait on this device', () => {
  test('are each named with the message that carries it, in the order of writing', () => {
    const history = [entry('send', 'placed'), entry('accept', 'queued'), entry('answer', 'held')];
    const others = [
      item('text', { kind: 'text' }),
      item('other', { query: null }),
      item('lost', { state: 'not-sent' }),
    ];
    expect(messages(history, [item('e1'), ...others, item('e2')])).toEqual([
      ['accept', 'e1'],
      ['answer', 'e2'],
    ]);
  });

  test('leave out what the server has already, and are none where nothing waits', () => {
    const history = [entry('accept', 'queued'), entry('answer', 'held')];
    expect(messages(history, [item('e2')])).toEqual([['answer', 'e2']]);
    expect(messages(history, [])).toEqual([]);
    expect(messages([entry('send', 'placed')], [item('e1')])).toEqual([]);
  });
});
