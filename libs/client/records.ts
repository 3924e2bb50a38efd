/** Every record of a profile: its name and what is in it. Nothing else is stored, and all of it is sealed. */
import type {
  BlobId,
  ChannelId,
  DeviceId,
  InvitationId,
  InvitationLink,
  LogEntry,
  MemberId,
  MessageId,
  RequestId,
  Roster,
  RootKeyId,
} from '@kopri/protocol';
import type { KeyPair } from '@kopri/crypto/sealed';
import type { ChannelChain } from './channel/channel-chain.js';
import { recordName } from './store/sealed-store.js';

export interface ProfileRecord {
  readonly network: Uint8Array;
  readonly server: string;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly state: 'waiting' | 'active' | 'suspended' | 'removed' | 'refused';
  readonly request?: RequestId;
  /** The request's check number, to compare by telephone while waiting. */
  readonly check?: string;
  readonly deviceKey: KeyPair;
  readonly mlsKey: KeyPair;
  /** The secretariat's: kept here until ceremonies have tools of their own. */
  readonly rootKeys?: readonly { readonly key: RootKeyId; readonly pair: KeyPair }[];
}
export const profileRecord = recordName<ProfileRecord>('profile');

/** The send counter of the next envelope. Advanced in the transaction that seals it (T6). */
export const counterRecord = recordName<number>('counter');

/** Something that stops all sending; kept with its proof until a person has dealt with it. */
export interface AlarmRecord {
  readonly code: 'directory-rolled-back' | 'directory-contradicts' | 'profile-rolled-back';
  readonly atMs: number;
  readonly proof: readonly Uint8Array[];
}
export const alarmRecord = recordName<AlarmRecord>('alarm');

export const ENTRIES_PER_SEGMENT = 256;
export interface DirectoryRecord {
  readonly size: number;
  /** The newest checkpoint accepted, as the signed note that came. */
  readonly checkpoint: string;
}
export const directoryRecord = recordName<DirectoryRecord>('directory');
export const directorySegment = (index: number) => recordName<readonly LogEntry[]>(`directory/${index}`);

export interface KeyPackageRecord {
  readonly keyPackage: Uint8Array;
  readonly ref: Uint8Array;
  readonly privatePart: Uint8Array;
  readonly lastResort: boolean;
}
export const keyPackageRecord = (refHex: string) => recordName<KeyPackageRecord>(`key-package/${refHex}`);

/** Made here, secret kept here: only this device can check the requests that answer them. */
export interface InvitationRecord {
  /** Without the secret once the link is over: then no request can be shown to answer it, whoever brings it. */
  readonly link: Omit<InvitationLink, 'secret'> & { readonly secret?: Uint8Array };
  readonly expiresMs: number;
  /** More than one person has answered it: nobody who answers it is admitted in bulk again. */
  readonly hadRivals?: boolean;
  readonly withdrawn?: {
    readonly atMs: number;
    /** The server has heard of it. */
    readonly isTold: boolean;
    /** Who had asked by then. */
    readonly asked: readonly { readonly request: RequestId; readonly name: string }[];
  };
}
export const invitationsRecord = recordName<{ readonly ids: readonly InvitationId[] }>('invitations');
export const invitationRecord = (id: InvitationId) => recordName<InvitationRecord>(`invitation/${id}`);

export const channelsRecord = recordName<{ readonly ids: readonly ChannelId[] }>('channels');

