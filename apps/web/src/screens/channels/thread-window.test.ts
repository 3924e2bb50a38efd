import { describe, expect, test } from '@jest/globals';
import type { ChannelItem } from '@kopri/client';
import { newId } from '@kopri/protocol';
import {
  around,
  earlier,
  firstUnread,
  KEPT_ITEMS,
  keyOf,
  later,
  newest,
  refreshed,
  type Fetch,
  type ThreadWindow,
} from './thread-window.js';

const [me, elif] = [1, 2].map((fill) => newId('member', (n) => new Uint8Array(n).fill(fill)));
const device = newId('device', (n) => new Uint8Array(n));

function itemAt(seq: number | null, of = elif, mark = seq ?? 0): ChannelItem {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, mark);
  return {
    seq,
    message: newId('message', (n) => bytes.slice(0, n)),
    kind: 'text',
    from: of === undefined ? null : { member: of, device },
    sentAt: '2026-11-03T08:00:00Z',
    text: String(mark),
    members: null,
    parent: null,
    handling: null,
    language: null,
    state: 'received',
    heldUntil: null,
    deliveredTo: [],
    openedBy: [],
    warnings: [],
  };
}

/** A channel of as many items, every third place of which is a receipt that nobody sees. */
function channelOf(count: number, waiting: readonly ChannelItem[] = []): Fetch {
  const log = Array.from({ length: count }, (_, i) => itemAt(i * 3 + 1));
  return async ({ afterSeq, beforeSeq = Infinity, limit }) => {
    const found = log.filter(({ seq }) => (seq ?? 0) > (afterSeq ?? 0) && (seq ?? 0) < beforeSeq);
    const placed = afterSeq === undefined ? found.slice(-(limit ?? found.length)) : found.slice(0, limit);
    const isAtEnd = beforeSeq === Infinity && placed.at(-1) === log.at(-1);
    return isAtEnd ? [...placed, ...waiting] : placed;
  };
}

const texts = ({ items }: ThreadWindow): readonly (string | null)[] => items.map(({ text }) => text);

describe('a history of any length', () => {
  test('is read back to its first item and forward to its last, and never more than so many stand there', async () => {
    const fetch = channelOf(600);
    let window = await newest(fetch);
    const seen = new Set(texts(window));
    while (window.hasEarlier) {
      window = await earlier(fetch, window);
      expect(window.items.length).toBeLessThanOrEqual(KEPT_ITEMS);
      for (const text of texts(window)) seen.add(text);
    }
    expect([seen.size, texts(window)[0], window.hasLater]).toEqual([600, '1', true]);
    while (window.hasLater) window = await later(fetch, window);
    expect([texts(window).at(-1), window.hasEarlier]).toEqual([String(599 * 3 + 1), true]);
  });

  test('shows what waits here once, however the end is reached', async () => {
    const waiting = itemAt(null, me, 9_999);
    const fetch = channelOf(60, [waiting]);
    const window = await later(fetch, await newest(fetch));
    expect(texts(window).filter((text) => text === '9999')).toHaveLength(1);
  });

  test('an item in its middle has its neighbours on both sides', async () => {
    const window = await around(channelOf(600), 301);
    expect(texts(window)).toContain('301');
    expect([window.hasEarlier, window.hasLater, window.items.length]).toEqual([true, true, 120]);
  });
});

test('a window at the end takes in what is new; one further up stays what it is', async () => {
  const before = await newest(channelOf(10));
  expect(texts(await refreshed(channelOf(12), before)).at(-1)).toBe(String(11 * 3 + 1));
  const further = { ...(await around(channelOf(600), 301)), hasLater: true };
  expect(texts(await refreshed(channelOf(601), further))).toEqual(texts(further));
});

test('a channel whose first message was only waiting shows it where it was placed', async () => {
  const waiting = itemAt(null, me, 1);
  const empty = { items: [waiting], hasEarlier: false, hasLater: false };
  expect(texts(await refreshed(channelOf(1), empty))).toEqual(['1']);
});

test('unread are counted among what others wrote', () => {
  const items = [itemAt(1), itemAt(2), itemAt(3, me), itemAt(4), itemAt(5, me)];
  expect(firstUnread(items, 2, me)).toBe(keyOf(items[1] as ChannelItem));
  expect(firstUnread(items, 0, me)).toBeUndefined();
  expect(firstUnread(items, 9, me)).toBeUndefined();
});
