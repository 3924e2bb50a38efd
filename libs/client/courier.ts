/**
 * One turn with the server: sign in, directory, welcomes, channels, outbox, receipts, repairs. The
 * truth is always read by cursor; what the server pushes only says that there is something to read.
 */
import { AppError, equalBytes, isAppError, type ChannelId, type FeedReply, type HelloReply } from '@kopri/protocol';
import type { Channel, ChannelBook } from './channel/channel-book.js';
import type { Committer } from './channel/committer.js';
import type { Inbox } from './channel/inbox.js';
import { planRepair, repairDelayMs } from './channel/repair.js';
import type { Sender } from './channel/sender.js';
import type { Welcomes } from './channel/welcomes.js';
import type { SendCounter } from './counter.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { Progress, SyncResult } from './face.js';
import type { KeyPackageStock } from './key-package-stock.js';
import type { Outbox } from './outbox.js';
import { MAX_USABLE_CLOCK_SKEW_MS, type Clock } from './ports.js';
import type { ChallengeAnswerer, ServerLink } from './transport/server-link.js';

interface Parts {
  readonly link: ServerLink;
  readonly answer: ChallengeAnswerer;
  /** Network id. */
  readonly network: Uint8Array;
  readonly clock: Clock;
  readonly directory: DirectoryReplica;
  readonly counter: SendCounter;
  readonly stock: KeyPackageStock;
  readonly book: ChannelBook;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly welcomes: Welcomes;
  readonly committer: Committer;
  readonly sender: Sender;
  /** Receipts, and titles for newcomers. */
  readonly queueNotices: () => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
}

/** Every device replaces its keys in a channel this often. */
const REFRESH_MS = 7 * 24 * 60 * 60_000;

export class Courier {
  private cursor: string | undefined;
  /** Of the present connection. */
  private hello: HelloReply | undefined;
  private hasNews = false;
  private whenNews: (() => void) | undefined;

  constructor(private readonly parts: Parts) {}

  /** Brings everything up to date and sends what waits. `server-unreachable` when the server is away. */
  async turn(): Promise<SyncResult> {
    const received = await this.receive();
    const before = this.parts.outbox.waiting.length;
    let sent = 0;
    await this.parts.queueNotices();
    for (const id of this.channelsToServe()) sent += await this.parts.sender.flush(id);
    const repaired = await this.repairDue();
    const queued = this.parts.outbox.waiting.length;
    return { received: received + repaired, sent: Math.max(sent, before - queued), queued };
  }

  /** Fetches and opens what is new. */
  async receive(): Promise<number> {
    const hello = await this.connect();
    const feed = await this.parts.link.feed(this.cursor);
    if (Math.max(hello.directorySize, feed.directorySize) > (this.parts.directory.current?.size ?? 0))
      await this.syncDirectory();
    // First the known channels: a welcome back counts only once the commit that took this device out was read.
    const known = await this.takeChannels(feed.channels);
    await this.takeWelcomes(feed.welcomes);
    const joined = feed.welcomes.length === 0 ? 0 : await this.takeChannels(feed.channels);
    this.cursor = feed.cursor;
    return known + joined;
  }

  async connect(): Promise<HelloReply> {
    const { link, counter, stock, directory } = this.parts;
    const hello = await this.signIn();
    if (hello === this.hello) return hello;
    if (Math.abs(hello.nowMs - this.parts.clock.nowMs()) > MAX_USABLE_CLOCK_SKEW_MS) throw new AppError('clock-wrong');
    await counter.compare(hello.highestCounter);
    if (directory.current === undefined) await this.syncDirectory();
    await stock.replenish(link, { atServer: hello.keyPackages, suite: directory.required.suite });
    this.hello = hello;
    return hello;
  }

  private async signIn(): Promise<HelloReply> {
    const { link, answer } = this.parts;
    const wake = () => this.wake();
    return this.ifOurs(() => link.connect(answer, { frame: wake, news: wake, lost: wake }));
  }

