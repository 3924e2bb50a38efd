/** Channels as people use them: open, send, change who is in them. */
import {
  AppError,
  isId,
  MAX_TEXT_LENGTH,
  newId,
  type ChannelId,
  type ChannelTerms,
  type ContentBody,
  type Id,
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
import type { Reading } from './channel/reading.js';
import type { Composer, QueueOptions } from './composer.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { ChannelEntry, Sent, TextOptions } from './face.js';
import type { Members } from './members.js';
import type { Outbox } from './outbox.js';
import type { Clock } from './ports.js';
import type { ProfileRecord } from './records.js';
import { Changes } from './store/sealed-store.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly engine: MlsEngine;
  readonly clock: Clock;
  readonly book: ChannelBook;
  readonly reading: Reading;
  readonly outbox: Outbox;
  readonly composer: Composer;
  readonly committer: Committer;
  readonly directory: DirectoryReplica;
  readonly members: Members;
  readonly online: () => Promise<void>;
  /** Sends what waits, if the server can be reached. */
  readonly deliver: () => Promise<void>;
}

/** A channel to be made; what is said first is on the disk together with it. */
interface NewChannel {
  readonly channel?: ChannelId | undefined;
  readonly isCase?: boolean;
  readonly first?: { readonly body: ContentBody; readonly options?: QueueOptions } | undefined;
}

export class Conversations {
  constructor(private readonly parts: Parts) {}

  /**
   * A group of one that lists its members; the first send brings them in, by the same repair that
   * follows every change of the directory. Works without a server.
   */
  async create(
    members: readonly MemberId[],
    { channel = newId('channel', randomBytes), isCase = false, first }: NewChannel = {},
  ): Promise<ChannelId> {
    const { engine, book, clock, directory } = this.parts;
    const { member, device, mlsKey } = this.parts.profile();
    const role = directory.required.findMember(member)?.role;
    if (role === undefined || servesNetwork(role))
      throw new AppError('not-entitled', { detail: 'this role is in no channels' });
    const terms: ChannelTerms = {
      version: 1,
      members: [...new Set([member, ...members])].sort(),
      owners: [member],
      suite: directory.required.suite,
    };
    const nowMs = clock.nowMs();
    const group = await engine.createGroup({ member, device }, mlsKey, { channel, terms, nowMs });
    const chain = beginChain(0, engine.view(group).epochAuthenticator);
    const record = { ...newChannelRecord(channel, { lastSeq: 0, chain, nowMs }), isCase };
    const changes = new Changes();
    const applied = this.putFirst(changes, channel, first);
    await book.save({ record, group, pending: undefined }, changes);
    applied();
    return channel;
  }

  async open(
    members: readonly string[],
    title?: string,
    { channel }: { readonly channel?: ChannelId | undefined } = {},
  ): Promise<ChannelId> {
    if (channel !== undefined && this.parts.book.has(requireId('channel', channel))) return channel;
    const entries = members.map((member) => this.requirePresent(member));
    const first =
      title === undefined ? undefined : ({ body: { kind: 'title', body: { title: tidy(title) } } } as const);
    const opened = await this.create(entries, { channel, first });
    await this.parts.online();
    await this.parts.committer.repair(opened);
    return opened;
  }

  async list(): Promise<readonly ChannelEntry[]> {
    return Promise.all((await this.parts.book.list()).map((channel) => this.entryOf(channel)));
  }

  private async entryOf(channel: Channel): Promise<ChannelEntry> {
    const { record } = channel;
    const { terms, epoch } = this.parts.book.view(channel);
    const { lastSeq, joinedAfter = null, unread, state, isCase } = record;
    return {
      channel: record.channel,
      title: record.title ?? null,
      members: terms.members,
      owners: terms.owners,
      epoch,
      lastSeq,
      joinedAfter,
      unread,
      state,
      isCase,
      lastAt: await this.parts.reading.lastAt(record),
      differs: record.differsAt !== undefined,
    };
  }

  async send(to: string, text: string, options: TextOptions = {}): Promise<Sent> {
    const { message: id, ...rest } = options;
    const body = tidy(text);
    if (body === '') throw new AppError('nothing-to-send');
    if (body.length > MAX_TEXT_LENGTH) throw new AppError('message-too-large');
    const channel = await this.channelTo(to);
    if (id !== undefined && (await this.parts.reading.isKnown(channel, requireId('message', id))))
      return this.sent(channel, id);
    await this.requireOpen(channel);
    const message = await this.parts.composer.queue(
      channel,
      { kind: 'text', body: { text: body } },
      { ...rest, message: id },
    );
    await this.parts.deliver();
    return this.sent(channel, message);
  }

  /** Where a message of this device has got to. */
  standing(channel: ChannelId, message: MessageId): ReturnType<Reading['standing']> {
    return this.parts.reading.standing(channel, message);
  }

  async sent(channel: ChannelId, message: MessageId): Promise<Sent> {
    return { channel, message, ...(await this.standing(channel, message)) };
  }

  /** `channel-unknown` where nothing can be sent any more, `claim-differs` until a person has accepted that. */
  async requireOpen(channel: ChannelId): Promise<void> {
    const { state, differsAt } = (await this.parts.book.require(channel)).record;
    if (state !== 'open') throw new AppError('channel-unknown', { detail: state });
    if (differsAt !== undefined) throw new AppError('claim-differs', { detail: `at ${differsAt}` });
  }

  async acceptDiffering(to: string): Promise<void> {
    const channel = await this.parts.book.require(await this.channelTo(to));
    const { differsAt: _, ...record } = channel.record;
    await this.parts.book.save({ ...channel, record });
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

  /** One cumulative receipt for what others have sent, and this member has read, since the last. */
  async queueReceipt({ record }: Channel): Promise<void> {
    const { device } = this.parts.profile();
    const { receiptDue, openedDue } = record;
    const isTold = receiptDue <= (record.receipts[device] ?? 0) && openedDue <= (record.opened[device] ?? 0);
    const isQueued = this.parts.outbox
      .of(record.channel)
      .some(({ content }) => readContent(content)?.kind === 'receipt');
    if (record.state !== 'open' || isTold || isQueued) return;
    const body = { upTo: receiptDue, ...(openedDue === 0 ? {} : { opened: openedDue }) };
    await this.parts.composer.queue(record.channel, { kind: 'receipt', body });
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
  }

  private async channelTo(to: string): Promise<ChannelId> {
    if (isId('channel', to)) return (await this.parts.book.require(to)).record.channel;
    return this.direct(this.requirePresent(to));
  }

  private putFirst(changes: Changes, channel: ChannelId, first: NewChannel['first']): () => void {
    if (first === undefined) return () => undefined;
    const { composer, outbox } = this.parts;
    return outbox.put(changes, composer.compose(channel, first.body, first.options));
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
}

/** An id made by a caller: `malformed` for what is none. */
export function requireId<K extends Parameters<typeof isId>[0]>(kind: K, id: string): Id<K> {
  if (!isId(kind, id)) throw new AppError('malformed', { detail: `no id of a ${kind}` });
  return id;
}

const tidy = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', '  ').trim();
