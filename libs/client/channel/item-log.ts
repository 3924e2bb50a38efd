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
    const segments = Array.from({ length: Math.ceil(count / ITEMS_PER_SEGMENT) }, (_, i) => itemSegment(channel, i));
    const items = (await this.store.findAll(segments)).flatMap((segment) => segment ?? []);
    return items.filter((item) => item.seq > seq);
  }

  async hasMessage(channel: ChannelId, sender: MemberId, message: MessageId): Promise<boolean> {
    return (await this.store.find(messageRecord(channel, sender, message))) !== undefined;
  }
}
