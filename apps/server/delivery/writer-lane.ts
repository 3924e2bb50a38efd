/**
 * A writer lane: the one place where its channels' logs grow. It takes the whole queue as soon as
 * it is free (group commit without a timer), judges, writes, and only then tells memory, senders
 * and readers. Being alone, it gives places in order without gaps (T4) and one winner to an epoch
 * (T5); where its memory and the log may differ it reads the log again and judges anew.
 */
import type { ChannelId, CommitReply, DeviceId } from '@kopri/protocol';
import type { Clock } from '../platform/ports/clock.js';
import { type AppendJob, type AppendResult, planAppends, refusedAck } from './append-plan.js';
import type { Channels } from './channels.js';
import { bundleRows, type CommitJob } from './commit-job.js';
import {
  type DeliveryStore,
  type DirectoryView,
  type EnvelopeWriter,
  type StoredPlace,
  WriteUncertain,
} from './delivery.ports.js';
import { applyCommit, judgeCommit } from './delivery.rules.js';

export type Job = AppendJob | CommitJob;

/** What came of a batch, told after the database has committed. Must not throw. */
export abstract class Announcer {
  abstract appended(results: readonly AppendResult[]): void;
  /** `fresh`: the commit has just joined the log. */
  abstract committed(job: CommitJob, reply: CommitReply, fresh: boolean): void;
}

/** What a lane tells whoever watches the server. */
export abstract class LaneWatch {
  abstract wrote(envelopes: number, durationMs: number): void;
  /** A batch was given up; an error that is no `WriteUncertain` is a bug. */
  abstract failed(error: unknown): void;
}

export interface LaneLimits {
  /** Bytes waiting in one lane; beyond them it refuses. */
  readonly queueBytes: number;
  /** Bytes of one device waiting in one lane: a flood fills its own share only (T10). */
  readonly deviceBytes: number;
  /** For how long a write is tried again while the database is away. */
  readonly patienceMs: number;
}

export interface LaneParts {
  readonly store: DeliveryStore;
  readonly channels: Channels;
  readonly directory: DirectoryView;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly watch: LaneWatch;
  readonly limits: LaneLimits;
}

/** Larger batches gain nothing: the statement itself becomes the cost. */
const MAX_BATCH_ROWS = 256;
const FIRST_PAUSE_MS = 25;
/** What a sender is told to wait when the database is away. */
const UNAVAILABLE_RETRY_MS = 2_000;

export class WriterLane {
  #queue: Job[] = [];
  #bytes = 0;
  readonly #bytesOf = new Map<DeviceId, number>();
  #running: Promise<void> | undefined;
  #writer: EnvelopeWriter | undefined;
  /** Highest counter known stored, per device: a greater one cannot be a retry. */
  readonly #highest = new Map<DeviceId, number>();
  /** Channels of a write whose outcome was not learnt. */
  readonly #stale = new Set<ChannelId>();

  constructor(private readonly parts: LaneParts) {}

  get queuedBytes(): number {
    return this.#bytes;
  }

