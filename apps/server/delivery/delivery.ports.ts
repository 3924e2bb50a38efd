/** What delivery needs from outside: the directory as it stands, and the log of envelopes. */
import type { ChannelId, DeviceId, MemberId } from '@kopri/protocol';
import type { Channel, DirectoryFacts } from './delivery.rules.js';

export abstract class DirectoryView implements DirectoryFacts {
  abstract readonly size: number;
  abstract rootAt(size: number): Uint8Array | undefined;
  abstract mayBeLeaf(device: DeviceId): boolean;
  abstract findMemberOf(device: DeviceId): MemberId | undefined;
  /** Absent for members who serve the network. */
  abstract findCountryOf(member: MemberId): string | undefined;
}

/** What delivery tells the other features of its channels. */
export abstract class ChannelRosters {
  /** False for an unknown channel as for a foreign one (T13). */
  abstract isOnRoster(channel: ChannelId, device: DeviceId): boolean;
}

/** What a retry repeats: the device and its send counter. */
export interface SendKey {
  readonly device: DeviceId;
  readonly counter: number;
}

export interface EnvelopeRow extends SendKey {
  readonly channel: ChannelId;
  readonly seq: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  readonly sealed: Uint8Array;
}

/** Where an envelope was stored. */
export type StoredPlace = Omit<EnvelopeRow, 'sealed'>;

export interface BundleRows {
  readonly envelope: EnvelopeRow;
  /** The epoch the commit ends. */
  readonly epoch: number;
  readonly boundSize: number;
  /** With epoch 0 also the opener, from place 0. */
  readonly joined: readonly { readonly device: DeviceId; readonly joinedSeq: number }[];
  readonly left: readonly DeviceId[];
  readonly welcome: { readonly bytes: Uint8Array; readonly devices: readonly DeviceId[] } | undefined;
}

/**
 * The log may differ from what memory holds: another row had the place or the counter, the epoch
 * had moved on, or the connection broke before the answer. The writer reads again and judges anew.
 */
export class WriteUncertain extends Error {
  constructor(
    cause: unknown,
    /** The connection is of no more use. */
    readonly connectionLost: boolean,
  ) {
    super('write uncertain', { cause });
  }
}

/** One writer's own connection. All writes are durable when they resolve (T4). */
export abstract class EnvelopeWriter {
  /** All or none. Throws `WriteUncertain`. */
  abstract insert(rows: readonly EnvelopeRow[]): Promise<void>;
  /** The commit and all that follows from it in one transaction (T5). Throws `WriteUncertain`. */
  abstract insertBundle(bundle: BundleRows): Promise<void>;
  abstract findStored(keys: readonly SendKey[]): Promise<StoredPlace[]>;
  abstract findChannel(channel: ChannelId): Promise<Channel | undefined>;
  abstract close(): Promise<void>;
}

export interface StoredWelcome {
  readonly channel: ChannelId;
  readonly seq: number;
  readonly at: number;
  readonly bytes: Uint8Array;
}

export abstract class DeliveryStore {
  abstract openWriter(): Promise<EnvelopeWriter>;
  abstract loadChannels(): Promise<ReadonlyMap<ChannelId, Channel>>;
  /** 0 for none. */
  abstract findHighestCounter(device: DeviceId): Promise<number>;
  /** Envelopes in `(from, to]`, in order, as many as a page holds and at least one. */
  abstract readPage(
    channel: ChannelId,
    from: number,
    to: number,
  ): Promise<Pick<EnvelopeRow, 'seq' | 'at' | 'sealed'>[]>;
  /** Oldest first, as many as fit into `maxBytes` and at least one. */
  abstract findWelcomes(device: DeviceId, maxBytes: number): Promise<StoredWelcome[]>;
  /** Answers whether others still wait. */
  abstract dropWelcomes(
    device: DeviceId,
    done: readonly { readonly channel: ChannelId; readonly seq: number }[],
  ): Promise<boolean>;
}
