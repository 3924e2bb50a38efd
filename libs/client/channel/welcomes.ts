/** Welcomes: how this device comes into channels that others opened. */
import { AppError, type FeedReply, type MemberId } from '@kopri/protocol';
import type { Group, MlsEngine } from '@kopri/crypto/sealed';
import type { DirectoryReplica } from '../directory-replica.js';
import type { KeyPackageStock } from '../key-package-stock.js';
import type { Clock } from '../ports.js';
import type { KeyPackageRecord, StoredItem } from '../records.js';
import { Changes } from '../store/sealed-store.js';
import { newChannelRecord, type ChannelBook } from './channel-book.js';
import { beginChain } from './channel-chain.js';
import type { ItemLog } from './item-log.js';

interface Parts {
  readonly engine: MlsEngine;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly stock: KeyPackageStock;
  readonly directory: DirectoryReplica;
  readonly clock: Clock;
}

type Welcome = FeedReply['welcomes'][number];

export class Welcomes {
  constructor(private readonly parts: Parts) {}

  /**
   * Joins; true when the welcome is dealt with, be it that it can never be used. Throws
   * `directory-behind` when the directory must be fetched first.
   */
  async take(welcome: Welcome): Promise<boolean> {
    const key = await this.keyFor(welcome);
    if (key === undefined) return true;
    const group = await this.join(welcome, key);
    if (group === undefined) return true;
    await this.keep(welcome, group, key);
    return true;
  }

  private async keyFor({ bytes }: Welcome): Promise<KeyPackageRecord | undefined> {
    for (const ref of this.refsOf(bytes)) {
      const key = await this.parts.stock.find(ref);
      if (key !== undefined) return key;
    }
    return undefined;
  }

  private refsOf(bytes: Uint8Array): readonly Uint8Array[] {
    try {
      return this.parts.engine.welcomeRefs(bytes);
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  }

  /** `undefined` for one that does not open or breaks the rules: nothing is joined that the directory does not vouch for. */
  private async join({ bytes, channel }: Welcome, key: KeyPackageRecord): Promise<Group | undefined> {
    try {
      const group = await this.parts.engine.join(bytes, key, this.parts.directory.required);
      return this.parts.engine.view(group).channel === channel ? group : undefined;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'directory-behind') return undefined;
      throw error;
    }
  }

  /**
   * A member who returns keeps what was read before, and is shown who has come and gone. A channel
   * that this device is still in is never replaced: whoever holds the server and one colleague's
   * device could otherwise put a group of their own in its place.
   */
  private async keep({ channel, after, at }: Welcome, group: Group, key: KeyPackageRecord): Promise<void> {
    const { book, engine, stock, clock, items } = this.parts;
    const before = book.has(channel) ? await book.require(channel) : undefined;
    if (before !== undefined && (before.record.state !== 'left' || before.record.lastSeq >= after)) return;
    const view = engine.view(group);
    const fresh = newChannelRecord(channel, {
      lastSeq: after,
      chain: beginChain(after, view.epochAuthenticator),
      nowMs: clock.nowMs(),
    });
    const changes = new Changes();
    stock.spend(changes, key);
    if (before === undefined) return void (await book.save({ record: fresh, group, pending: undefined }, changes));
    const change = membersChange(book.view(before).terms.members, view.terms.members);
    const { title, readSeq, unread, itemCount, joinedAfter } = before.record;
    const item: StoredItem = { seq: after, atMs: at, kind: 'members', sender: null, ...change, warnings: [] };
    const { joinedAfter: _again, ...rejoined } = fresh;
    const record = {
      ...rejoined,
      ...(joinedAfter === undefined ? {} : { joinedAfter }),
      readSeq,
      unread,
      isCase: before.record.isCase,
      itemCount: await items.append(channel, itemCount, [item], changes),
      ...(title === undefined ? {} : { title }),
    };
    await book.save({ record, group, pending: undefined }, changes);
  }
}

const membersChange = (before: readonly MemberId[], after: readonly MemberId[]) => ({
  added: after.filter((member) => !before.includes(member)),
  removed: before.filter((member) => !after.includes(member)),
});
