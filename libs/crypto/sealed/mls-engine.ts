/**
 * The port behind which the MLS library stands. Groups are immutable values: an operation takes
 * one and gives the next, and nothing has happened until the caller has stored it (T6).
 *
 * Refusals are `AppError`s: `unreadable` for bytes that do not open, `commit-refused` for a commit
 * that opens and breaks our policy; `detail` says why. No other error leaves the engine for
 * hostile bytes.
 */
import type { ChannelId, ChannelTerms, CommitBinding, DeviceId, MemberId, Roster, SuiteNumber } from '@kopri/protocol';

declare const brand: unique symbol;
/** All secrets of one channel at one epoch. Holds every key in clear: seal its encoding before storing. */
export interface Group {
  readonly [brand]: true;
}

export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

export interface LeafIdentity {
  readonly member: MemberId;
  readonly device: DeviceId;
}

export interface GroupView {
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly terms: ChannelTerms;
  readonly leaves: readonly (LeafIdentity & { readonly mlsKey: Uint8Array })[];
  readonly roster: Roster;
  readonly own: LeafIdentity;
  /** Equal at all members of the epoch, and at nobody else. */
  readonly epochAuthenticator: Uint8Array;
}

/** What the engine must know of the directory to judge leaves and commits. Answers never change for a given size. */
export interface DirectoryOracle {
  /** Was this ever that device's MLS key? */
  wasMlsKeyOf(identity: LeafIdentity, mlsKey: Uint8Array): boolean;
  /** Is the device that of an active member, not revoked, and of a role that may be in channels, after the first `size` entries? */
  isActiveAt(identity: LeafIdentity, size: number): boolean;
  /** Is the member removed for good (not merely suspended) after the first `size` entries? */
  isRemovedAt(member: MemberId, size: number): boolean;
  /** The tree's root at that size; `undefined` when the size is beyond what this client has replayed. */
  rootAt(size: number): Uint8Array | undefined;
}

export interface NewKeyPackage {
  /** Encoded KeyPackage: what the server stores and hands out. */
  readonly keyPackage: Uint8Array;
  /** RFC 9420 §5.2 KeyPackageRef, 32 or 64 bytes: finds the private part when a welcome arrives. */
  readonly ref: Uint8Array;
  /** Encoded private keys: seal before storing. */
  readonly privatePart: Uint8Array;
}

export interface CommitPlan {
  /** Encoded key packages of the devices to add. */
  readonly add?: readonly Uint8Array[];
  readonly remove?: readonly DeviceId[];
  /** New terms, when owners change the list of members. */
  readonly terms?: ChannelTerms;
  /** Directory state the commit is judged against; the engine fills in the roster hash. */
  readonly directory: { readonly size: number; readonly root: Uint8Array };
}

export interface PendingCommit {
  /** The group after the commit; use it only once the server has accepted the commit (T5). */
  readonly next: Group;
  /** The present group, its handshake ratchet moved past this commit: store it with the pending one, so that a commit made anew is never sealed under the same key (T6). */
  readonly current: Group;
  readonly commit: Uint8Array;
  /** One Welcome for all added devices, with the ratchet tree inside. */
  readonly welcome?: {
    readonly bytes: Uint8Array;
    readonly devices: readonly { readonly device: DeviceId; readonly ref: Uint8Array }[];
  };
  readonly roster: Roster;
}

export type Opened =
  | {
      readonly kind: 'application';
      readonly group: Group;
      readonly sender: LeafIdentity;
      readonly plaintext: Uint8Array;
    }
  | {
      readonly kind: 'commit';
      readonly group: Group;
      readonly sender: LeafIdentity;
      readonly binding: CommitBinding;
      readonly added: readonly LeafIdentity[];
      readonly removed: readonly LeafIdentity[];
    }
  /** A valid commit that removes this very device: the group can be used no more. */
  | { readonly kind: 'removed'; readonly sender: LeafIdentity; readonly binding: CommitBinding };

export abstract class MlsEngine {
  abstract generateKeyPackage(
    own: LeafIdentity,
    mlsKey: KeyPair,
    options: { suite: SuiteNumber; nowMs: number; lastResort?: boolean },
  ): Promise<NewKeyPackage>;
  /** A group of one, at epoch 0. */
  abstract createGroup(
    own: LeafIdentity,
    mlsKey: KeyPair,
    options: { channel: ChannelId; terms: ChannelTerms; nowMs: number },
  ): Promise<Group>;
  /**
   * Besides the plan it does what the directory demands: leaves of devices not active at that size go, members removed for good are struck.
   * Refuses (`commit-refused`) what it would refuse from a peer, and key packages that are expired, of another suite or of a device that is not active.
   */
  abstract commit(group: Group, plan: CommitPlan, oracle: DirectoryOracle, nowMs: number): Promise<PendingCommit>;
  /** Pads to a bucket of `PADDING_BUCKETS`; `message-too-large` above `MAX_CONTENT_BYTES`. */
  abstract seal(group: Group, plaintext: Uint8Array): Promise<{ readonly group: Group; readonly sealed: Uint8Array }>;
  /** Opens an application message or a commit of the current epoch or of one that is still kept. */
  abstract open(group: Group, sealed: Uint8Array, oracle: DirectoryOracle): Promise<Opened>;
  /** Joins with the private part whose ref the welcome names. Every leaf must carry a key its device once had. */
  abstract join(welcome: Uint8Array, own: NewKeyPackage, oracle: DirectoryOracle): Promise<Group>;
  /** The KeyPackageRefs a welcome is for. */
  abstract welcomeRefs(welcome: Uint8Array): readonly Uint8Array[];
  /** Identity, suite and expiry of an encoded key package; `unreadable` when it is not one. */
  abstract readKeyPackage(keyPackage: Uint8Array): Promise<
    LeafIdentity & {
      readonly mlsKey: Uint8Array;
      readonly suite: SuiteNumber;
      readonly notAfterMs: number;
      readonly ref: Uint8Array;
    }
  >;
  abstract view(group: Group): GroupView;
  /**
   * Call once `group` is stored: zeroes the secrets that were used up to reach it. The groups it came
   * from must not be used again (sealing and committing with them throws). Never calling it only
   * leaves the zeroing to the garbage collector.
   */
  abstract settle(group: Group): void;
  abstract encodeGroup(group: Group): Uint8Array;
  /** Throws `AppError('store-corrupt')` for anything but an encoded group. */
  abstract parseGroup(bytes: Uint8Array): Group;
}
