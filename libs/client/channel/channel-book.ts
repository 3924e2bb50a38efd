/** The channels of this profile: their state in memory, written together with what changed it. */
import { AppError, isId, type ChannelId } from '@kopri/protocol';
import type { Group, GroupView, MlsEngine } from '@kopri/crypto/sealed';
import {
  channelRecord,
  channelsRecord,
  groupRecord,
  pendingCommitRecord,
  type ChannelRecord,
  type PendingCommitRecord,
} from '../records.js';
import { Changes, type SealedStore } from '../store/sealed-store.js';
import { chainOf } from './channel-chain.js';

export interface Channel {
  readonly record: ChannelRecord;
  readonly group: Group;
  readonly pending: PendingCommitRecord | undefined;
}

export class ChannelBook {
  private ids: readonly ChannelId[] = [];
  private readonly cache = new Map<ChannelId, Channel>();
  private readonly loading = new Map<ChannelId, Promise<Channel>>();

  constructor(
    private readonly store: SealedStore,
    private readonly engine: MlsEngine,
  ) {}

  async load(): Promise<void> {
    this.ids = (await this.store.find(channelsRecord))?.ids ?? [];
  }

  get all(): readonly ChannelId[] {
    return this.ids;
  }

  has(channel: ChannelId): boolean {
    return this.ids.includes(channel);
  }

  /** Throws `channel-unknown`. */
  async require(channel: string): Promise<Channel> {
    if (!isId('channel', channel) || !this.has(channel)) throw new AppError('channel-unknown');
    return this.cache.get(channel) ?? this.loading.get(channel) ?? this.loadOnce(channel);
  }

  /** One load for all who ask: a reader that began earlier must never put an older ratchet back over a newer one (T6). */
  private loadOnce(channel: ChannelId): Promise<Channel> {
    const loading = this.read(channel).finally(() => this.loading.delete(channel));
    this.loading.set(channel, loading);
    return loading;
  }

  private async read(channel: ChannelId): Promise<Channel> {
    const record = await this.store.find(channelRecord(channel));
    const group = await this.store.find(groupRecord(channel));
    if (record === undefined || group === undefined) throw new AppError('store-corrupt', { detail: channel });
    const loaded = {
      record: { ...ADDED_LATER, ...record, chain: chainOf(record.chain) },
      group: this.engine.parseGroup(group),
      pending: await this.store.find(pendingCommitRecord(channel)),
    };
    this.cache.set(channel, loaded);
    return loaded;
  }

  /** Drops a channel that never left this device. */
  async forget(id: ChannelId, changes: Changes): Promise<void> {
    const ids = this.ids.filter((known) => known !== id);
    changes
      .delete(channelRecord(id))
      .delete(groupRecord(id))
      .delete(pendingCommitRecord(id))
      .put(channelsRecord, { ids });
    await this.store.commit(changes);
    this.ids = ids;
    this.cache.delete(id);
  }

  async list(): Promise<readonly Channel[]> {
    const channels: Channel[] = [];
    for (const id of this.ids) channels.push(await this.require(id));
    return channels;
  }

  view(channel: Channel): GroupView {
    return this.engine.view(channel.group);
  }

  /** Writes the channel and everything in `changes` in one transaction; memory follows the disk. */
  async save(next: Channel, changes: Changes = new Changes()): Promise<Channel> {
    const id = next.record.channel;
    const before = this.cache.get(id);
    changes.put(channelRecord(id), next.record);
    if (before?.group !== next.group) changes.put(groupRecord(id), this.engine.encodeGroup(next.group));
    if (before?.pending !== next.pending) {
      if (next.pending === undefined) changes.delete(pendingCommitRecord(id));
      else changes.put(pendingCommitRecord(id), next.pending);
    }
    const ids = this.has(id) ? this.ids : [...this.ids, id];
    if (ids !== this.ids) changes.put(channelsRecord, { ids });
    await this.store.commit(changes);
    this.ids = ids;
    this.cache.set(id, next);
    if (before?.group !== next.group) this.engine.settle(next.group);
    return next;
  }
}

/** Fields that records of the first version lack. */
const ADDED_LATER = { opened: {}, since: {}, openedDue: 0 } as const;

/** The record of a channel that this device has just opened or joined. */
export function newChannelRecord(
  channel: ChannelId,
  { lastSeq, chain, nowMs }: Pick<ChannelRecord, 'lastSeq' | 'chain'> & { nowMs: number },
): ChannelRecord {
  return {
    channel,
    state: 'open',
    lastSeq,
    joinedAfter: lastSeq,
    itemCount: 0,
    readSeq: 0,
    unread: 0,
    chain,
    receipts: {},
    receiptDue: 0,
    ...ADDED_LATER,
    refreshDue: lastSeq > 0,
    refreshedMs: nowMs,
    isCase: false,
    titleDue: false,
  };
}