export interface ChannelRecord {
  readonly channel: ChannelId;
  readonly state: 'open' | 'left' | 'held';
  /** Why a held channel cannot go on: the error code of the commit that could not be followed. */
  readonly held?: string;
  /** The last place of the log that has been processed. */
  readonly lastSeq: number;
  /** The last place before this device came in for the first time; records of earlier versions do not say. */
  readonly joinedAfter?: number;
  readonly itemCount: number;
  readonly title?: string;
  readonly readSeq: number;
  readonly unread: number;
  readonly chain: ChannelChain;
  /** Size of the checkpoint that this device's own messages have shown in this epoch; 0 or absent for none. */
  readonly claimedSize?: number;
  /** What each device has said it holds, and what its member has read there. */
  readonly receipts: Readonly<Record<DeviceId, number>>;
  readonly opened: Readonly<Record<DeviceId, number>>;
  /** The place of the commit that brought a device in: of what stands before, it holds nothing. */
  readonly since: Readonly<Record<DeviceId, number>>;
  /** The newest place others are still to be told of: that it is held, that it was read. */
  readonly receiptDue: number;
  readonly openedDue: number;
  /** A newcomer replaces the keys it was added with; every device does so each week. */
  readonly refreshDue: boolean;
  readonly refreshedMs: number;
  /** A claim that differs without proof: asked about before the next send. */
  readonly differsAt?: number;
  /** A case query lives here. */
  readonly isCase: boolean;
  /** Newcomers have not been told the title. */
  readonly titleDue: boolean;
}
export const channelRecord = (id: ChannelId) => recordName<ChannelRecord>(`channel/${id}`);
export const groupRecord = (id: ChannelId) => recordName<Uint8Array>(`channel/${id}/group`);

/** A commit on its way: applied when the server accepts it, forgotten when another one wins (T5). */
export interface PendingCommitRecord {
  readonly counter: number;
  readonly commit: Uint8Array;
  readonly hash: Uint8Array;
  readonly roster: Roster;
  readonly welcome?: {
    readonly bytes: Uint8Array;
    readonly to: readonly { readonly device: DeviceId; readonly ref: Uint8Array }[];
  };
  readonly next: Uint8Array;
}
export const pendingCommitRecord = (id: ChannelId) => recordName<PendingCommitRecord>(`channel/${id}/pending`);

export const ITEMS_PER_SEGMENT = 64;
/** One place of a channel, as it was opened. */
export interface StoredItem {
  readonly seq: number;
  readonly atMs: number;
  readonly kind: 'content' | 'members' | 'unreadable';
  readonly sender: { readonly member: MemberId; readonly device: DeviceId } | null;
  /** The encoded content; kept as it came. */
  readonly content?: Uint8Array;
  readonly added?: readonly MemberId[];
  readonly removed?: readonly MemberId[];
  /** Why it is unreadable: an error code. */
  readonly because?: string;
  readonly warnings: readonly string[];
}
export const itemSegment = (id: ChannelId, index: number) =>
  recordName<readonly StoredItem[]>(`channel/${id}/items/${index}`);
/** The place where a message id of a sender was first seen: it is shown once. */
export const messageRecord = (id: ChannelId, sender: MemberId, message: MessageId) =>
  recordName<number>(`channel/${id}/message/${sender}/${message}`);

export interface OutboxEntry {
  readonly message: MessageId;
  readonly channel: ChannelId;
  readonly content: Uint8Array;
  readonly queuedMs: number;
  /** Draft: not sealed yet · sealed: on its way · stored: acknowledged, its place not reached yet · not-sent: never will be unasked. */
  readonly state: 'draft' | 'sealed' | 'stored' | 'not-sent';
  /** A draft is not sealed before. */
  readonly holdUntilMs?: number;
  readonly because?: string;
  readonly counter?: number;
  readonly sealed?: Uint8Array;
  readonly hash?: Uint8Array;
  readonly seq?: number;
  /** Files whose ciphertext must be at the server first. */
  readonly blobs?: readonly { readonly blob: BlobId; readonly sizeBytes: number; readonly uploaded?: boolean }[];
  /** A person has stopped the upload for now. */
  readonly paused?: boolean;
  /** Goes only behind that message; with it, it is taken back. */
  readonly behind?: MessageId;
}
export const outboxRecord = recordName<{ readonly ids: readonly MessageId[] }>('outbox');
export const outboxEntry = (id: MessageId) => recordName<OutboxEntry>(`outbox/${id}`);

/** Ciphertext in the spool that no message names yet: what a crash leaves of it is removed. */
export const sealingRecord = recordName<{ readonly blobs: readonly BlobId[] }>('sealing');

export interface DraftRecord {
  /** JSON. */
  readonly value: string;
  readonly changedMs: number;
}
export const draftsRecord = recordName<{ readonly keys: readonly string[] }>('drafts');
export const draftRecord = (key: string) => recordName<DraftRecord>(`draft/${key}`);

/** When a turn with the server last came to its end, in milliseconds. */
export const syncedRecord = recordName<number>('synced');
