/** Queues content for a channel: what a person wrote is on the disk before anything else happens. */
import {
  encodeContent,
  newId,
  type ChannelId,
  type Content,
  type ContentBody,
  type Handling,
  type MessageId,
} from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import type { DirectoryReplica } from './directory-replica.js';
import type { Outbox } from './outbox.js';
import type { Clock } from './ports.js';
import type { OutboxEntry } from './records.js';

interface Parts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly directory: DirectoryReplica;
}

export interface QueueOptions {
  /** Made by the caller; a new one otherwise. */
  readonly message?: MessageId | undefined;
  readonly handling?: Handling | undefined;
  readonly parent?: MessageId | undefined;
  readonly language?: string | undefined;
  /** Not sealed before this time has passed. */
  readonly holdMs?: number | undefined;
}

/** Claims are put in anew when the message is sealed: they say what this device knows at that moment. */
const NO_CHAIN = { seq: 0, hash: new Uint8Array(32) };

export class Composer {
  constructor(private readonly parts: Parts) {}

  /** On the disk when it resolves. Throws `message-too-large`. */
  async queue(channel: ChannelId, body: ContentBody, options: QueueOptions = {}): Promise<MessageId> {
    const entry = this.compose(channel, body, options);
    await this.parts.outbox.save(entry);
    return entry.message;
  }

  /** What is to be queued, for whoever writes more than it in one transaction. Throws `message-too-large`. */
  compose(channel: ChannelId, body: ContentBody, options: QueueOptions = {}): OutboxEntry {
    const { clock, directory } = this.parts;
    const { handling, parent, language, holdMs = 0 } = options;
    const content: Content = {
      version: 1,
      id: options.message ?? newId('message', randomBytes),
      sentAt: clock.nowMs(),
      ...(handling === undefined ? {} : { handling }),
      ...(parent === undefined ? {} : { parent }),
      ...(language === undefined ? {} : { language }),
      claims: { checkpoint: directory.claim, chain: NO_CHAIN },
      ...body,
    };
    return {
      message: content.id,
      channel,
      content: encodeContent(content),
      queuedMs: content.sentAt,
      state: 'draft',
      ...(holdMs > 0 ? { holdUntilMs: content.sentAt + holdMs } : {}),
    };
  }
}
