/**
 * The directory: what replaying the log gives, as an immutable value. It answers for now and as of
 * any earlier size, because a commit is judged at the size it names, whenever it is read. Every
 * answer about a size it has not reached is the cautious one; ask `rootAt` first.
 */
import {
  equalBytes,
  NETWORK_SUBJECT,
  toHex,
  type DeviceId,
  type InvitationId,
  type MemberId,
  type RootKeyId,
  type StatementBody,
  type SuiteNumber,
} from '@kopri/protocol';
import type { MerkleLog } from './merkle-log.js';
import {
  findStateAt,
  isActiveCorrespondent,
  isInUseAt,
  servesNetwork,
  type DirectoryDevice,
  type DirectoryMember,
} from './member.js';
import type { PersistentMap } from './persistent-map.js';

export interface NetworkRoot {
  readonly threshold: number;
  readonly keys: readonly { readonly key: RootKeyId; readonly public: Uint8Array }[];
}

export interface LogKey {
  readonly origin: string;
  readonly public: Uint8Array;
}

/** What `network.founded` and `network.amended` set, with the size from which it holds. */
export interface NetworkTerms {
  readonly size: number;
  readonly timeMs: number;
  readonly name: string;
  readonly root: NetworkRoot;
  readonly log: LogKey;
  /** Cosignatures a checkpoint needs; 0 is shown as "unwitnessed". */
  readonly quorum: number;
  readonly suite: SuiteNumber;
}

/** The whole value; changed only by this library's own rules. */
export interface DirectoryState {
  readonly networkId: Uint8Array;
  readonly networkHead: Uint8Array;
  /** Oldest first, never empty. */
  readonly terms: readonly [NetworkTerms, ...NetworkTerms[]];
  readonly newestTimeMs: number;
  readonly members: PersistentMap<DirectoryMember>;
  readonly owners: PersistentMap<MemberId>;
  readonly invitations: PersistentMap<InvitationId>;
  /** Whose each public key is or was, by its hex: a device, a root key or the log. */
  readonly keys: PersistentMap<string>;
  readonly tree: MerkleLog;
}

export interface DeviceIdentity {
  readonly member: MemberId;
  readonly device: DeviceId;
}

export type DeviceStanding = 'active' | 'suspended' | 'removed' | 'revoked' | 'unknown';

/** The `prev` of a first statement, and the `network` of the founding. */
export const NO_STATEMENT = new Uint8Array(32);

export class Directory {
  constructor(/** For the rules of this library only. */ readonly state: DirectoryState) {}

  /** SHA-256 of the founding statement: the fingerprint every link carries. */
  get networkId(): Uint8Array {
    return this.state.networkId;
  }

  /** Number of entries replayed. */
  get size(): number {
    return this.state.tree.size;
  }

  get tree(): MerkleLog {
    return this.state.tree;
  }

  get terms(): NetworkTerms {
    return this.termsAt(this.size);
  }

  get name(): string {
    return this.terms.name;
  }

  get root(): NetworkRoot {
    return this.terms.root;
  }

  get log(): LogKey {
    return this.terms.log;
  }

  get quorum(): number {
    return this.terms.quorum;
  }

  get suite(): SuiteNumber {
    return this.terms.suite;
  }

  /** The newest time any statement bears. */
  get newestTimeMs(): number {
    return this.state.newestTimeMs;
  }

  /** All terms there ever were, oldest first: a lowered quorum is shown to everyone. */
  get termsHistory(): readonly NetworkTerms[] {
    return this.state.terms;
  }

  /** The terms after the first `size` entries; a checkpoint of that size is signed by their log key. */
  termsAt(size: number): NetworkTerms {
    const [founded] = this.state.terms;
    return this.state.terms.findLast((terms) => terms.size <= size) ?? founded;
  }

  /** Everyone ever admitted, in order of admission. */
  members(): readonly DirectoryMember[] {
    return [...this.state.members.values()].sort((a, b) => a.admittedAt.size - b.admittedAt.size);
  }

  findMember(member: MemberId): DirectoryMember | undefined {
    return this.state.members.get(member);
  }

  /** Finds revoked devices too. */
  findDevice(device: DeviceId): { readonly member: DirectoryMember; readonly device: DirectoryDevice } | undefined {
    const owner = this.state.owners.get(device);
    const member = owner === undefined ? undefined : this.findMember(owner);
    const found = member?.devices.find((candidate) => candidate.device === device);
    return member === undefined || found === undefined ? undefined : { member, device: found };
  }

  /** May this device sign in and sign statements now? Roles that are never leaves may. */
  standingOf(device: DeviceId): DeviceStanding {
    const found = this.findDevice(device);
    if (found === undefined) return 'unknown';
    if (found.member.state !== 'active') return found.member.state;
    return found.device.revokedAt === undefined ? 'active' : 'revoked';
  }

  /** Active and appointed. */
  correspondentsOf(country: string): readonly DirectoryMember[] {
    return this.members().filter((member) => member.country === country && isActiveCorrespondent(member));
  }

  /** What the subject's next statement must name as `prev`. */
  headOf(subject: StatementBody['subject']): Uint8Array {
    if (subject === NETWORK_SUBJECT) return this.state.networkHead;
    return this.findMember(subject)?.head ?? NO_STATEMENT;
  }

  /** Was this ever that device's MLS key? */
  wasMlsKeyOf(identity: DeviceIdentity, mlsKey: Uint8Array): boolean {
    const device = this.findDeviceOf(identity);
    return device !== undefined && equalBytes(device.mlsKey, mlsKey);
  }

  /**
   * May the device be a leaf after the first `size` entries: in use, of an active member, of a role
   * that is in channels at all? No member's role moves between those that are and those that are not.
   */
  isActiveAt(identity: DeviceIdentity, size: number): boolean {
    const member = this.findMember(identity.member);
    const device = this.findDeviceOf(identity);
    if (member === undefined || device === undefined || size > this.size) return false;
    return !servesNetwork(member.role) && isInUseAt(device, size) && findStateAt(member, size) === 'active';
  }

  /** Removed for good, not merely suspended, after the first `size` entries. */
  isRemovedAt(member: MemberId, size: number): boolean {
    const found = this.findMember(member);
    return found !== undefined && size <= this.size && findStateAt(found, size) === 'removed';
  }

  /** Root of the tree over the first `size` entries; `undefined` beyond what has been replayed. */
  rootAt(size: number): Uint8Array | undefined {
    return this.tree.rootAt(size);
  }

  private findDeviceOf({ member, device }: DeviceIdentity): DirectoryDevice | undefined {
    return this.findMember(member)?.devices.find((candidate) => candidate.device === device);
  }
}

export const keyName = (publicKey: Uint8Array): string => toHex(publicKey);
