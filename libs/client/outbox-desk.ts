/** What waits to be sent, as a person handles it: looked through, taken back, tried again. */
import { AppError, type EvidenceId, type MessageId } from '@kopri/protocol';
import type { ChannelBook } from './channel/channel-book.js';
import { readContent } from './channel/inbox.js';
import { heldUntil, type Reading } from './channel/reading.js';
import { asDraft } from './channel/sender.js';
import type { Conversations } from './conversations.js';
import type { OutboxItem, Sent } from './face.js';
import type { Outbox } from './outbox.js';
import type { OutboxEntry } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';

interface Parts {
  readonly store: SealedStore;
  readonly book: ChannelBook;
  readonly outbox: Outbox;
  readonly reading: Reading;
  readonly conversations: Conversations;
  readonly deliver: () => Promise<void>;
}

export class OutboxDesk {
  constructor(private readonly parts: Parts) {}

  list(): readonly OutboxItem[] {
    return this.parts.outbox.all.flatMap((entry) => {
      const item = this.itemOf(entry);
      return item === undefined ? [] : [item];
    });
  }

  /** Evidence is taken back together with its files: by whoever keeps them. */
  evidenceIn(message: MessageId): EvidenceId | undefined {
    const content = readContent(this.require(message).content);
    return content?.kind === 'evidence-summary' ? content.body.evidence : undefined;
  }

  async recall(message: MessageId): Promise<void> {
    const { outbox, store, book } = this.parts;
    const entry = this.require(message);
    if (entry.state === 'sealed' || entry.state === 'stored') throw new AppError('recall-too-late');
    const changes = new Changes();
    const applied = outbox.remove(changes, new Set([message]));
    if (await this.isLast(entry)) await book.forget(entry.channel, changes);
    else await store.commit(changes);
    applied();
  }

  async resend(message: MessageId): Promise<Sent> {
    const { outbox, conversations } = this.parts;
    const entry = this.require(message);
    if (entry.state !== 'not-sent') throw new AppError('message-unknown', { detail: entry.state });
    await conversations.requireOpen(entry.channel);
    const followers = outbox.all.filter(({ behind, state }) => behind === message && state === 'not-sent');
    await outbox.save(...[entry, ...followers].map(asDraft));
    await this.parts.deliver();
    return conversations.sent(entry.channel, message);
  }

  /** Of a channel that nobody else has heard of, and that is for this alone. */
  private async isLast({ channel, message, content }: OutboxEntry): Promise<boolean> {
    const { book, outbox } = this.parts;
    const opened = await book.require(channel);
    const isUnopened = book.view(opened).epoch === 0 && opened.pending === undefined;
    const others = outbox.of(channel).filter((entry) => entry.message !== message);
    return isUnopened && others.length === 0 && readContent(content)?.kind === 'case-event';
  }

  private require(message: MessageId): OutboxEntry {
    const entry = this.parts.outbox.find(message);
    if (entry === undefined) throw new AppError('message-unknown');
    return entry;
  }

  /** Nobody wrote receipts, and what follows evidence goes and stays with it. */
  private itemOf(entry: OutboxEntry): OutboxItem | undefined {
    const content = readContent(entry.content);
    const { state } = entry;
    if (content === undefined || content.kind === 'receipt' || entry.behind !== undefined || state === 'stored')
      return undefined;
    const standing = this.parts.reading.stateOf(entry);
    const isHeld = standing === 'held';
    return {
      message: entry.message,
      channel: entry.channel,
      kind: content.kind,
      query: content.kind === 'case-event' || content.kind === 'evidence-summary' ? content.body.query : null,
      queuedAt: new Date(entry.queuedMs).toISOString(),
      state: state === 'not-sent' ? state : state === 'sealed' ? 'sending' : isHeld ? 'held' : 'queued',
      heldUntil: isHeld ? heldUntil(entry) : null,
      because: entry.because ?? null,
    };
  }
}
