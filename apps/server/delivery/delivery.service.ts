/** The use cases of delivery for one signed-in device. Specification: docs/spec/delivery.md. */
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  AppError,
  isAppError,
  OLDEST_PROTOCOL_VERSION,
  parseMlsHeader,
  PROTOCOL_VERSION,
  type Ack,
  type ChannelId,
  type CommitBundle,
  type CommitReply,
  type DeviceId,
  type FeedReply,
  type FeedRequest,
  type HelloReply,
  type HelloRequest,
  type PageReply,
  type PageRequest,
  type Submit,
  type WelcomesDone,
  toHex,
} from '@kopri/protocol';
import { Clock } from '../platform/ports/clock.js';
import { Randomness } from '../platform/ports/randomness.js';
import { KeyPackageStore } from '../key-packages/key-packages.ports.js';
import { Announcements } from './announcements.js';
import { type AppendJob, refusedAck } from './append-plan.js';
import { Channels } from './channels.js';
import { parseCommitJob } from './commit-job.js';
import { Connections, type Pusher } from './connections.js';
import { DeliveryWatch } from './delivery.metrics.js';
import { type ChannelRosters, DeliveryStore, DirectoryView } from './delivery.ports.js';
import { lastVisibleSeq, nextVisibleRange } from './delivery.rules.js';
import { Lanes } from './lanes.js';
import type { LaneLimits } from './writer-lane.js';

/** Who asks, and over which connection. */
export interface Caller {
  readonly device: DeviceId;
  readonly origin: string;
}

/** A lane holds what 2,000 senders of the largest messages may have under way within a second or so. */
const LIMITS: LaneLimits = { queueBytes: 32_000_000, deviceBytes: 4_500_000, patienceMs: 5_000 };
/** What a sender is told to wait when a queue is full: a full lane empties in about a second. */
const OVERLOADED_RETRY_MS = 1_000;
/** Two welcomes of the largest channels; the device asks again when it has stored these. */
const FEED_WELCOME_BYTES = 2_400_000;

@Injectable()
export class DeliveryService implements ChannelRosters, OnModuleInit, OnApplicationShutdown {
  readonly connections = new Connections();
  readonly channels: Channels;
  #lanes: Lanes | undefined;

  constructor(
    private readonly store: DeliveryStore,
    private readonly directory: DirectoryView,
    private readonly keyPackages: KeyPackageStore,
    private readonly clock: Clock,
    private readonly watch: DeliveryWatch,
    randomness: Randomness,
  ) {
    this.channels = new Channels(directory, toHex(randomness.bytes(8)));
    watch.gauge('kopri_sockets', 'Connections that have said hello', () => this.connections.size);
    watch.gauge('kopri_queue_bytes', 'Bytes waiting to be written', () => this.#lanes?.queuedBytes ?? 0);
    watch.gauge('kopri_channels', 'Channels', () => this.channels.size);
  }

  async onModuleInit(): Promise<void> {
    this.channels.load(await this.store.loadChannels());
  }

  /** Called once, by whoever holds the sockets. */
  start(pusher: Pusher): void {
    const { store, channels, directory, clock, watch } = this;
    const announcer = new Announcements(channels, this.connections, pusher);
    this.#lanes = new Lanes({ store, channels, directory, clock, watch, announcer, limits: LIMITS });
  }

  /** What was taken is written and acknowledged before the process ends. */
  async onApplicationShutdown(): Promise<void> {
    await this.#lanes?.close();
  }

  isOnRoster(channel: ChannelId, device: DeviceId): boolean {
    return this.channels.find(channel)?.roster.has(device) === true;
  }

  async hello({ device }: Caller, { protocol, oldest }: HelloRequest): Promise<HelloReply> {
    if (protocol < OLDEST_PROTOCOL_VERSION) throw new AppError('protocol-too-old');
    if (oldest > PROTOCOL_VERSION) throw new AppError('protocol-too-new');
    const [highestCounter, keyPackages] = await Promise.all([
      this.store.findHighestCounter(device),
      this.keyPackages.countOrdinary(device),
    ]);
    return {
      protocol: PROTOCOL_VERSION,
      oldest: OLDEST_PROTOCOL_VERSION,
      highestCounter,
      directorySize: this.directory.size,
      keyPackages,
      nowMs: this.clock.nowMs(),
    };
  }

  /** Answers with the refusals that are known at once; the rest is told by frames. */
  submit(caller: Caller, { envelopes }: Submit): Ack[] {
    return envelopes.flatMap(([counter, sealed]) => {
      const job = parseAppendJob(caller, counter, sealed);
      if (job === undefined) return [refusedAck(counter, 'malformed')];
      return this.requireLanes().offer(job) ? [] : [refusedAck(counter, 'overloaded', OVERLOADED_RETRY_MS)];
    });
  }

  commit(caller: Caller, bundle: CommitBundle): Promise<CommitReply> {
    return new Promise((resolve) => {
      const job = parseCommitJob(bundle, caller, resolve);
      if (this.requireLanes().offer(job)) return;
      resolve({ outcome: 'refused', reason: 'overloaded', retryAfterMs: OVERLOADED_RETRY_MS });
    });
  }

  /** A channel in which the device never was answers like one that does not exist (T13). */
  async page({ device }: Caller, { channel: id, after }: PageRequest): Promise<PageReply> {
    const channel = this.channels.find(id);
    const lastSeq = channel && lastVisibleSeq(channel, device);
    if (channel === undefined || lastSeq === undefined) throw new AppError('channel-unknown');
    const range = nextVisibleRange(channel, device, after);
    const rows = range === undefined ? [] : await this.store.readPage(id, range.from, range.to);
    return { envelopes: rows.map(({ seq, at, sealed }) => [seq, at, sealed]), lastSeq };
  }

  async feed({ device }: Caller, { cursor }: FeedRequest): Promise<FeedReply> {
    // Taken before the welcomes are read: what changes meanwhile is told again rather than not at all.
    const next = this.channels.cursor;
    const channels = this.channels.changedSince(device, cursor);
    const welcomes = await this.store.findWelcomes(device, FEED_WELCOME_BYTES);
    return {
      cursor: next,
      directorySize: this.directory.size,
      channels,
      welcomes: welcomes.map(({ channel, seq, at, bytes }) => ({ channel, after: seq, at, bytes })),
    };
  }

  /** Answers whether other welcomes wait. */
  welcomesDone({ device }: Caller, { channels }: WelcomesDone): Promise<boolean> {
    return this.store.dropWelcomes(
      device,
      channels.map(({ channel, after }) => ({ channel, seq: after })),
    );
  }

  private requireLanes(): Lanes {
    if (this.#lanes === undefined) throw new AppError('unavailable');
    return this.#lanes;
  }
}

function parseAppendJob({ device, origin }: Caller, counter: number, sealed: Uint8Array): AppendJob | undefined {
  try {
    const { channel, epoch, contentType } = parseMlsHeader(sealed);
    if (contentType !== 'application') return undefined;
    return { kind: 'append', channel, epoch, device, counter, sealed, weight: sealed.length, origin };
  } catch (error) {
    if (isAppError(error, 'malformed')) return undefined;
    throw error;
  }
}
