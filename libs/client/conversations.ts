/** Channels as people use them: open, send, read. */
import {
  AppError,
  isId,
  MAX_TEXT_LENGTH,
  newId,
  type ChannelId,
  type ChannelTerms,
  type MemberId,
  type MessageId,
} from '@kopri/protocol';
import { randomBytes, type MlsEngine } from '@kopri/crypto/sealed';
import { servesNetwork } from '@kopri/directory';
import type { Channel, ChannelBook } from './channel/channel-book.js';
import { newChannelRecord } from './channel/channel-book.js';
import { beginChain } from './channel/channel-chain.js';
import type { Committer } from './channel/committer.js';
import { readContent } from './channel/inbox.js';
import type { ItemLog } from './channel/item-log.js';
import type { Composer } from './composer.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { ChannelEntry, ChannelItem, SendState, Sent } from './face.js';
import type { Members } from './members.js';
import type { Outbox } from './outbox.js';
import type { Clock } from './ports.js';
import { messageRecord, type OutboxEntry, type ProfileRecord, type StoredItem } from './records.js';
import type { SealedStore } from './store/sealed-store.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly engine: MlsEngine;
  readonly store: SealedStore;
  readonly clock: Clock;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly composer: Composer;
  readonly committer: Committer;
  readonly directory: DirectoryReplica;
  readonly members: Members;
  readonly online: () => Promise<void>;
  /** Sends what waits, if the server can be reached. */
  readonly deliver: () => Promise<void>;
}

export class Conversations {
  constructor(private readonly parts: Parts) {}

  /**
   * A group of one that lists its members; the first send brings them in, by the same repair that
   * follows every change of the directory. Works without a server.
   */
  async create(
    members: readonly MemberId[],
    { isCase = false }: { readonly isCase?: boolean } = {},
  ): Promise<ChannelId> {
    const { engine, book, clock, directory } = this.parts;
    const { member, device, mlsKey } = this.parts.profile();
    const role = directory.required.findMember(member)?.role;
    if (role === undefined || servesNetwork(role))
      throw new AppError('not-entitled', { detail: 'this role is in no channels' });
    const channel = newId('channel', randomBytes);
    const terms: ChannelTerms = {
      version: 1,
      members: [...new Set([member, ...members])].sort(),
      owners: [member],
      suite: directory.required.suite,
    };
    const group = await engine.createGroup({ member, device }, mlsKey, { channel, terms, nowMs: clock.nowMs() });
    const chain = beginChain(0, engine.view(group).epochAuthenticator);
    await book.save({
      record: { ...newChannelRecord(channel, { lastSeq: 0, chain, nowMs: clock.nowMs() }), isCase },
      group,
      pending: undefined,
    });
    return channel;
  }

  async open(members: readonly string[], title?: string): Promise<ChannelId> {
    const entries = members.map((member) => this.requirePresent(member));
    const channel = await this.create(entries);
    if (title !== undefined) await this.parts.composer.queue(channel, { kind: 'title', body: { title: tidy(title) } });
    await this.parts.online();
    await this.parts.committer.repair(channel);
    await this.parts.deliver();
    return channel;
  }

  async list(): Promise<readonly ChannelEntry[]> {
    return (await this.parts.book.list()).map((channel) => {
      const { record } = channel;
      const { terms, epoch } = this.parts.book.view(channel);
      const { lastSeq, unread, state } = record;
      return {
        channel: record.channel,
        title: record.title ?? null,
        members: terms.members,
        epoch,
        lastSeq,
        unread,
        state,
      };
    });
  }

