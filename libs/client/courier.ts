/**
 * One turn with the server: sign in, directory, welcomes, channels, outbox, receipts, repairs. The
 * truth is always read by cursor; what the server pushes only says that there is something to read.
 */
import {
  AppError,
  equalBytes,
  isAppError,
  type ChannelId,
  type FeedReply,
  type Frame,
  type HelloReply,
} from '@kopri/protocol';
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
  /** Receipts, titles for newcomers, withdrawals of links. */
  readonly queueNotices: () => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
  /** Others may write while the line is waited for: what was read before is read again after. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
}

/** Every device replaces its keys in a channel this often. */
const REFRESH_MS = 7 * 24 * 60 * 60_000;

type Delivery = NonNullable<Frame['deliveries']>[number];
/** Beyond that many between two turns the log is read instead. */
const MAX_PUSHED = 256;

export class Courier {
  private cursor: string | undefined;
  /** Of the present connection. */
  private hello: HelloReply | undefined;
  private hasNews = false;
  private whenNews: (() => void) | undefined;
  /** Somebody waited for news, and is served by the next turn. */
  private wasTold = false;
  /** Everything before what is in `pushed` has been read: the feed has nothing to add. */
  private isAbreast = false;
  private pushed: Delivery[] = [];

  constructor(private readonly parts: Parts) {}

  /** Brings everything up to date and sends what waits. `server-unreachable` when the server is away. */
  async turn(): Promise<SyncResult> {
    const received = await this.receiveNews();
    const before = this.parts.outbox.waiting.length;
    let sent = 0;
    await this.parts.queueNotices();
    for (const id of this.channelsToServe()) sent += await this.parts.sender.flush(id);
    const repaired = await this.repairDue();
    const queued = this.parts.outbox.waiting.length;
    return { received: received + repaired, sent: Math.max(sent, before - queued), queued };
  }

  /** Whoever follows is told of everything, and asks the feed only when something else than envelopes is new. */
  private async receiveNews(): Promise<number> {
    await this.connect();
    const isFollowed = this.wasTold || this.whenNews !== undefined;
    this.wasTold = false;
    return isFollowed && this.isAbreast ? this.takePushed() : this.receive();
  }

  private async takePushed(): Promise<number> {
    let received = 0;
    try {
      for (const delivery of this.pushed.splice(0)) {
        if (!this.parts.book.has(delivery.channel)) return received + (await this.receive());
        received += await this.takeDelivery(delivery);
      }
    } catch (error) {
      this.isAbreast = false;
      throw error;
    }
    return received;
  }

  private async takeDelivery({ channel, envelopes }: Delivery): Promise<number> {
    const { lastSeq } = (await this.parts.book.require(channel)).record;
    const isNext = (envelopes[0]?.[0] ?? 0) <= lastSeq + 1;
    return isNext ? this.take(channel, envelopes) : this.catchUp(channel);
  }

  /** Fetches and opens what is new. */
  async receive(): Promise<number> {
    const hello = await this.connect();
    // What is pushed or told while the feed is on its way counts as later than it.
    this.isAbreast = true;
    this.pushed = [];
    try {
      return await this.readFeed(hello);
    } catch (error) {
      this.isAbreast = false;
      throw error;
    }
  }

  private async readFeed(hello: HelloReply): Promise<number> {
    const { away, link, directory, book } = this.parts;
    const open = (await book.list()).filter(({ record }) => record.state === 'open');
    const read = new Map(open.map(({ record }) => [record.channel, record.lastSeq]));
    const feed = await away(() => link.feed(this.cursor));
    if (Math.max(hello.directorySize, feed.directorySize) > (directory.current?.size ?? 0))
      await away(() => this.syncDirectory());
    // First the known channels: a welcome back counts only once the commit that took this device out was read.
    this.requireAllOf(feed.channels, read);
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
    this.fallBehind();
    if (Math.abs(hello.nowMs - this.parts.clock.nowMs()) > MAX_USABLE_CLOCK_SKEW_MS) throw new AppError('clock-wrong');
    await counter.compare(hello.highestCounter);
    if (directory.current === undefined) await this.syncDirectory();
    await stock.replenish(link, { atServer: hello.keyPackages, suite: directory.required.suite });
    this.hello = hello;
    return hello;
  }

