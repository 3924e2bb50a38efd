/**
 * The part of a channel that stands on the screen: a bounded run of its items, moved back and forth
 * by pages, so that a history of any length costs the same.
 */
import type { ChannelItem, ItemRange } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';

export interface ThreadWindow {
  readonly items: readonly ChannelItem[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

export type Fetch = (range: ItemRange) => Promise<readonly ChannelItem[]>;

export const PAGE_ITEMS = 60;
/** About twenty screens; what lies further away is fetched again. */
export const KEPT_ITEMS = 180;

export const keyOf = ({ message, seq, from }: ChannelItem): string =>
  message === null ? `place ${seq}` : `${from?.member} ${message}`;

const placed = (items: readonly ChannelItem[]): readonly ChannelItem[] => items.filter(({ seq }) => seq !== null);
const firstSeq = (items: readonly ChannelItem[]): number => items.find(({ seq }) => seq !== null)?.seq ?? 1;
const lastSeq = (items: readonly ChannelItem[]): number => items.findLast(({ seq }) => seq !== null)?.seq ?? 0;

/** The later copy of an item wins. */
function joined(...parts: readonly (readonly ChannelItem[])[]): readonly ChannelItem[] {
  return [...new Map(parts.flat().map((item) => [keyOf(item), item])).values()];
}

/** The newest, as many as were asked for. */
export async function newest(fetch: Fetch, limit = PAGE_ITEMS): Promise<ThreadWindow> {
  const items = await fetch({ limit });
  return { items, hasEarlier: placed(items).length >= limit, hasLater: false };
}

export async function earlier(fetch: Fetch, { items, hasLater }: ThreadWindow): Promise<ThreadWindow> {
  const page = await fetch({ beforeSeq: firstSeq(items), limit: PAGE_ITEMS });
  const all = joined(page, items);
  const isCut = all.length > KEPT_ITEMS;
  return {
    items: all.slice(0, KEPT_ITEMS),
    hasEarlier: page.length >= PAGE_ITEMS,
    hasLater: hasLater || isCut,
  };
}

export async function later(fetch: Fetch, { items, hasEarlier }: ThreadWindow): Promise<ThreadWindow> {
  const page = await fetch({ afterSeq: lastSeq(items), limit: PAGE_ITEMS });
  const all = joined(items, page);
  return {
    items: all.slice(-KEPT_ITEMS),
    hasEarlier: hasEarlier || all.length > KEPT_ITEMS,
    hasLater: placed(page).length >= PAGE_ITEMS,
  };
}

/** The same stretch as it stands now, and at the end whatever is new. */
export async function refreshed(fetch: Fetch, window: ThreadWindow): Promise<ThreadWindow> {
  const { items, hasLater, hasEarlier } = window;
  if (placed(items).length === 0) return newest(fetch);
  const range = { afterSeq: firstSeq(items) - 1, ...(hasLater ? { limit: placed(items).length } : {}) };
  const now = await fetch(range);
  const kept = hasLater ? now : now.slice(-2 * KEPT_ITEMS);
  return { items: kept, hasLater, hasEarlier: hasEarlier || kept.length < now.length };
}

/** With the item at that place in the middle. */
export async function around(fetch: Fetch, seq: number): Promise<ThreadWindow> {
  const before = await fetch({ beforeSeq: seq + 1, limit: PAGE_ITEMS });
  const after = await fetch({ afterSeq: seq, limit: PAGE_ITEMS });
  return {
    items: joined(before, after),
    hasEarlier: before.length >= PAGE_ITEMS,
    hasLater: placed(after).length >= PAGE_ITEMS,
  };
}

const UNCOUNTED: ReadonlySet<string> = new Set(['title', 'members', 'unreadable']);

/** The key of the oldest of so many unread ones, as the client counts them; nothing where it lies before the window. */
export function firstUnread(
  items: readonly ChannelItem[],
  unread: number,
  me: MemberId | undefined,
): string | undefined {
  const fromOthers = items.filter(({ from, kind }) => from !== null && from.member !== me && !UNCOUNTED.has(kind));
  const first = unread === 0 ? undefined : fromOthers.at(-unread);
  return first && keyOf(first);
}