  async send(
    to: string,
    text: string,
    { acceptDiffering = false }: { readonly acceptDiffering?: boolean } = {},
  ): Promise<Sent> {
    const body = tidy(text);
    if (body === '') throw new AppError('nothing-to-send');
    if (body.length > MAX_TEXT_LENGTH) throw new AppError('message-too-large');
    const channel = isId('channel', to)
      ? (await this.parts.book.require(to)).record.channel
      : await this.direct(this.requirePresent(to));
    const { record } = await this.parts.book.require(channel);
    if (record.state !== 'open') throw new AppError('channel-unknown', { detail: record.state });
    if (record.differsAt !== undefined && !acceptDiffering)
      throw new AppError('claim-differs', { detail: `at ${record.differsAt}` });
    if (record.differsAt !== undefined) await this.accept(channel);
    const message = await this.parts.composer.queue(channel, { kind: 'text', body: { text: body } });
    await this.parts.deliver();
    return { channel, message, ...(await this.standing(channel, message)) };
  }

  /** Where a message of this device has got to. */
  async standing(channel: ChannelId, message: MessageId): Promise<{ seq: number | null; state: SendState }> {
    const entry = this.parts.outbox.find(message);
    if (entry !== undefined) return { seq: entry.seq ?? null, state: stateOf(entry) };
    const seq = await this.parts.store.find(messageRecord(channel, this.parts.profile().member, message));
    const { record } = await this.parts.book.require(channel);
    return seq === undefined
      ? { seq: null, state: 'not-sent' }
      : { seq, state: this.isDelivered(record.receipts, seq) ? 'delivered' : 'at-server' };
  }

  async read(id: string, afterSeq = 0): Promise<{ channel: ChannelId; items: readonly ChannelItem[] }> {
    const channel = await this.parts.book.require(id);
    const { record } = channel;
    const stored = await this.parts.items.after(record.channel, record.itemCount, afterSeq);
    const placed = stored.map((item) => this.viewOf(channel, item));
    const waiting = this.parts.outbox.of(record.channel).map((entry) => this.waitingItem(entry));
    await this.parts.book.save({ ...channel, record: { ...record, readSeq: record.lastSeq, unread: 0 } });
    return { channel: record.channel, items: [...placed, ...waiting].filter((item) => item !== undefined) };
  }

  async addMembers(id: string, members: readonly string[]): Promise<void> {
    const added = members.map((member) => this.requirePresent(member));
    await this.change(id, (terms) => ({ ...terms, members: [...new Set([...terms.members, ...added])].sort() }));
  }

  async removeMembers(id: string, members: readonly string[]): Promise<void> {
    const gone = new Set<MemberId>(members.map((member) => this.parts.members.require(member).member));
    await this.change(id, (terms) => ({
      ...terms,
      members: terms.members.filter((member) => !gone.has(member)),
      owners: terms.owners.filter((member) => !gone.has(member)),
    }));
  }

  async refresh(id: string): Promise<void> {
    const { record } = await this.parts.book.require(id);
    await this.parts.online();
    await this.parts.committer.repair(record.channel, { refresh: true });
  }

  /** After newcomers came in, the title is sealed again for them. */
  async retitle(): Promise<void> {
    for (const { record } of await this.parts.book.list()) {
      if (!record.titleDue || record.title === undefined || record.state !== 'open') continue;
      if (this.parts.outbox.of(record.channel).some(({ content }) => readContent(content)?.kind === 'title')) continue;
      await this.parts.composer.queue(record.channel, { kind: 'title', body: { title: record.title } });
    }
  }

  /** One cumulative receipt for what others have sent since the last. */
  async queueReceipt({ record }: Channel): Promise<void> {
    const told = record.receipts[this.parts.profile().device] ?? 0;
    const isQueued = this.parts.outbox
      .of(record.channel)
      .some(({ content }) => readContent(content)?.kind === 'receipt');
    if (record.state !== 'open' || record.receiptDue <= told || isQueued) return;
    await this.parts.composer.queue(record.channel, { kind: 'receipt', body: { upTo: record.receiptDue } });
  }

  /** A member in post who can be in channels. */
  requirePresent(memberOrName: string): MemberId {
    const entry = this.parts.members.require(memberOrName);
    if (entry.state !== 'active' || servesNetwork(entry.role))
      throw new AppError('member-inactive', { detail: entry.member });
    return entry.member;
  }

