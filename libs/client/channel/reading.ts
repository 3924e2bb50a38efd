/** A channel as its reader sees it: what stands in its log, what waits here, how far each has come, what is unread. */
import type { ChannelId, DeviceId, MemberId, MessageId } from '@kopri/protocol';
import type { DirectoryReplica } from '../directory-replica.js';
import type { ChannelItem, ItemRange, SendState } from '../face.js';
import type { Outbox } from '../outbox.js';
import type { Clock } from '../ports.js';
import {
  messageRecord,
  type ChannelRecord,
  type OutboxEntry,
  type ProfileRecord,
  type StoredItem,
} from '../records.js';
import type { SealedStore } from '../store/sealed-store.js';
import type { ChannelBook } from './channel-book.js';
import { isQuiet, readContent } from './inbox.js';
import type { ItemLog } from './item-log.js';
import { readersOf, type Readers } from './receipts.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly store: SealedStore;
  readonly clock: Clock;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly directory: DirectoryReplica;
}

const NOBODY: Readers = { deliveredTo: [], openedBy: [] };

export class Reading {
  constructor(private readonly parts: Parts) {}

  async items(
    id: string,
    { afterSeq, beforeSeq, limit }: ItemRange = {},
  ): Promise<{ channel: ChannelId; items: readonly ChannelItem[] }> {
    const { record } = await this.parts.book.require(id);
    const { channel } = record;
    const found: ChannelItem[] = [];
    for await (const item of this.parts.items.newestFirst(channel, record.itemCount)) {
      if (item.seq <= (afterSeq ?? 0) || (afterSeq === undefined && found.length === limit)) break;
      const view = item.seq < (beforeSeq ?? Infinity) ? this.placedItem(record, item) : undefined;
      if (view !== undefined) found.push(view);
    }
    const placed = found.reverse().slice(0, limit);
    const isAtEnd = beforeSeq === undefined && placed.length === found.length;
    const waiting = isAtEnd ? this.parts.outbox.of(channel).map((entry) => this.waitingItem(entry)) : [];
    return { channel, items: [...placed, ...waiting].filter((item) => item !== undefined) };
  }

  /** When the newest thing that can be read happened, what waits here included. */
  async lastAt(record: ChannelRecord): Promise<string | null> {
    const waiting = this.parts.outbox.of(record.channel).flatMap((entry) => this.waitingItem(entry) ?? []);
    const newest = waiting.at(-1);
    if (newest !== undefined) return newest.sentAt;
    for await (const item of this.parts.items.newestFirst(record.channel, record.itemCount)) {
      const view = this.placedItem(record, item);
      if (view !== undefined) return view.sentAt;
    }
    return null;
  }

  async markRead(id: string, upToSeq?: number): Promise<void> {
    const channel = await this.parts.book.require(id);
    const { record } = channel;
    const upTo = Math.min(upToSeq ?? record.lastSeq, record.lastSeq);
    if (upTo <= record.readSeq) return;
    const { unread, opened } =
      upTo === record.lastSeq ? { unread: 0, opened: record.receiptDue } : await this.countBehind(record, upTo);
    const openedDue = Math.max(record.openedDue, opened);
    await this.parts.book.save({ ...channel, record: { ...record, readSeq: upTo, unread, openedDue } });
  }

  /** Where a message of this device has got to. */
  async standing(channel: ChannelId, message: MessageId): Promise<{ seq: number | null; state: SendState }> {
    const entry = this.parts.outbox.find(message);
    if (entry !== undefined) return { seq: entry.seq ?? null, state: this.stateOf(entry) };
    const seq = await this.placeOf(channel, message);
    if (seq === undefined) return { seq: null, state: 'not-sent' };
    const { record } = await this.parts.book.require(channel);
    return { seq, state: progressOf(this.readers(record, seq)) };
  }

  /** This device has written it before, whether it waits, was sent, or could not be. */
  async isKnown(channel: ChannelId, message: MessageId): Promise<boolean> {
    const entry = this.parts.outbox.find(message);
    return entry === undefined ? (await this.placeOf(channel, message)) !== undefined : entry.channel === channel;
  }

