/** The rows of enrolment: `migrations/1763800000002-enrolment.ts`, `1763800000060-withdrawn-invitations.ts`. */
import type { DeviceId, InvitationId, MemberId, MemberRole, RequestId } from '@kopri/protocol';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Times are `bigint` there and safe integers here. */
const asNumber = { to: (value: number): number => value, from: (value: string | number): number => Number(value) };
const asNumberOrNull = {
  to: (value: number | null): number | null => value,
  from: (value: string | number | null): number | null => (value === null ? null : Number(value)),
};

@Entity('invitations')
export class InvitationRow {
  @PrimaryColumn('text')
  declare invitation: InvitationId;

  @Column('text', { name: 'inviting_member' })
  declare invitingMember: MemberId;

  @Column('text', { name: 'inviting_device' })
  declare invitingDevice: DeviceId;

  @Column('text')
  declare role: MemberRole;

  @Column('text', { nullable: true })
  declare country: string | null;

  @Column('text', { nullable: true })
  declare authority: string | null;

  @Column('bigint', { name: 'expires_at', transformer: asNumber })
  declare expiresMs: number;

  @Column('bigint', { name: 'withdrawn_at', nullable: true, transformer: asNumberOrNull })
  declare withdrawnMs: number | null;
}

@Entity('join_requests')
export class JoinRequestRow {
  @PrimaryColumn('text')
  declare request: RequestId;

  @Column('text')
  declare invitation: InvitationId;

  @Column('text')
  declare member: MemberId;

  @Column('text')
  declare device: DeviceId;

  @Column('bytea', { name: 'device_key' })
  declare deviceKey: Buffer;

  /** Empty once it has been answered. */
  @Column('bytea')
  declare body: Buffer;

  @Column('bytea')
  declare mac: Buffer;

  @Column('boolean', { name: 'is_rival' })
  declare isRival: boolean;

  @Column('text')
  declare state: 'waiting' | 'admitted' | 'refused';

  @Column('bigint', { name: 'received_at', transformer: asNumber })
  declare receivedMs: number;
}