  private async change(id: string, change: (terms: ChannelTerms) => ChannelTerms): Promise<void> {
    const channel = await this.parts.book.require(id);
    const { own, terms } = this.parts.book.view(channel);
    if (!terms.owners.includes(own.member))
      throw new AppError('not-entitled', { detail: 'owners change the list of members' });
    await this.parts.online();
    await this.parts.committer.repair(channel.record.channel, { change });
    await this.parts.deliver();
  }

  /** The channel of just the two, without title and case; opened when there is none. */
  private async direct(member: MemberId): Promise<ChannelId> {
    const own = this.parts.profile().member;
    if (member === own) throw new AppError('member-unknown', { detail: 'oneself' });
    for (const channel of await this.parts.book.list()) {
      const { terms } = this.parts.book.view(channel);
      const isPair = terms.members.length === 2 && terms.members.includes(member) && terms.members.includes(own);
      const { record } = channel;
      if (isPair && record.state === 'open' && !record.isCase && record.title === undefined) return record.channel;
    }
    return this.create([member]);
  }

  private async accept(id: ChannelId): Promise<void> {
    const channel = await this.parts.book.require(id);
    const { differsAt: _, ...record } = channel.record;
    await this.parts.book.save({ ...channel, record });
  }

  private isDelivered(receipts: Readonly<Record<string, number>>, seq: number): boolean {
    const { device } = this.parts.profile();
    return Object.entries(receipts).some(([reader, upTo]) => reader !== device && upTo >= seq);
  }

  /** `undefined` for what is no reading matter: receipts, unless something is wrong with them. */
  private viewOf({ record }: Channel, item: StoredItem): ChannelItem | undefined {
    const content = item.content === undefined ? undefined : readContent(item.content);
    if (content?.kind === 'receipt' && item.warnings.length === 0) return undefined;
    const isOwn = item.sender?.device === this.parts.profile().device;
    const ownState = this.isDelivered(record.receipts, item.seq) ? 'delivered' : 'at-server';
    return {
      seq: item.seq,
      message: content?.id ?? null,
      kind: item.kind === 'content' ? kindOf(content) : item.kind,
      from: item.sender,
      sentAt: new Date(content?.sentAt ?? item.atMs).toISOString(),
      text: textOf(content) ?? changesOf(item),
      state: isOwn ? ownState : 'received',
      warnings: item.because === undefined ? item.warnings : [...item.warnings, item.because],
    };
  }

  private waitingItem(entry: OutboxEntry): ChannelItem | undefined {
    const content = readContent(entry.content);
    if (content === undefined || content.kind === 'receipt') return undefined;
    const { member, device } = this.parts.profile();
    const warnings = entry.because === undefined ? [] : [entry.because];
    return {
      seq: entry.seq ?? null,
      message: entry.message,
      kind: kindOf(content),
      from: { member, device },
      sentAt: new Date(content.sentAt).toISOString(),
      text: textOf(content),
      state: stateOf(entry),
      warnings,
    };
  }
}

type Readable = ReturnType<typeof readContent>;

const kindOf = (content: Readable): string =>
  content?.kind === 'unknown' ? 'newer-version' : (content?.kind ?? 'unreadable');

function textOf(content: Readable): string | null {
  if (content?.kind === 'text') return content.body.text;
  if (content?.kind === 'title') return content.body.title;
  if (content?.kind === 'case-event') return content.body.act;
  return content?.kind === 'evidence-summary' ? content.body.title : null;
}

const changesOf = ({ added = [], removed = [] }: StoredItem): string | null =>
  added.length + removed.length === 0
    ? null
    : [...added.map((member) => `+${member}`), ...removed.map((member) => `-${member}`)].join(' ');

const stateOf = ({ state }: OutboxEntry): SendState =>
  state === 'stored' ? 'at-server' : state === 'not-sent' ? 'not-sent' : 'queued';

const tidy = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', '  ').trim();