  stateOf(entry: OutboxEntry): SendState {
    if (entry.state === 'stored') return 'at-server';
    if (entry.state === 'not-sent') return 'not-sent';
    return this.parts.outbox.isHeld(entry, this.parts.clock.nowMs()) ? 'held' : 'queued';
  }

  private placeOf(channel: ChannelId, message: MessageId): Promise<number | undefined> {
    return this.parts.store.find(messageRecord(channel, this.parts.profile().member, message));
  }

  private readers(record: ChannelRecord, seq: number): Readers {
    const memberOf = (device: DeviceId): MemberId | undefined =>
      this.parts.directory.current?.findDevice(device)?.member.member;
    return readersOf(record, seq, { own: this.parts.profile().member, memberOf });
  }

  /** What stays unread behind a place, and the newest place up to it that somebody else wrote. */
  private async countBehind(record: ChannelRecord, upTo: number): Promise<{ unread: number; opened: number }> {
    let unread = 0;
    for await (const { seq, sender, content } of this.parts.items.newestFirst(record.channel, record.itemCount)) {
      const kind = content === undefined ? undefined : readContent(content)?.kind;
      if (kind === undefined || kind === 'receipt' || sender?.member === this.parts.profile().member) continue;
      if (seq <= upTo) return { unread, opened: seq };
      if (!isQuiet(kind)) unread += 1;
    }
    return { unread, opened: 0 };
  }

  /** `undefined` for what is no reading matter: receipts, unless something is wrong with them. */
  private placedItem(record: ChannelRecord, item: StoredItem): ChannelItem | undefined {
    const content = item.content === undefined ? undefined : readContent(item.content);
    if (content?.kind === 'receipt' && item.warnings.length === 0) return undefined;
    const isOwn = item.sender?.device === this.parts.profile().device;
    const readers = isOwn ? this.readers(record, item.seq) : NOBODY;
    return {
      seq: item.seq,
      message: content?.id ?? null,
      kind: item.kind === 'content' ? kindOf(content) : item.kind,
      from: item.sender,
      sentAt: new Date(content?.sentAt ?? item.atMs).toISOString(),
      text: textOf(content),
      members: changesOf(item),
      ...headOf(content),
      state: isOwn ? progressOf(readers) : 'received',
      heldUntil: null,
      ...readers,
      warnings: item.because === undefined ? item.warnings : [...item.warnings, item.because],
    };
  }

  private waitingItem(entry: OutboxEntry): ChannelItem | undefined {
    const content = readContent(entry.content);
    if (content === undefined || content.kind === 'receipt') return undefined;
    const { member, device } = this.parts.profile();
    const state = this.stateOf(entry);
    return {
      seq: entry.seq ?? null,
      message: entry.message,
      kind: kindOf(content),
      from: { member, device },
      sentAt: new Date(content.sentAt).toISOString(),
      text: textOf(content),
      members: null,
      ...headOf(content),
      state,
      heldUntil: state === 'held' ? heldUntil(entry) : null,
      ...NOBODY,
      warnings: entry.because === undefined ? [] : [entry.because],
    };
  }
}

type Readable = ReturnType<typeof readContent>;

export const heldUntil = ({ holdUntilMs }: OutboxEntry): string | null =>
  holdUntilMs === undefined ? null : new Date(holdUntilMs).toISOString();

const progressOf = ({ deliveredTo, openedBy }: Readers): SendState =>
  openedBy.length > 0 ? 'opened' : deliveredTo.length > 0 ? 'delivered' : 'at-server';

const headOf = (content: Readable): Pick<ChannelItem, 'parent' | 'handling' | 'language'> => ({
  parent: content?.parent ?? null,
  handling: content?.handling ?? null,
  language: content?.language ?? null,
});

const kindOf = (content: Readable): string =>
  content?.kind === 'unknown' ? 'newer-version' : (content?.kind ?? 'unreadable');

function textOf(content: Readable): string | null {
  if (content?.kind === 'text') return content.body.text;
  if (content?.kind === 'title') return content.body.title;
  if (content?.kind === 'case-event') return content.body.act;
  return content?.kind === 'evidence-summary' ? content.body.title : null;
}

const changesOf = ({ kind, added = [], removed = [] }: StoredItem): ChannelItem['members'] =>
  kind === 'members' ? { added, removed } : null;
