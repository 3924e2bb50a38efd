/**
 * Evidence: files sealed here, their ciphertext handed to the server, their keys only to the
 * channel; and the custody chain of each piece, signed by whoever acted. Sealing, uploads and
 * fetching go on beside everything else; what touches the profile is a short step in its turn.
 */
import * as v from 'valibot';
import {
  AppError,
  fileNameSchema,
  isAppError,
  MAX_EVIDENCE_FILES,
  MAX_FILE_BYTES,
  newId,
  type ChannelId,
  type CustodyEvent,
  type EvidenceId,
  type EvidenceSummary,
  type Handling,
  type MessageId,
  type SummaryDocument,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import { randomBytes, signLabelled } from '@kopri/crypto/sealed';
import { appendCustody, parseSummaryDocument } from '@kopri/domain';
import type { CaseQueries } from './case-queries.js';
import type { ChannelBook } from './channel/channel-book.js';
import type { ItemLog } from './channel/item-log.js';
import type { Composer } from './composer.js';
import type { Conversations } from './conversations.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { EvidenceEntry, EvidenceOffer, FileSource, Progress, SendState } from './face.js';
import { entryOf, EvidenceShelf, summaryOf, type Shared } from './files/evidence-shelf.js';
import { Fetching, type Fetched, type SinkMaker } from './files/fetching.js';
import { FileJob } from './files/file-job.js';
import { ProgressMeter } from './files/progress-meter.js';
import { isUploaded } from './files/readiness.js';
import { Sealing, type SealedFiles } from './files/sealing.js';
import { Uploads } from './files/uploads.js';
import type { Outbox } from './outbox.js';
import type { Clock, Spool } from './ports.js';
import type { OutboxEntry, ProfileRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly store: SealedStore;
  readonly clock: Clock;
  readonly link: ServerLink;
  readonly spool: Spool;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly composer: Composer;
  readonly conversations: Conversations;
  readonly queries: CaseQueries;
  readonly directory: DirectoryReplica;
  readonly online: () => Promise<void>;
  readonly deliver: () => Promise<void>;
  /** Runs a step when nothing else touches the profile. */
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>;
  /** The same for an act of this member: refused while an alarm stands or the member is not in post. */
  readonly act: <T>(step: () => Promise<T>) => Promise<T>;
  /** Runs a step that talks with the server. */
  readonly atLine: <T>(step: () => Promise<T>) => Promise<T>;
  /** Catches up and sends; false when the server cannot be reached. */
  readonly turn: () => Promise<boolean>;
  readonly onProgress: (progress: Progress) => void;
}

type Sharing = EvidenceEntry & { readonly state: SendState };

export class EvidenceRoom {
  private readonly shelf: EvidenceShelf;
  private readonly sealing: Sealing;
  private readonly uploads: Uploads;
  private readonly fetching: Fetching;
  private readonly jobs = new Map<FileJob, { readonly evidence: string; readonly ended: Promise<unknown> }>();
  private readonly sharing = new Map<MessageId, Promise<Sharing>>();

  constructor(private readonly parts: Parts) {
    const meter = new ProgressMeter(parts.clock, parts.onProgress);
    this.shelf = new EvidenceShelf(parts);
    this.sealing = new Sealing({ ...parts, meter });
    this.uploads = new Uploads({ ...parts, meter });
    this.fetching = new Fetching({ ...parts, meter, online: () => parts.atLine(parts.online) });
  }

  /** To be called before anything else. */
  load(): Promise<void> {
    return this.sealing.clear();
  }

  get uploadsAreDue(): boolean {
    return this.uploads.areDue;
  }

  /** Resolves when no upload is left that could go now. */
  runUploads(): Promise<void> {
    return this.uploads.run();
  }

  share(reference: string, offer: EvidenceOffer): Promise<Sharing> {
    const { message } = offer;
    if (message === undefined) return this.shareOnce(reference, offer);
    const running = this.sharing.get(message) ?? this.shareOnce(reference, offer);
    this.sharing.set(message, running);
    const forget = () => void this.sharing.delete(message);
    running.then(forget, forget);
    return running;
  }

  async list(reference: string): Promise<readonly EvidenceEntry[]> {
    const { channel } = await this.parts.queries.require(reference);
    return (await this.shelf.inChannel(channel)).map((shared) => this.entry(shared));
  }

  /** Fetches every file and enters the receipt into the custody chain. */
  async fetch(evidence: string, sink: SinkMaker): Promise<readonly Fetched[]> {
    const { inTurn, atLine, online, deliver } = this.parts;
    const { summary } = await atLine(async () => {
      const found = await this.shelf.require(evidence);
      await online();
      return found;
    });
    const fetched = await this.during(summary.evidence, async (job) => {
      const done: Fetched[] = [];
      for (const [at, file] of summary.files.entries())
        done.push(await this.fetching.fetch({ evidence: summary.evidence, file, at }, sink, job));
      return done;
    });
    await inTurn(async () => {
      const { channel, handling, custody } = await this.shelf.require(evidence);
      const about = { evidence: summary.evidence, action: 'received' } as const;
      await this.parts.outbox.save(this.custodyEntry(channel, custody.chain, about, handling));
      await deliver();
    });
    return fetched;
  }

  /** Throws `evidence-unknown`, and `recall-too-late` for what is on its way or with the others. */
  async cancel(evidence: string): Promise<void> {
    const jobs = this.jobsOf(evidence);
    for (const job of jobs) job.cancel();
    const taken = await this.parts.inTurn(() => this.takeBack(evidence));
    if (taken !== undefined) return this.drop(taken);
    if (jobs.length > 0) return;
    await this.parts.inTurn(() => this.shelf.require(evidence));
    throw new AppError('recall-too-late');
  }

  async pause(evidence: string): Promise<void> {
    const jobs = this.jobsOf(evidence);
    for (const job of jobs) job.pause();
    const entry = await this.setPaused(evidence, { isPaused: true, isKnown: jobs.length > 0 });
    if (entry !== undefined) await this.uploads.stop(entry.message);
  }

  async resume(evidence: string): Promise<void> {
    const jobs = this.jobsOf(evidence);
    for (const job of jobs) job.resume();
    await this.setPaused(evidence, { isPaused: false, isKnown: jobs.length > 0 });
    this.uploads.run().catch(() => undefined);
  }

  /** The server has its message: the spool is no longer needed. */
  async forget({ blobs = [] }: OutboxEntry): Promise<void> {
    for (const { blob } of blobs) await this.parts.spool.remove(blob);
  }

  /** Stops what runs; uploads go on where they were when the profile is opened again. */
  async close(): Promise<void> {
    for (const job of this.jobs.keys()) job.cancel();
    const patience = new AbortController();
    const ended = Promise.allSettled([...this.jobs.values()].map((job) => job.ended)).then(() => patience.abort());
    await Promise.all([this.uploads.close(), Promise.race([ended, this.parts.clock.sleep(CLOSE_MS, patience.signal)])]);
  }

  private async shareOnce(reference: string, { files: sources, summary: document, ...options }: EvidenceOffer) {
    const { channel, query, summary, repeated } = await this.parts.act(async () => {
      const placed = await this.parts.queries.require(reference);
      const known = (await this.shelf.inChannel(placed.channel)).find(({ message }) => message === options.message);
      if (known === undefined) await this.parts.conversations.requireOpen(placed.channel);
      return { channel: placed.channel, query: placed.query.id, summary: judged(document, sources), repeated: known };
    });
    if (repeated !== undefined) return this.standing(repeated);
    const evidence = newId('evidence', randomBytes);
    const sealed = await this.during(evidence, (job) => this.sealing.seal(evidence, sources, job));
    const body: EvidenceSummary = { ...summary, evidence, query, files: [...sealed.files] };
    const message = await this.parts
      .act(() => this.queue(channel, body, { sealed, ...options }))
      .catch(async (error: unknown) => {
        await this.sealing.discard(sealed.blobs.map(({ blob }) => blob));
        throw error;
      });
    if (sealed.blobs.length === 0) await this.parts.inTurn(this.parts.deliver);
    await this.uploads.run();
    if (this.parts.outbox.find(message)?.state === 'draft') throwUnlessPassing(this.uploads.troubleOf(message));
    return this.standing(await this.parts.inTurn(() => this.requireStill(evidence)));
  }

  /** Summary and first custody event in one transaction; from here on a crash loses nothing. */
  private async queue(
    channel: ChannelId,
    body: EvidenceSummary,
    { sealed, ...options }: { readonly sealed: SealedFiles } & Omit<EvidenceOffer, 'files' | 'summary'>,
  ): Promise<MessageId> {
    const { conversations, composer, outbox, store } = this.parts;
    await conversations.requireOpen(channel);
    const { handling, evidence } = body;
    const content = { kind: 'evidence-summary', body } as const;
    const entry = { ...composer.compose(channel, content, { handling, ...options }), blobs: sealed.blobs };
    const custody = this.custodyEntry(channel, [], { evidence, action: 'transferred' }, handling);
    const changes = new Changes();
    const applied = outbox.put(changes, entry, { ...custody, behind: entry.message });
    await this.sealing.release(changes, sealed);
    await store.commit(changes);
    applied();
    return entry.message;
  }

  private custodyEntry(
    channel: ChannelId,
    chain: readonly Uint8Array[],
    { evidence, action }: Pick<CustodyEvent, 'evidence' | 'action'>,
    handling: Handling | undefined,
  ): OutboxEntry {
    const { member, device, deviceKey } = this.parts.profile();
    const event = appendCustody(chain, { evidence, action, actor: member, at: this.parts.clock.nowMs() }, sha256);
    const signature = signLabelled('custody-event', event, deviceKey.privateKey);
    const content = { kind: 'custody-event', body: { event, device, signature } } as const;
    return this.parts.composer.compose(channel, content, handling === undefined ? {} : { handling });
  }

  private async during<T>(evidence: EvidenceId, work: (job: FileJob) => Promise<T>): Promise<T> {
    const job = new FileJob();
    const ended = work(job);
    this.jobs.set(job, { evidence, ended });
    try {
      return await ended;
    } finally {
      this.jobs.delete(job);
    }
  }

  private jobsOf(evidence: string): readonly FileJob[] {
    return [...this.jobs].flatMap(([job, of]) => (of.evidence === evidence ? [job] : []));
  }

  /** The summary that waits here, if it can still be taken back. */
  private queued(evidence: string): OutboxEntry | undefined {
    return this.parts.outbox.all.find(
      (entry) => (entry.state === 'draft' || entry.state === 'not-sent') && summaryOf(entry)?.evidence === evidence,
    );
  }

  private async takeBack(evidence: string): Promise<OutboxEntry | undefined> {
    const { outbox, store } = this.parts;
    const entry = this.queued(evidence);
    if (entry === undefined) return undefined;
    const gone = outbox.all.filter(({ message, behind }) => message === entry.message || behind === entry.message);
    const changes = new Changes();
    const applied = outbox.remove(changes, new Set(gone.map(({ message }) => message)));
    await this.sealing.reclaim(changes, entry);
    await store.commit(changes);
    applied();
    return entry;
  }

  /** What the server cannot be told now it finds out by itself: it forgets uploads that are not finished. */
  private async drop({ message, blobs = [] }: OutboxEntry): Promise<void> {
    await this.uploads.stop(message);
    await this.sealing.discard(blobs.map(({ blob }) => blob));
    for (const { blob } of blobs) await this.parts.link.dropUpload(blob).catch(() => undefined);
  }

  private setPaused(
    evidence: string,
    { isPaused, isKnown }: { readonly isPaused: boolean; readonly isKnown: boolean },
  ): Promise<OutboxEntry | undefined> {
    return this.parts.inTurn(async () => {
      const entry = this.queued(evidence);
      if (entry !== undefined) {
        const { paused: _, ...rest } = entry;
        await this.parts.outbox.save(isPaused ? { ...rest, paused: true } : rest);
      } else if (!isKnown) await this.shelf.require(evidence);
      return entry;
    });
  }

  /** It may have been cancelled while its files were on their way. */
  private async requireStill(evidence: EvidenceId): Promise<Shared> {
    try {
      return await this.shelf.require(evidence);
    } catch (error) {
      throw isAppError(error, 'evidence-unknown') ? new AppError('cancelled') : error;
    }
  }

  private async standing(shared: Shared): Promise<Sharing> {
    const { state } = await this.parts.conversations.standing(shared.channel, shared.message);
    return { ...this.entry(shared), state };
  }

  private entry(shared: Shared): EvidenceEntry {
    const queued = this.parts.outbox.find(shared.message);
    if (queued?.state !== 'draft' || isUploaded(queued)) return entryOf(shared);
    const because = this.uploads.troubleOf(queued.message)?.code;
    const state = queued.paused === true ? 'paused' : this.uploads.stateOf(queued.message);
    return { ...entryOf(shared), upload: { state, ...(because === undefined ? {} : { because }) } };
  }
}

const CLOSE_MS = 2_000;

/** Faults of the summary and of what the files say of themselves, before a byte is read. */
function judged(document: unknown, sources: readonly FileSource[]): SummaryDocument {
  const parsed = parseSummaryDocument(document);
  if (!parsed.ok) throw new AppError('summary-faulty', { faults: parsed.faults });
  if (sources.length > MAX_EVIDENCE_FILES) throw new AppError('too-large', { detail: `${sources.length} files` });
  for (const [index, { name, size }] of sources.entries()) {
    if (size > MAX_FILE_BYTES) throw new AppError('too-large', { detail: `file ${index + 1}: ${size} bytes` });
    if (!v.is(fileNameSchema, name.normalize('NFC')))
      throw new AppError('malformed', { detail: `the name of file ${index + 1}` });
  }
  return parsed.summary;
}

/** What passes by itself leaves the evidence queued; of the rest a person must know. */
function throwUnlessPassing(trouble: AppError | undefined): void {
  if (trouble === undefined || isPassing(trouble)) return;
  throw trouble;
}

const isPassing = (error: AppError): boolean =>
  isAppError(
    error,
    'server-unreachable',
    'unavailable',
    'overloaded',
    'upload-interrupted',
    'not-signed-in',
    'store-full',
  );
