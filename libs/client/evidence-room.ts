/**
 * Evidence: files sealed here, their ciphertext handed to the server, their keys only to the
 * channel; and the custody chain of each piece, signed by whoever acted.
 */
import {
  AppError,
  isId,
  MAX_EVIDENCE_FILES,
  newId,
  toHex,
  type BlobId,
  type ChannelId,
  type Content,
  type CustodyEvent,
  type EvidenceFile,
  type EvidenceId,
  type EvidenceSummary,
  type Handling,
  type MemberId,
  type SignedCustodyEvent,
} from '@kopri/protocol';
import { sha256, verifyLabelled } from '@kopri/crypto/verify';
import { openFile, randomBytes, sealFile, signLabelled } from '@kopri/crypto/sealed';
import { appendCustody, parseSummaryDocument, replayCustody, type ReplayedCustody } from '@kopri/domain';
import type { CaseQueries } from './case-queries.js';
import type { ChannelBook } from './channel/channel-book.js';
import { readContent } from './channel/inbox.js';
import type { ItemLog } from './channel/item-log.js';
import type { Composer } from './composer.js';
import type { Conversations } from './conversations.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { EvidenceEntry, FileSink, FileSource, Progress, SendState } from './face.js';
import type { Outbox } from './outbox.js';
import type { Clock, Spool } from './ports.js';
import type { OutboxEntry, ProfileRecord } from './records.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
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
  readonly onProgress: (progress: Progress) => void;
}

interface Shared {
  readonly channel: ChannelId;
  readonly from: MemberId;
  readonly sentAt: number;
  readonly summary: EvidenceSummary;
  readonly handling: Handling | undefined;
  readonly custody: ReplayedCustody;
}

type SinkMaker = (file: { readonly name: string; readonly size: number }) => Promise<FileSink>;

export class EvidenceRoom {
  constructor(private readonly parts: Parts) {}

  async share(
    reference: string,
    sources: readonly FileSource[],
    document: unknown,
  ): Promise<EvidenceEntry & { state: SendState }> {
    const { channel, query } = await this.parts.queries.require(reference);
    const parsed = parseSummaryDocument(document);
    if (!parsed.ok) throw new AppError('summary-faulty', { faults: parsed.faults });
    if (sources.length > MAX_EVIDENCE_FILES) throw new AppError('too-large', { detail: `${sources.length} files` });
    const files: EvidenceFile[] = [];
    const blobs: NonNullable<OutboxEntry['blobs']>[number][] = [];
    for (const source of sources) {
      const sealed = await this.seal(source);
      files.push(sealed.file);
      blobs.push({ blob: sealed.file.blob, sizeBytes: sealed.sealedBytes });
    }
    const evidence = newId('evidence', randomBytes);
    const summary: EvidenceSummary = { ...parsed.summary, evidence, query: query.id, files };
    const message = await this.parts.composer.queue(
      channel,
      { kind: 'evidence-summary', body: summary },
      { handling: summary.handling, blobs },
    );
    await this.queueCustody(channel, [], { evidence, action: 'transferred' }, summary.handling);
    await this.parts.deliver();
    const shared = await this.require(evidence);
    return { ...this.entry(shared), state: (await this.parts.conversations.standing(channel, message)).state };
  }

  async list(reference: string): Promise<readonly EvidenceEntry[]> {
    const { channel } = await this.parts.queries.require(reference);
    return (await this.inChannel(channel)).map((shared) => this.entry(shared));
  }

  /** Fetches every file and enters the receipt into the custody chain. */
  async fetch(
    evidence: string,
    sink: SinkMaker,
  ): Promise<{ path: string; name: string; size: number; sha256: string }[]> {
    if (!isId('evidence', evidence)) throw new AppError('evidence-unknown');
    const shared = await this.require(evidence);
    await this.parts.online();
    const fetched = [];
    for (const file of shared.summary.files) fetched.push(await this.fetchFile(file, sink));
    await this.queueCustody(shared.channel, shared.custody.chain, { evidence, action: 'received' }, shared.handling);
    await this.parts.deliver();
    return fetched;
  }

  /** Called while online, before the message that carries the keys is sealed. */
  async upload({ channel, blobs = [] }: OutboxEntry): Promise<void> {
    const { link, spool, onProgress } = this.parts;
    for (const { blob, sizeBytes } of blobs) {
      await link.upload({
        blob,
        channel,
        sizeBytes,
        read: (offset) => spool.read(blob, offset),
        onProgress: (doneBytes) => onProgress({ what: 'upload', blob, doneBytes, totalBytes: sizeBytes }),
      });
    }
  }

  /** The ciphertext is at the server and its message sealed: the spool is no longer needed. */
  async forget({ blobs = [] }: OutboxEntry): Promise<void> {
    for (const { blob } of blobs) await this.parts.spool.remove(blob);
  }