  /** False when the queue is full: nothing was taken. */
  offer(job: Job): boolean {
    const { queueBytes, deviceBytes } = this.parts.limits;
    const mine = (this.#bytesOf.get(job.device) ?? 0) + job.weight;
    if (this.#bytes + job.weight > queueBytes || mine > deviceBytes) return false;
    this.#queue.push(job);
    this.#bytes += job.weight;
    this.#bytesOf.set(job.device, mine);
    this.#running ??= this.drain();
    return true;
  }

  /** Resolves when all that was taken is written. */
  async close(): Promise<void> {
    await this.#running;
    await this.#writer?.close();
    this.#writer = undefined;
  }

  private async drain(): Promise<void> {
    // One turn of the event loop: what arrived together is written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const batch = this.takeBatch();
      const announce = await this.write(batch);
      for (const job of batch) this.release(job);
      announce();
    }
    this.#running = undefined;
  }

  /** Appends up to the next commit, or one commit alone. */
  private takeBatch(): Job[] {
    const firstCommit = this.#queue.findIndex(({ kind }) => kind === 'commit');
    const end = firstCommit === 0 ? 1 : firstCommit === -1 ? MAX_BATCH_ROWS : Math.min(firstCommit, MAX_BATCH_ROWS);
    return this.#queue.splice(0, end);
  }

  private release({ device, weight }: Job): void {
    this.#bytes -= weight;
    const left = (this.#bytesOf.get(device) ?? 0) - weight;
    if (left > 0) this.#bytesOf.set(device, left);
    else this.#bytesOf.delete(device);
  }

  /** Answers with what is to be announced. */
  private async write(batch: readonly Job[]): Promise<() => void> {
    const deadlineMs = performance.now() + this.parts.limits.patienceMs;
    for (let pauseMs = 0; ; pauseMs = Math.max(FIRST_PAUSE_MS, 2 * pauseMs)) {
      try {
        return await this.attempt(batch, pauseMs > 0);
      } catch (error) {
        this.distrust(batch, error);
        const patient = error instanceof WriteUncertain && performance.now() + pauseMs < deadlineMs;
        if (!patient) return this.giveUp(batch, error);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  private async attempt(batch: readonly Job[], again: boolean): Promise<() => void> {
    const writer = (this.#writer ??= await this.parts.store.openWriter());
    await this.refresh(writer);
    const [first] = batch;
    return first?.kind === 'commit'
      ? this.writeCommit(writer, first, again)
      : this.writeAppends(
          writer,
          batch.filter((job) => job.kind === 'append'),
          again,
        );
  }

  private async writeAppends(writer: EnvelopeWriter, jobs: readonly AppendJob[], again: boolean): Promise<() => void> {
    const { channels, clock, announcer } = this.parts;
    const plan = planAppends(jobs, {
      findChannel: (id) => channels.find(id),
      isRepairDue: (id) => channels.isRepairDue(id),
      stored: await this.findStored(writer, again ? jobs : jobs.filter((job) => this.mayBeStored(job))),
      atMs: clock.nowMs(),
    });
    if (plan.rows.length > 0) await this.timed(plan.rows.length, () => writer.insert(plan.rows));
    for (const row of plan.rows) this.remember(row);
    for (const [id, head] of plan.heads) {
      const channel = channels.find(id);
      if (channel !== undefined) channels.put(id, { ...channel, head });
    }
    // After an uncertain write also what was found stored is new to the readers.
    return () =>
      announcer.appended(again ? plan.results.map((result) => ({ ...result, repeated: false })) : plan.results);
  }

  private async writeCommit(writer: EnvelopeWriter, job: CommitJob, again: boolean): Promise<() => void> {
    const { channels, directory, clock, announcer } = this.parts;
    const [known] = await this.findStored(writer, [job]);
    if (known !== undefined) return () => announcer.committed(job, repeatedReply(job, known), again);
    const channel = channels.find(job.channel);
    const verdict = judgeCommit(channel, job.proposed, directory);
    if (!verdict.accept) return () => announcer.committed(job, { outcome: 'refused', reason: verdict.reason }, false);
    const next = applyCommit(channel, job.proposed, verdict.next);
    const rows = bundleRows(job, next, verdict.next, clock.nowMs());
    await this.timed(1, () => writer.insertBundle(rows));
    this.remember(job);
    channels.put(job.channel, next);
    const { seq, at } = rows.envelope;
    return () => announcer.committed(job, { outcome: 'stored', seq, at }, true);
  }

  private async timed(envelopes: number, work: () => Promise<void>): Promise<void> {
    const startMs = performance.now();
    await work();
    this.parts.watch.wrote(envelopes, performance.now() - startMs);
  }

  private mayBeStored({ device, counter }: Job): boolean {
    const highest = this.#highest.get(device);
    return highest === undefined || counter <= highest;
  }

  private async findStored(writer: EnvelopeWriter, jobs: readonly Job[]): Promise<StoredPlace[]> {
    return jobs.length === 0 ? [] : writer.findStored(jobs);
  }

  private remember({ device, counter }: { readonly device: DeviceId; readonly counter: number }): void {
    this.#highest.set(device, Math.max(counter, this.#highest.get(device) ?? 0));
  }

  /** Reads anew the channels whose last write's outcome was not learnt. */
  private async refresh(writer: EnvelopeWriter): Promise<void> {
    for (const id of this.#stale) {
      const channel = await writer.findChannel(id);
      if (channel !== undefined) this.parts.channels.put(id, channel);
      this.#stale.delete(id);
    }
  }

  private distrust(batch: readonly Job[], error: unknown): void {
    for (const { channel } of batch) this.#stale.add(channel);
    if (error instanceof WriteUncertain && !error.connectionLost) return;
    void this.#writer?.close();
    this.#writer = undefined;
  }

  /** The senders try again with the same counters; what was stored after all is then found. */
  private giveUp(batch: readonly Job[], error: unknown): () => void {
    const { announcer, watch } = this.parts;
    watch.failed(error);
    const retryAfterMs = UNAVAILABLE_RETRY_MS;
    return () => {
      const results: AppendResult[] = [];
      for (const job of batch) {
        if (job.kind === 'commit')
          announcer.committed(job, { outcome: 'refused', reason: 'unavailable', retryAfterMs }, false);
        else results.push({ job, ack: refusedAck(job.counter, 'unavailable', retryAfterMs), repeated: false });
      }
      announcer.appended(results);
    };
  }
}

const repeatedReply = (job: CommitJob, { channel, seq, at }: StoredPlace): CommitReply =>
  channel === job.channel ? { outcome: 'stored', seq, at } : { outcome: 'refused', reason: 'malformed' };
