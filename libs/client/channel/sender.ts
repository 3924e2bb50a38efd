/**
 * Sends what the outbox holds for a channel: repaired first, sealed in the current epoch, and sealed
 * anew under the same message id when a commit came between.
 */
import {
  AppError,
  encodeContent,
  MAX_SUBMIT_ENVELOPES,
  type Ack,
  type ChannelId,
  type Content,
  type MessageId,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import type { MlsEngine } from '@kopri/crypto/sealed';
import type { Alarm } from '../alarm.js';
import type { SendCounter } from '../counter.js';
import type { DirectoryReplica } from '../directory-replica.js';
import { isReady } from '../files/readiness.js';
import type { Outbox } from '../outbox.js';
import type { Clock } from '../ports.js';
import type { OutboxEntry } from '../records.js';
import { Changes } from '../store/sealed-store.js';
import type { ServerLink } from '../transport/server-link.js';
import type { ChannelBook } from './channel-book.js';
import { claimsOf } from './channel-chain.js';
import type { Committer } from './committer.js';
import { readContent, type Inbox } from './inbox.js';

interface Parts {
  readonly engine: MlsEngine;
  readonly clock: Clock;
  readonly book: ChannelBook;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly committer: Committer;
  readonly directory: DirectoryReplica;
  readonly counter: SendCounter;
  readonly alarm: Alarm;
  readonly link: ServerLink;
  readonly catchUp: (channel: ChannelId) => Promise<void>;
  /** Others may write while the line is waited for: what was read before is read again after. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
  /** Last touch before sealing: asks for a reference number. Runs while online. */
  readonly prepare: (content: Content) => Promise<Content>;
  /** The server has it: its files need not be kept here any more. */
  readonly stored: (entry: OutboxEntry) => Promise<void>;
}

const MAX_ROUNDS = 40;

export class Sender {
  constructor(private readonly parts: Parts) {}

  /** Sends everything of the channel that can be sent; gives the number of messages acknowledged. */
  async flush(id: ChannelId): Promise<number> {
    let sent = 0;
    for (let round = 1; round <= MAX_ROUNDS && this.ready(id).length > 0; round += 1) {
      await this.parts.committer.settle(id);
      await this.parts.committer.repair(id, { refresh: (await this.parts.book.require(id)).record.refreshDue });
      if (!this.parts.book.has(id)) return sent;
      if ((await this.parts.book.require(id)).record.state !== 'open') return sent + (await this.giveUp(id));
      await this.sealDrafts(id);
      sent += await this.submit(id);
    }
    return sent;
  }

  private unsent(id: ChannelId): readonly OutboxEntry[] {
    return this.parts.outbox.of(id).filter(({ state }) => state === 'draft' || state === 'sealed');
  }

  /** What waits for its files lets those behind it pass. */
  private ready(id: ChannelId): readonly OutboxEntry[] {
    const { outbox, clock } = this.parts;
    return outbox.sendable(id, clock.nowMs()).filter((entry) => isReady(entry, outbox));
  }

  private async giveUp(id: ChannelId): Promise<0> {
    const { state } = (await this.parts.book.require(id)).record;
    const because = state === 'left' ? 'removed' : 'held';
    await this.parts.outbox.save(
      ...this.unsent(id).map((entry) => ({ ...entry, state: 'not-sent' as const, because })),
    );
    return 0;
  }

  /** All drafts of a turn in one transaction: ciphertexts, the group after the last, and the counter (T6). */
  private async sealDrafts(id: ChannelId): Promise<void> {
    const { book, counter, outbox, alarm } = this.parts;
    const drafts = this.ready(id)
      .filter(({ state }) => state === 'draft')
      .slice(0, MAX_SUBMIT_ENVELOPES);
    if (drafts.length === 0) return;
    alarm.refuseIfRaised();
    const prepared = (await this.parts.away(() => this.prepareAll(drafts))).filter(
      ({ entry }) => outbox.find(entry.message) === entry,
    );
    if (prepared.length === 0) return;
    const channel = await book.require(id);
    const claims = claimsOf(channel.record, this.parts.directory.claim);
    const changes = new Changes();
    const { first, taken } = counter.take(changes, prepared.length);
    let { group } = channel;
    const sealedEntries: OutboxEntry[] = [];
    for (const { entry, content } of prepared) {
      const bytes = encodeContent({ ...content, claims });
      const next = await this.parts.engine.seal(group, bytes);
      group = next.group;
      sealedEntries.push({
        ...entry,
        content: bytes,
        state: 'sealed',
        counter: first + sealedEntries.length,
        sealed: next.sealed,
        hash: sha256(next.sealed),
      });
    }
    const applied = outbox.put(changes, ...sealedEntries);
    await book.save({ ...channel, group }, changes);
    taken();
    applied();
  }

  private async prepareAll(drafts: readonly OutboxEntry[]): Promise<{ entry: OutboxEntry; content: Content }[]> {
    const prepared: { entry: OutboxEntry; content: Content }[] = [];
    for (const entry of drafts) prepared.push({ entry, content: await this.parts.prepare(requireContent(entry)) });
    return prepared;
  }

  private async submit(id: ChannelId): Promise<number> {
    const entries = this.unsent(id)
      .filter(({ state }) => state === 'sealed')
      .slice(0, MAX_SUBMIT_ENVELOPES);
    const envelopes = entries.flatMap(({ counter, sealed }) =>
      counter === undefined || sealed === undefined ? [] : [[counter, sealed] as const],
    );
    if (envelopes.length === 0) return 0;
    const acks = await this.parts.away(() => this.parts.link.submit(envelopes));
    const stored = acks.filter((ack) => ack.outcome === 'stored').sort((a, b) => a.seq - b.seq);
    await this.place(id, entries, stored);
    await this.answerRefusals(
      id,
      entries,
      acks.filter((ack) => ack.outcome === 'refused'),
    );
    return stored.length;
  }

  /** Own messages are placed from here when nobody else's stand before them; otherwise the log is read. */
  private async place(
    id: ChannelId,
    entries: readonly OutboxEntry[],
    acks: readonly (Ack & { outcome: 'stored' })[],
  ): Promise<void> {
    const byCounter = new Map(entries.map((entry) => [entry.counter, entry]));
    const found = acks.flatMap((ack) => {
      const entry = byCounter.get(ack.counter);
      return entry === undefined ? [] : [{ ...ack, entry }];
    });
    if (found.length === 0) return;
    await this.parts.outbox.save(...found.map(({ entry, seq }) => ({ ...entry, state: 'stored' as const, seq })));
    for (const { entry } of found) await this.parts.stored(entry);
    const { lastSeq } = (await this.parts.book.require(id)).record;
    const isNext = found.every(({ seq }, i) => seq === lastSeq + 1 + i);
    if (!isNext) return this.parts.catchUp(id);
    await this.parts.inbox.take(
      id,
      found.map(({ seq, at, entry }) => [seq, at, entry.sealed ?? new Uint8Array(0)]),
    );
  }

  private async answerRefusals(
    id: ChannelId,
    entries: readonly OutboxEntry[],
    acks: readonly (Ack & { outcome: 'refused' })[],
  ): Promise<void> {
    const { outbox, directory, link } = this.parts;
    const [first] = acks;
    if (first === undefined) return;
    const reasons = new Set(acks.map(({ reason }) => reason));
    const refused = entries.filter(({ counter }) => acks.some((ack) => ack.counter === counter));
    if (first.reason === 'overloaded' || first.reason === 'unavailable') {
      throw new AppError(first.reason, first.retryAfterMs === undefined ? {} : { retryAfterMs: first.retryAfterMs });
    }
    if (reasons.has('repair-first')) await directory.sync(link);
    if (reasons.has('repair-first') || reasons.has('epoch-behind') || reasons.has('channel-unknown'))
      await this.parts.catchUp(id);
    const isPassing = (entry: OutboxEntry) => {
      const reason = acks.find((ack) => ack.counter === entry.counter)?.reason;
      return reason === 'repair-first' || reason === 'epoch-behind';
    };
    const { state } = (await this.parts.book.require(id)).record;
    await outbox.save(
      ...refused.map((entry) =>
        isPassing(entry) && state === 'open'
          ? asDraft(entry)
          : { ...entry, state: 'not-sent' as const, because: first.reason },
      ),
    );
  }
}

/** Back to what a person wrote: to be sealed anew under the same message id. */
export function asDraft({ message, channel, content, queuedMs, blobs, behind }: OutboxEntry): OutboxEntry {
  return {
    message: message satisfies MessageId,
    channel,
    content,
    queuedMs,
    state: 'draft',
    ...(blobs === undefined ? {} : { blobs }),
    ...(behind === undefined ? {} : { behind }),
  };
}

function requireContent(entry: OutboxEntry): Content {
  const content = readContent(entry.content);
  if (content === undefined || content.kind === 'unknown')
    throw new AppError('store-corrupt', { detail: entry.message });
  return content;
}
