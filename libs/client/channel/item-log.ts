/** What was opened of a channel, in its order, packed in segments: written with the state that opened it (T6). */
import type { ChannelId, MemberId, MessageId } from '@kopri/protocol';
import { itemSegment, ITEMS_PER_SEGMENT, messageRecord, type StoredItem } from '../records.js';
import type { Changes, SealedStore } from '../store/sealed-store.js';

export class ItemLog {
  constructor(private readonly store: SealedStore) {}

  /** Adds the items to `changes` behind the `count` there are; gives the new count. */
  async append(channel: ChannelId, count: number, items: readonly StoredItem[], changes: Changes): Promise<number> {
    let pending = [...items];
    let total = count;
    while (pending.length > 0) {
      const index = Math.floor(total / ITEMS_PER_SEGMENT);
      const old = total % ITEMS_PER_SEGMENT === 0 ? [] : ((await this.store.find(itemSegment(channel, index))) ?? []);
      const room = ITEMS_PER_SEGMENT - old.length;
      changes.put(itemSegment(channel, index), [...old, ...pending.slice(0, room)]);
      total += Math.min(room, pending.length);
      pending = pending.slice(room);
    }
    return total;
  }

  /** Items behind a place, in order. */
  async after(channel: ChannelId, count: number, seq: number): Promise<readonly StoredItem[]> {
    return (await this.from(channel, 0, count)).filter((item) => item.seq > seq);
  }

  /** Those that were added after the first `known`, in order: reads no segment that holds none of them. */
  async from(channel: ChannelId, known: number, count: number): Promise<readonly StoredItem[]> {
    const first = Math.floor(known / ITEMS_PER_SEGMENT);
    const segments = Math.ceil(count / ITEMS_PER_SEGMENT) - first;
    const names = Array.from({ length: Math.max(0, segments) }, (_, i) => itemSegment(channel, first + i));
    const items = (await this.store.findAll(names)).flatMap((segment) => segment ?? []);
    return items.slice(known - first * ITEMS_PER_SEGMENT, count - first * ITEMS_PER_SEGMENT);
  }

  /** From the newest back, a segment at a time, for as long as somebody asks. */
  async *newestFirst(channel: ChannelId, count: number): AsyncGenerator<StoredItem> {
    for (let index = Math.ceil(count / ITEMS_PER_SEGMENT) - 1; index >= 0; index -= 1)
      yield* ((await this.store.find(itemSegment(channel, index))) ?? []).toReversed();
  }

  async hasMessage(channel: ChannelId, sender: MemberId, message: MessageId): Promise<boolean> {
    return (await this.store.find(messageRecord(channel, sender, message))) !== undefined;
  }
}
