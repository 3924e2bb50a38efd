/**
 * What this device still has to send, in order. An entry begins as a draft; sealing it writes the
 * ciphertext, the advanced ratchet and the send counter in one transaction (T6), and only then does
 * the network see a byte. It leaves when its place in the channel has been reached.
 */
import { equalBytes, type ChannelId, type MessageId } from '@kopri/protocol';
import { outboxEntry, outboxRecord, type OutboxEntry } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';

export class Outbox {
  private entries: readonly OutboxEntry[] = [];

  constructor(private readonly store: SealedStore) {}

  async load(): Promise<void> {
    const ids = (await this.store.find(outboxRecord))?.ids ?? [];
    this.entries = (await this.store.findAll(ids.map(outboxEntry))).filter((entry) => entry !== undefined);
  }

  get all(): readonly OutboxEntry[] {
    return this.entries;
  }

  /** Still on its way; what will never be sent is kept to be shown, and not counted. */
  get waiting(): readonly OutboxEntry[] {
    return this.entries.filter(({ state }) => state !== 'not-sent');
  }

  of(channel: ChannelId): readonly OutboxEntry[] {
    return this.entries.filter((entry) => entry.channel === channel);
  }

  /** Not sealed yet, and not to be before its time. */
  isHeld({ state, holdUntilMs = 0 }: OutboxEntry, nowMs: number): boolean {
    return state === 'draft' && holdUntilMs > nowMs;
  }

  /** What may go now, in order: nothing overtakes what is held. */
  sendable(channel: ChannelId, nowMs: number): readonly OutboxEntry[] {
    const unsent = this.of(channel).filter(({ state }) => state === 'draft' || state === 'sealed');
    const held = unsent.findIndex((entry) => this.isHeld(entry, nowMs));
    return held === -1 ? unsent : unsent.slice(0, held);
  }

  find(message: MessageId): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.message === message);
  }

  findByHash(hash: Uint8Array): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.hash !== undefined && equalBytes(entry.hash, hash));
  }

  /** Puts entries, new or changed, into `changes`; memory follows when the returned function is called after the commit. */
  put(changes: Changes, ...changed: readonly OutboxEntry[]): () => void {
    const next = [...this.entries];
    for (const entry of changed) {
      changes.put(outboxEntry(entry.message), entry);
      const index = next.findIndex(({ message }) => message === entry.message);
      if (index === -1) next.push(entry);
      else next[index] = entry;
    }
    return this.replace(changes, next);
  }

  remove(changes: Changes, messages: ReadonlySet<MessageId>): () => void {
    for (const message of messages) changes.delete(outboxEntry(message));
    return this.replace(
      changes,
      this.entries.filter(({ message }) => !messages.has(message)),
    );
  }

  private replace(changes: Changes, next: readonly OutboxEntry[]): () => void {
    if (next.length !== this.entries.length) changes.put(outboxRecord, { ids: next.map(({ message }) => message) });
    return () => {
      this.entries = next;
    };
  }

  async save(...changed: readonly OutboxEntry[]): Promise<void> {
    const changes = new Changes();
    const applied = this.put(changes, ...changed);
    await this.store.commit(changes);
    applied();
  }
}