  private async seal(source: FileSource): Promise<{ file: EvidenceFile; sealedBytes: number }> {
    if (source.size === 0) throw new AppError('file-empty', { detail: source.name });
    const blob: BlobId = newId('blob', randomBytes);
    const sealed = sealFile(source.open(), source.size);
    await this.parts.spool.put(blob, sealed.stream);
    const { name, size, type } = source;
    return {
      file: {
        name: name.normalize('NFC'),
        size,
        ...(type === undefined ? {} : { type }),
        sha256: sealed.sha256(),
        blob,
        key: sealed.key,
      },
      sealedBytes: sealed.sealedBytes,
    };
  }

  private async fetchFile(
    file: EvidenceFile,
    makeSink: SinkMaker,
  ): Promise<{ path: string; name: string; size: number; sha256: string }> {
    const { name, size } = file;
    const sink = await makeSink({ name, size });
    try {
      const sealed = this.parts.link.download(file.blob, (doneBytes) =>
        this.parts.onProgress({ what: 'download', blob: file.blob, doneBytes, totalBytes: size }),
      );
      for await (const chunk of openFile(sealed, file)) await sink.write(chunk);
      return { path: await sink.finish(), name, size, sha256: toHex(file.sha256) };
    } catch (error) {
      await sink.abort();
      throw error;
    }
  }

  private async queueCustody(
    channel: ChannelId,
    chain: readonly Uint8Array[],
    { evidence, action }: Pick<CustodyEvent, 'evidence' | 'action'>,
    handling: Handling | undefined,
  ): Promise<void> {
    const { member, device, deviceKey } = this.parts.profile();
    const event = appendCustody(chain, { evidence, action, actor: member, at: this.parts.clock.nowMs() }, sha256);
    const signature = signLabelled('custody-event', event, deviceKey.privateKey);
    await this.parts.composer.queue(
      channel,
      { kind: 'custody-event', body: { event, device, signature } },
      handling === undefined ? {} : { handling },
    );
  }

  private async require(evidence: EvidenceId): Promise<Shared> {
    for (const { record } of await this.parts.book.list()) {
      if (!record.isCase) continue;
      const found = (await this.inChannel(record.channel)).find(({ summary }) => summary.evidence === evidence);
      if (found !== undefined) return found;
    }
    throw new AppError('evidence-unknown');
  }

  private async inChannel(channel: ChannelId): Promise<readonly Shared[]> {
    const said = await this.said(channel);
    const custody = said.flatMap(({ content, from }) =>
      content.kind === 'custody-event' && this.isSignedBy(content.body, from) ? [content.body] : [],
    );
    const seen = new Set<EvidenceId>();
    return said.flatMap(({ content, from }) => {
      // The first summary of an id is the one; a second could only be meant to replace its hashes.
      if (content.kind !== 'evidence-summary' || seen.has(content.body.evidence)) return [];
      seen.add(content.body.evidence);
      const chain = replayCustody(
        custody.map(({ event }) => event),
        content.body.evidence,
        sha256,
      );
      return [
        { channel, from, sentAt: content.sentAt, summary: content.body, handling: content.handling, custody: chain },
      ];
    });
  }

  private async said(channel: ChannelId): Promise<readonly { content: Content; from: MemberId }[]> {
    const { record } = await this.parts.book.require(channel);
    const placed = (await this.parts.items.after(channel, record.itemCount, 0)).map(({ content, sender }) => ({
      bytes: content,
      from: sender?.member,
    }));
    const waiting = this.parts.outbox
      .of(channel)
      .map(({ content }) => ({ bytes: content, from: this.parts.profile().member }));
    return [...placed, ...waiting].flatMap(({ bytes, from }) => {
      const content = bytes === undefined ? undefined : readContent(bytes);
      return content === undefined || content.kind === 'unknown' || from === undefined ? [] : [{ content, from }];
    });
  }

  /** The signature stands apart from the channel's, so that the chain can be shown to a stranger later. */
  private isSignedBy({ event, device, signature }: SignedCustodyEvent, from: MemberId): boolean {
    const found = this.parts.directory.required.findDevice(device);
    return found?.member.member === from && verifyLabelled('custody-event', event, signature, found.device.deviceKey);
  }

  private entry({ from, sentAt, summary, custody }: Shared): EvidenceEntry {
    const { evidence, files, title, kind } = summary;
    return {
      evidence,
      title,
      kind,
      from,
      sharedAt: new Date(sentAt).toISOString(),
      files: files.map((file) => ({ name: file.name, size: file.size, sha256: toHex(file.sha256) })),
      summary: Object.fromEntries(
        Object.entries(summary).filter(([key]) => !['evidence', 'query', 'files'].includes(key)),
      ),
      custody: custody.events.map(({ action, actor, at, reason }) => ({
        action,
        actor,
        at: new Date(at).toISOString(),
        linked: true,
        ...(reason === undefined ? {} : { reason }),
      })),
    };
  }
}