  private async signIn(): Promise<HelloReply> {
    const { link, answer } = this.parts;
    const frame = ({ deliveries = [] }: Frame): void => {
      this.keep(deliveries);
      this.wake();
    };
    const ask = (): void => {
      this.fallBehind();
      this.wake();
    };
    return this.ifOurs(() => link.connect(answer, { frame, news: ask, lost: ask }));
  }

  private keep(deliveries: readonly Delivery[]): void {
    if (this.pushed.length < MAX_PUSHED) this.pushed.push(...deliveries);
    else this.fallBehind();
  }

  private fallBehind(): void {
    this.isAbreast = false;
    this.pushed = [];
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
    this.whenNews = undefined;
    this.hasNews = false;
    this.wasTold = true;
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
    const { book, link, away } = this.parts;
    let received = 0;
    for (;;) {
      const channel = await book.require(id);
      if (channel.record.state !== 'open' || isUnopened(book, channel)) return received;
      const { envelopes, lastSeq } = await away(() => link.page(id, channel.record.lastSeq));
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
      await this.parts.away(() => this.syncDirectory());
      return this.parts.inbox.take(id, envelopes);
    }
  }

  private async takeWelcomes(welcomes: FeedReply['welcomes']): Promise<void> {
    if (welcomes.length === 0) return;
    for (const welcome of welcomes) {
      await this.parts.welcomes.take(welcome).catch(async (error: unknown) => {
        if (!isAppError(error, 'directory-behind')) throw error;
        await this.parts.away(() => this.syncDirectory());
        return this.parts.welcomes.take(welcome);
      });
    }
    this.parts.link.welcomesDone({ channels: welcomes.map(({ channel, after }) => ({ channel, after })) });
  }

  /**
   * What was acknowledged is durable (T4): a log that ends earlier than what this device had read when it asked has
   * lost some, or is another.
   */
  private requireAllOf(channels: FeedReply['channels'], read: ReadonlyMap<ChannelId, number>): void {
    const lost = channels.find(({ channel, lastSeq }) => (read.get(channel) ?? 0) > lastSeq);
    if (lost !== undefined) throw new AppError('channel-rolled-back', { detail: lost.channel });
  }

  private async takeChannels(channels: FeedReply['channels']): Promise<number> {
    const { book } = this.parts;
    let received = 0;
    for (const { channel, lastSeq } of channels) {
      if (!book.has(channel)) continue;
      const { record } = await book.require(channel);
      if (record.lastSeq < lastSeq) received += await this.catchUp(channel);
    }
    return received;
  }

  private channelsToServe(): readonly ChannelId[] {
    const { outbox, book, clock } = this.parts;
    return book.all.filter((id) => outbox.sendable(id, clock.nowMs()).length > 0);
  }

  /** What nobody else has repaired within this device's rank; weekly new keys. */
  private async repairDue(): Promise<number> {
    const { book, committer, clock, directory, away } = this.parts;
    let received = 0;
    for (const channel of await book.list()) {
      const { record } = channel;
      const view = book.view(channel);
      if (record.state !== 'open' || isUnopened(book, channel)) continue;
      await committer.settle(record.channel);
      const refresh = record.refreshDue || clock.nowMs() - record.refreshedMs > REFRESH_MS;
      const isDue = planRepair(view, directory.required) !== undefined;
      if (isDue) {
        await away(() => clock.sleep(repairDelayMs(view)));
        received += await this.catchUp(record.channel);
      }
      if (isDue || refresh) await committer.repair(record.channel, { refresh });
    }
    return received;
  }
}

/** Made here and not yet known to the server. */
const isUnopened = (book: ChannelBook, channel: Channel): boolean => book.view(channel).epoch === 0;