  /** A server that does not know this device or its request may serve another network: then that is what to say. */
  async ifOurs<T>(call: () => Promise<T>): Promise<T> {
    const { link, network } = this.parts;
    try {
      return await call();
    } catch (error) {
      if (!isAppError(error, 'not-signed-in', 'request-unknown')) throw error;
      const reply = await link.network();
      if (reply.network === undefined || !equalBytes(reply.network, network))
        throw new AppError('server-of-another-network');
      throw error;
    }
  }

  /** Resolves when there has been news, or the connection was lost, since the last call. */
  async news(): Promise<void> {
    if (!this.hasNews) await new Promise<void>((resolve) => (this.whenNews = resolve));
    this.hasNews = false;
  }

  wake(): void {
    this.hasNews = true;
    this.whenNews?.();
  }

  async syncDirectory(): Promise<void> {
    await this.parts.directory.sync(this.parts.link, (done) => this.parts.onProgress({ what: 'directory', done }));
  }

  /** Reads a channel's log to its end. */
  async catchUp(id: ChannelId): Promise<number> {
    const { book, link } = this.parts;
    let received = 0;
    for (;;) {
      const channel = await book.require(id);
      if (channel.record.state !== 'open' || isUnopened(book, channel)) return received;
      const { envelopes, lastSeq } = await link.page(id, channel.record.lastSeq);
      if (envelopes.length === 0) return received;
      received += await this.take(id, envelopes);
      const reached = (await book.require(id)).record.lastSeq;
      if (reached >= lastSeq || reached === channel.record.lastSeq) return received;
      this.parts.onProgress({ what: 'channels', done: reached, total: lastSeq });
    }
  }

  private async take(id: ChannelId, envelopes: Parameters<Inbox['take']>[1]): Promise<number> {
    try {
      return await this.parts.inbox.take(id, envelopes);
    } catch (error) {
      if (!isAppError(error, 'directory-behind')) throw error;
      await this.syncDirectory();
      return this.parts.inbox.take(id, envelopes);
    }
  }

  private async takeWelcomes(welcomes: FeedReply['welcomes']): Promise<void> {
    if (welcomes.length === 0) return;
    for (const welcome of welcomes) {
      await this.parts.welcomes.take(welcome).catch(async (error: unknown) => {
        if (!isAppError(error, 'directory-behind')) throw error;
        await this.syncDirectory();
        return this.parts.welcomes.take(welcome);
      });
    }
    this.parts.link.welcomesDone({ channels: welcomes.map(({ channel, after }) => ({ channel, after })) });
  }

  private async takeChannels(channels: FeedReply['channels']): Promise<number> {
    const { book } = this.parts;
    let received = 0;
    for (const { channel, lastSeq } of channels) {
      if (!book.has(channel)) continue;
      const { record } = await book.require(channel);
      // What was acknowledged is durable (T4): a log that ends earlier than it did has lost some, or is another.
      if (record.state === 'open' && record.lastSeq > lastSeq)
        throw new AppError('channel-rolled-back', { detail: channel });
      if (record.lastSeq < lastSeq) received += await this.catchUp(channel);
    }
    return received;
  }

  private channelsToServe(): readonly ChannelId[] {
    const { outbox, book } = this.parts;
    return book.all.filter((id) => outbox.of(id).some(({ state }) => state === 'draft' || state === 'sealed'));
  }

  /** What nobody else has repaired within this device's rank; weekly new keys. */
  private async repairDue(): Promise<number> {
    const { book, committer, clock, directory } = this.parts;
    let received = 0;
    for (const channel of await book.list()) {
      const { record } = channel;
      const view = book.view(channel);
      if (record.state !== 'open' || isUnopened(book, channel)) continue;
      await committer.settle(record.channel);
      const refresh = record.refreshDue || clock.nowMs() - record.refreshedMs > REFRESH_MS;
      const isDue = planRepair(view, directory.required) !== undefined;
      if (isDue) {
        await clock.sleep(repairDelayMs(view));
        received += await this.catchUp(record.channel);
      }
      if (isDue || refresh) await committer.repair(record.channel, { refresh });
    }
    return received;
  }
}

/** Made here and not yet known to the server. */
const isUnopened = (book: ChannelBook, channel: Channel): boolean => book.view(channel).epoch === 0;
