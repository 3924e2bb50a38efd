/** The part of the public face that is about sending: how far something has come, and what still waits. */
import type { ChannelId, Handling, MessageId, QueryId } from '@kopri/protocol';

/**
 * How far something of this device has come: `held` can still be taken back, `delivered` and `opened`
 * are each backed by a receipt that at least one other member signed.
 */
export type SendState = 'held' | 'queued' | 'at-server' | 'delivered' | 'opened' | 'not-sent';

export interface Sent {
  readonly channel: ChannelId;
  readonly message: MessageId;
  readonly seq: number | null;
  readonly state: SendState;
}

/** What every call that sends one message takes. */
export interface SendOptions {
  /** Made by the caller: the same call again changes nothing. `malformed` for what is no id. */
  readonly message?: MessageId;
  /** On the disk at once, not sealed before this time has passed: until then `outbox.recall` takes it back. */
  readonly holdMs?: number;
}

export interface TextOptions extends SendOptions {
  readonly parent?: MessageId;
  readonly handling?: Handling;
  /** BCP 47 language of the text. */
  readonly language?: string;
}

/** Something this device still has to send, or could not. */
export interface OutboxItem {
  readonly message: MessageId;
  readonly channel: ChannelId;
  /** A content kind. */
  readonly kind: string;
  /** The case query it is about. */
  readonly query: QueryId | null;
  readonly queuedAt: string;
  /** `held` and `queued` can be recalled; `sending` is sealed and on its way. */
  readonly state: 'held' | 'queued' | 'sending' | 'not-sent';
  readonly heldUntil: string | null;
  /** Why it was not sent: a code. */
  readonly because: string | null;
}
