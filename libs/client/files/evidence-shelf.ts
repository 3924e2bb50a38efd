/** What the channels and the outbox hold of evidence: summaries, and the custody chain of each. */
import {
  AppError,
  isId,
  toHex,
  type ChannelId,
  type Content,
  type EvidenceId,
  type EvidenceSummary,
  type Handling,
  type MemberId,
  type MessageId,
  type SignedCustodyEvent,
} from '@kopri/protocol';
import { sha256, verifyLabelled } from '@kopri/crypto/verify';
import { replayCustody, type ReplayedCustody } from '@kopri/domain';
import type { ChannelBook } from '../channel/channel-book.js';
import { readContent } from '../channel/inbox.js';
import type { ItemLog } from '../channel/item-log.js';
import type { DirectoryReplica } from '../directory-replica.js';
import type { EvidenceEntry } from '../face.js';
import type { Outbox } from '../outbox.js';
import type { OutboxEntry, ProfileRecord } from '../records.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly directory: DirectoryReplica;
}

export interface Shared {
  readonly channel: ChannelId;
  readonly message: MessageId;
  readonly from: MemberId;
  readonly sentAt: number;
  readonly summary: EvidenceSummary;
  readonly handling: Handling | undefined;
  readonly custody: ReplayedCustody;
}

export class EvidenceShelf {
  constructor(private readonly parts: Parts) {}

  /** Throws `evidence-unknown`. */
  async require(evidence: string): Promise<Shared> {
    if (isId('evidence', evidence)) {
      for (const { record } of await this.parts.book.list()) {
        if (!record.isCase) continue;
        const found = (await this.inChannel(record.channel)).find(({ summary }) => summary.evidence === evidence);
        if (found !== undefined) return found;
      }
    }
    throw new AppError('evidence-unknown');
  }

  async inChannel(channel: ChannelId): Promise<readonly Shared[]> {
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
      const { id: message, sentAt, body: summary, handling } = content;
      return [{ channel, message, from, sentAt, summary, handling, custody: chain }];
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
}

/** The summary an entry of the outbox carries. */
export function summaryOf({ content }: OutboxEntry): EvidenceSummary | undefined {
  const read = readContent(content);
  return read?.kind === 'evidence-summary' ? read.body : undefined;
}

export function entryOf({ from, sentAt, summary, custody }: Shared): EvidenceEntry {
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
    warnings: files.flatMap(({ size }, i) => (size === 0 ? [{ code: 'file-empty', path: `$.files[${i}]` }] : [])),
    custody: custody.events.map(({ action, actor, at, reason }) => ({
      action,
      actor,
      at: new Date(at).toISOString(),
      linked: true,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
