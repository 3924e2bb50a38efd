/**
 * Brings the files of queued evidence to the server, one at a time, while everything else goes on.
 * What is left to do stands in the outbox and its ciphertext in the spool, so that a cut line, a
 * restarted server or a killed client cost at most one chunk.
 */
import { AppError, isAppError, type EvidenceId, type MessageId } from '@kopri/protocol';
import type { ChannelBook } from '../channel/channel-book.js';
import type { Outbox } from '../outbox.js';
import type { Clock, Spool } from '../ports.js';
import type { OutboxEntry } from '../records.js';
import type { ServerLink } from '../transport/server-link.js';
import { summaryOf } from './evidence-shelf.js';
import type { ProgressMeter } from './progress-meter.js';
import { isUploaded } from './readiness.js';

interface Parts {
  readonly book: ChannelBook;
  readonly outbox: Outbox;
  readonly spool: Spool;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly meter: ProgressMeter;
  /** Runs a short step when nothing else touches the profile. */
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>;
  /** Catches up and sends what can be sent; false when the server cannot be reached. */
  readonly turn: () => Promise<boolean>;
}

type Queued = OutboxEntry & { readonly evidence: EvidenceId };
type PendingBlob = NonNullable<OutboxEntry['blobs']>[number] & { readonly file: number };

const RETRY_MS = 15_000;

export class Uploads {
  private loop: Promise<void> | undefined;
  private again = false;
  private current: { readonly message: MessageId; readonly stopper: AbortController; ended: Promise<void> } | undefined;
  private readonly troubles = new Map<MessageId, AppError>();
  private readonly closing = new AbortController();
  private isRetrying = false;

  constructor(private readonly parts: Parts) {}

  /** Tries everything that waits; resolves when nothing is left that could go now. Never throws for what one file met. */
  run(): Promise<void> {
    this.again = true;
    this.loop ??= this.rounds();
    return this.loop;
  }

  get areDue(): boolean {
    return this.next(new Set()) !== undefined;
  }

  stateOf(message: MessageId): 'running' | 'waiting' {
    return this.current?.message === message ? 'running' : 'waiting';
  }

  /** Why the last attempt ended. */
  troubleOf(message: MessageId): AppError | undefined {
    return this.troubles.get(message);
  }

  /** Ends the attempt that runs for this message, if one does; what the server has stays. */
  async stop(message: MessageId): Promise<void> {
    if (this.current?.message !== message) return;
    this.current.stopper.abort();
    await this.current.ended;
  }

  /** No more attempts. */
  async close(): Promise<void> {
    this.closing.abort();
    this.current?.stopper.abort();
    await this.loop?.catch(() => undefined);
  }

  private async rounds(): Promise<void> {
    try {
      while (this.again && !this.closing.signal.aborted) {
        this.again = false;
        await this.round();
      }
    } finally {
      this.loop = undefined;
    }
  }

  private async round(): Promise<void> {
    // Without a server there is nothing to try: whoever reaches it again calls.
    if (!this.areDue || !(await this.parts.turn())) return;
    const tried = new Set<MessageId>();
    for (let next = this.next(tried); next !== undefined; next = this.next(tried)) {
      if (this.closing.signal.aborted) return;
      tried.add(next.message);
      await this.attempt(next);
    }
    if (this.areDue) this.retryLater();
  }

  private next(tried: ReadonlySet<MessageId>): Queued | undefined {
    for (const entry of this.parts.outbox.all) {
      if (entry.state !== 'draft' || entry.paused === true || isUploaded(entry) || tried.has(entry.message)) continue;
      const evidence = summaryOf(entry)?.evidence;
      if (evidence !== undefined) return { ...entry, evidence };
    }
    return undefined;
  }

  private async attempt(entry: Queued): Promise<void> {
    const stopper = new AbortController();
    const work = this.upload(entry, stopper.signal).then(
      () => void this.troubles.delete(entry.message),
      (error: unknown) => this.note(entry, error, stopper.signal),
    );
    const ended = work.catch(() => undefined);
    this.current = { message: entry.message, stopper, ended };
    try {
      await work;
    } finally {
      this.current = undefined;
    }
  }

  private async upload(entry: Queued, signal: AbortSignal): Promise<void> {
    const { state } = (await this.parts.book.require(entry.channel)).record;
    if (state !== 'open') return this.giveUp(entry.message, state === 'left' ? 'removed' : 'held');
    for (const [file, blob] of (entry.blobs ?? []).entries())
      if (blob.uploaded !== true) await this.uploadBlob(entry, { ...blob, file }, signal);
    await this.parts.turn();
  }

  private async uploadBlob(
    { channel, evidence, message }: Queued,
    { blob, sizeBytes, file }: PendingBlob,
    signal: AbortSignal,
  ): Promise<void> {
    const { link, spool, meter } = this.parts;
    if (signal.aborted) throw new AppError('upload-interrupted');
    const progress = { what: 'upload', evidence, file, blob, totalBytes: sizeBytes } as const;
    await link.upload({
      blob,
      channel,
      sizeBytes,
      signal,
      read: (offset) => spool.read(blob, offset),
      onProgress: (doneBytes) => meter.report({ ...progress, doneBytes }),
    });
    await this.change(message, (entry) => ({
      ...entry,
      blobs: (entry.blobs ?? []).map((each) => (each.blob === blob ? { ...each, uploaded: true } : each)),
    }));
    meter.report({ ...progress, doneBytes: sizeBytes }, { isLast: true });
    meter.forget(progress);
  }

  /** What can never go is said so, what may go later waits; a bug is nobody's trouble but ours. */
  private async note({ message }: Queued, error: unknown, signal: AbortSignal): Promise<void> {
    if (!(error instanceof AppError)) throw error;
    if (signal.aborted) return;
    this.troubles.set(message, error);
    if (isAppError(error, 'file-missing', 'file-damaged')) await this.giveUp(message, error.code);
  }

  private async giveUp(message: MessageId, because: string): Promise<void> {
    const { outbox, inTurn } = this.parts;
    await inTurn(async () => {
      const affected = outbox.all.filter((entry) => entry.message === message || entry.behind === message);
      await outbox.save(...affected.map((entry) => ({ ...entry, state: 'not-sent' as const, because })));
    });
  }

  /** Changes an entry that is still to be uploaded: it may have been taken back meanwhile. */
  private async change(message: MessageId, change: (entry: OutboxEntry) => OutboxEntry): Promise<void> {
    const { outbox, inTurn } = this.parts;
    await inTurn(async () => {
      const entry = outbox.find(message);
      if (entry?.state === 'draft') await outbox.save(change(entry));
    });
  }

  private retryLater(): void {
    if (this.isRetrying || this.closing.signal.aborted) return;
    this.isRetrying = true;
    void this.parts.clock.sleep(RETRY_MS, this.closing.signal).then(() => {
      this.isRetrying = false;
      if (!this.closing.signal.aborted) this.run().catch(() => undefined);
    });
  }
}
