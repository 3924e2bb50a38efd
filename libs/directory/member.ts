/** What the directory knows of one member, and the questions that can be asked as of a size. */
import type { DeviceId, InvitationId, MemberId, MemberRole, PersonalPart } from '@kopri/protocol';

/** A place of the log: the number of entries up to and including this one, and the signer's clock. */
export interface Moment {
  readonly size: number;
  readonly timeMs: number;
}

export type MemberState = 'active' | 'suspended' | 'removed';

/** Who signed: a member by one of their devices, or the root. */
export type Voucher = MemberId | 'root';

/** The personal part as it stands, hash checked; fields nobody gave are absent. */
export type Person = Pick<PersonalPart, 'name' | 'nameLocal' | 'position' | 'languages'>;

export interface DirectoryDevice {
  readonly device: DeviceId;
  readonly deviceKey: Uint8Array;
  readonly mlsKey: Uint8Array;
  readonly addedAt: Moment;
  readonly revokedAt: Moment | undefined;
  readonly deviceName: string | undefined;
}

export interface StateChange {
  readonly state: MemberState;
  readonly at: Moment;
  readonly by: Voucher;
  readonly reason: string | undefined;
}

export interface DirectoryMember {
  readonly member: MemberId;
  readonly role: MemberRole;
  /** A correspondent's powers begin with the appointment, not with the role. */
  readonly appointed: boolean;
  /** Absent for those who serve the network. */
  readonly country: string | undefined;
  readonly authority: string | undefined;
  readonly state: MemberState;
  readonly devices: readonly DirectoryDevice[];
  /** Absent when erased, or not handed out by whoever served the log. */
  readonly personal: Person | undefined;
  readonly erasedAt: Moment | undefined;
  /** Who signed the admission. */
  readonly vouchedBy: Voucher;
  readonly admittedAt: Moment;
  readonly invitation: InvitationId | undefined;
  /** SHA-256 of the body of the newest statement about this member: the next one's `prev`. */
  readonly head: Uint8Array;
  /** Indexes in the log of all statements about this member, for proofs and for erasure. */
  readonly statements: readonly number[];
  /** Oldest first; begins with the admission. */
  readonly history: readonly StateChange[];
}

/** They serve the network, not a country, and are never leaves of a channel. */
const networkRoles: ReadonlySet<MemberRole> = new Set(['secretariat', 'oversight', 'operator']);

export const servesNetwork = (role: MemberRole): boolean => networkRoles.has(role);

/** `undefined` before the admission. */
export const findStateAt = (member: DirectoryMember, size: number): MemberState | undefined =>
  member.history.findLast((change) => change.at.size <= size)?.state;

export const isInUseAt = (device: DirectoryDevice, size: number): boolean =>
  device.addedAt.size <= size && (device.revokedAt === undefined || device.revokedAt.size > size);

export const isActiveCorrespondent = (member: DirectoryMember): boolean =>
  member.appointed && member.state === 'active';
