/** Invitations and requests in PostgreSQL. */
import { Injectable } from '@nestjs/common';
import {
  equalBytes,
  type DeviceId,
  type InvitationId,
  type MemberId,
  type RequestId,
  type SubmittedRequest,
} from '@kopri/protocol';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database.js';
import { InvitationRow, JoinRequestRow } from './enrolment.entities.js';
import {
  EnrolmentStore,
  type Admission,
  type Invitation,
  type Kept,
  type ReceivedRequest,
  type RequestRecord,
  type Withdrawal,
} from './enrolment.ports.js';

/** Requests for one link beyond the first: enough for the alarm, too few to fill the disk. */
const MAX_RIVALS = 3;
/** One reply holds no more; the rest comes when these are answered. */
const MAX_OPEN_REQUESTS = 60;

@Injectable()
export class PgEnrolmentStore extends EnrolmentStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async addInvitation(invitation: Invitation): Promise<boolean> {
    const row: InvitationRow = {
      ...invitation,
      country: invitation.country ?? null,
      authority: invitation.authority ?? null,
      withdrawnMs: invitation.withdrawnMs ?? null,
    };
    await this.#orm.createQueryBuilder().insert().into(InvitationRow).values(row).orIgnore().execute();
    const kept = await this.#orm.findOneBy(InvitationRow, { invitation: row.invitation });
    return (
      kept?.invitingDevice === row.invitingDevice &&
      kept.role === row.role &&
      kept.country === row.country &&
      kept.authority === row.authority
    );
  }

  override async findInvitation(invitation: InvitationId): Promise<Invitation | undefined> {
    const row = await this.#orm.findOneBy(InvitationRow, { invitation });
    return row === null ? undefined : toInvitation(row);
  }

  override withdrawInvitation(
    invitation: InvitationId,
    { member, nowMs }: { readonly member: MemberId; readonly nowMs: number },
  ): Promise<Withdrawal> {
    return this.database.transaction(async (transaction) => {
      const { rowCount } = await transaction.query(
        'update invitations set withdrawn_at = coalesce(withdrawn_at, $3) where invitation = $1 and inviting_member = $2',
        [invitation, member, nowMs],
      );
      if (rowCount !== 1) return 'unknown';
      // The row is held: an admission has come to its end before, or finds it withdrawn.
      const { rows } = await transaction.query<{ state: string }>(
        `update join_requests set state = case when state = 'admitted' then state else 'refused' end, body = ''
         where invitation = $1 returning state`,
        [invitation],
      );
      return rows.some(({ state }) => state === 'admitted') ? 'used' : 'withdrawn';
    });
  }

  override async isWithdrawn(transaction: PoolClient, invitation: InvitationId): Promise<boolean> {
    const { rows } = await transaction.query<{ withdrawn: boolean }>(
      'select withdrawn_at is not null as withdrawn from invitations where invitation = $1 for update',
      [invitation],
    );
    return rows[0]?.withdrawn === true;
  }

  /** Rivals for one invitation pass one at a time: its row is locked. */
  override keepRequest(received: ReceivedRequest): Promise<Kept> {
    const { invitation, request, device } = received.request;
    return this.#orm.transaction(async (orm) => {
      const row = await orm.findOne(InvitationRow, { where: { invitation }, lock: { mode: 'pessimistic_write' } });
      if (typeof row?.withdrawnMs === 'number') return 'withdrawn';
      const before = await orm.findBy(JoinRequestRow, { invitation });
      const same = before.find((row) => row.request === request);
      if (same !== undefined) return equalBytes(same.deviceKey, device.deviceKey) && !same.isRival ? 'known' : 'rival';
      if (before.length > MAX_RIVALS) return 'too-many';
      const isRival = before.length > 0;
      await orm.insert(JoinRequestRow, toRow(received, isRival));
      return isRival ? 'rival' : 'first';
    });
  }

  override async findRequest(request: RequestId): Promise<RequestRecord | undefined> {
    const row = await this.#orm.findOneBy(JoinRequestRow, { request });
    const invitation = row && (await this.#orm.findOneBy(InvitationRow, { invitation: row.invitation }));
    if (!row || !invitation) return undefined;
    return { ...row, deviceKey: plain(row.deviceKey), expiresMs: invitation.expiresMs };
  }

  override async openRequests(invitingDevice: DeviceId, nowMs: number): Promise<SubmittedRequest[]> {
    const rows = await this.#orm
      .createQueryBuilder(JoinRequestRow, 'r')
      .innerJoin(InvitationRow, 'i', 'i.invitation = r.invitation')
      .where({ state: 'waiting' })
      .andWhere('i.inviting_device = :invitingDevice and i.expires_at > :nowMs', { invitingDevice, nowMs })
      .orderBy('r.received_at')
      .limit(MAX_OPEN_REQUESTS)
      .getMany();
    return rows.map(({ body, mac }) => ({ request: plain(body), mac: plain(mac) }));
  }

  override async refuseRequest(request: RequestId, invitingMember: MemberId): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `update join_requests r set state = 'refused', body = ''
       from invitations i
       where r.request = $1 and i.invitation = r.invitation and i.inviting_member = $2 and r.state <> 'admitted'`,
      [request, invitingMember],
    );
    return rowCount === 1;
  }

  override async admit(
    transaction: PoolClient,
    { invitation, member, device, deviceKey }: Admission,
  ): Promise<Uint8Array | undefined> {
    const { rows } = await transaction.query<{ body: Buffer }>(
      'select body from join_requests where invitation = $1 and member = $2 and device = $3 and device_key = $4 for update',
      [invitation, member, device, Buffer.from(deviceKey)],
    );
    await transaction.query(
      `update join_requests set body = '', state = case when device = $2 and device_key = $3 then 'admitted' else 'refused' end
       where invitation = $1`,
      [invitation, device, Buffer.from(deviceKey)],
    );
    const body = rows[0]?.body;
    return body === undefined || body.length === 0 ? undefined : plain(body);
  }

  get #orm(): EntityManager {
    return this.database.orm.manager;
  }
}

function toInvitation({ country, authority, withdrawnMs, ...row }: InvitationRow): Invitation {
  return {
    ...row,
    ...(country !== null && { country }),
    ...(authority !== null && { authority }),
    ...(withdrawnMs !== null && { withdrawnMs }),
  };
}

const toRow = ({ request, submitted, receivedMs }: ReceivedRequest, isRival: boolean): JoinRequestRow => ({
  request: request.request,
  invitation: request.invitation,
  member: request.member,
  device: request.device.device,
  deviceKey: Buffer.from(request.device.deviceKey),
  body: Buffer.from(submitted.request),
  mac: Buffer.from(submitted.mac),
  isRival,
  state: 'waiting',
  receivedMs,
});

const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);
