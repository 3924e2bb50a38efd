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
  readonly handling?: Handling;
  readonly parent?: MessageId;
  readonly blobs?: OutboxEntry['blobs'];
}

/** Claims are put in anew when the message is sealed: they say what this device knows at that moment. */
const NO_CHAIN = { seq: 0, hash: new Uint8Array(32) };

export class Composer {
  constructor(private readonly parts: Parts) {}

  /** Throws `message-too-large`. */
  async queue(
    channel: ChannelId,
    body: ContentBody,
    { handling, parent, blobs }: QueueOptions = {},
  ): Promise<MessageId> {
    const { clock, outbox, directory } = this.parts;
    const content: Content = {
      version: 1,
      id: newId('message', randomBytes),
      sentAt: clock.nowMs(),
      ...(handling === undefined ? {} : { handling }),
      ...(parent === undefined ? {} : { parent }),
      claims: { checkpoint: directory.claim, chain: NO_CHAIN },
      ...body,
    };
    await outbox.save({
      message: content.id,
      channel,
      content: encodeContent(content),
      queuedMs: content.sentAt,
      state: 'draft',
      ...(blobs === undefined ? {} : { blobs }),
    });
    return content.id;
  }
}
