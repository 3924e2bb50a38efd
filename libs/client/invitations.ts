/** The links this device has made: what it keeps of each, and how one is withdrawn. */
import {
  AppError,
  encodeInvitationLink,
  INVITATION_LIFETIME_DAYS,
  isAppError,
  type InvitationId,
  type InvitationLink,
} from '@kopri/protocol';
import type { DirectoryReplica } from './directory-replica.js';
import type { InvitationView } from './face.js';
import type { Clock } from './ports.js';
import { invitationRecord, invitationsRecord, type InvitationRecord, type ProfileRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly store: SealedStore;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly directory: DirectoryReplica;
  /** Others write while the line is waited for. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
}

export type Asked = NonNullable<InvitationRecord['withdrawn']>['asked'];

export const INVITATION_LIFETIME_MS = INVITATION_LIFETIME_DAYS * 24 * 60 * 60_000;

export class Invitations {
  /** The server has heard of every withdrawal. */
  private isAllTold = false;

  constructor(private readonly parts: Parts) {}

  find(invitation: InvitationId): Promise<InvitationRecord | undefined> {
    return this.parts.store.find(invitationRecord(invitation));
  }

  async add(link: InvitationLink, expiresMs: number): Promise<void> {
    const ids = await this.ids();
    await this.parts.store.commit(
      new Changes()
        .put(invitationRecord(link.invitation), { link, expiresMs })
        .put(invitationsRecord, { ids: [...ids, link.invitation] }),
    );
  }

  async keep(...records: readonly InvitationRecord[]): Promise<void> {
    const changes = new Changes();
    for (const record of records) changes.put(invitationRecord(record.link.invitation), record);
    await this.parts.store.commit(changes);
  }

  /** Ends a link for this device: no request that answers it is valid any more. */
  async forget({ link: { secret: _, ...offer }, ...record }: InvitationRecord): Promise<InvitationRecord> {
    const forgotten = { ...record, link: offer };
    await this.keep(forgotten);
    return forgotten;
  }

  async list(): Promise<readonly InvitationView[]> {
    const records = (await this.live()).filter(
      ({ link, withdrawn }) => (link.secret !== undefined || withdrawn !== undefined) && !this.isUsed(link.invitation),
    );
    return records.sort((one, other) => other.expiresMs - one.expiresMs).map((record) => this.viewOf(record));
  }

  /** On the disk before anything is asked of the server, which might never answer. */
  async withdraw(invitation: InvitationId): Promise<InvitationRecord> {
    const record = await this.find(invitation);
    if (record === undefined) throw new AppError('invitation-unknown');
    if (this.isUsed(invitation)) throw new AppError('invitation-used');
    if (record.withdrawn !== undefined) return record;
    this.isAllTold = false;
    const atMs = this.parts.clock.nowMs();
    return this.forget({ ...record, withdrawn: { atMs, isTold: false, asked: [] } });
  }

  /** Tells the server what it has not heard. Costs nothing when there is nothing. */
  async tellWithdrawals(): Promise<void> {
    if (this.isAllTold) return;
    for (const record of await this.live()) {
      const { link, withdrawn } = record;
      if (withdrawn === undefined || withdrawn.isTold) continue;
      await this.parts.away(() => this.parts.link.withdrawInvitation(link.invitation).catch(unlessOver));
      await this.keep({ ...record, withdrawn: { ...withdrawn, isTold: true } });
    }
    this.isAllTold = true;
  }

  viewOf({ link, expiresMs, withdrawn }: InvitationRecord): InvitationView {
    const { secret, version, network, ...offer } = link;
    const { invitation, role, country = null, authority = null, position } = offer;
    const address = this.parts.profile().server;
    return {
      invitation,
      role,
      country,
      authority,
      ...(position === undefined ? {} : { position }),
      made: rfc3339(expiresMs - INVITATION_LIFETIME_MS),
      expires: rfc3339(expiresMs),
      link: secret === undefined ? null : encodeInvitationLink(address, { version, network, secret, ...offer }),
      withdrawn:
        withdrawn === undefined
          ? null
          : { at: rfc3339(withdrawn.atMs), isAtServer: withdrawn.isTold, asked: withdrawn.asked },
    };
  }

  /** Those whose time is not over. */
  async live(): Promise<InvitationRecord[]> {
    const records = await this.parts.store.findAll((await this.ids()).map(invitationRecord));
    return records.flatMap((record) =>
      record !== undefined && record.expiresMs > this.parts.clock.nowMs() ? [record] : [],
    );
  }

  /** Somebody was admitted by it. */
  isUsed(invitation: InvitationId): boolean {
    return (this.parts.directory.current?.members() ?? []).some((member) => member.invitation === invitation);
  }

  private async ids(): Promise<readonly InvitationId[]> {
    return (await this.parts.store.find(invitationsRecord))?.ids ?? [];
  }
}

const rfc3339 = (ms: number): string => new Date(ms).toISOString();

/** A server that never had it, or has seen somebody admitted by it, lets nobody in by it. */
function unlessOver(error: unknown): void {
  if (!isAppError(error, 'invitation-unknown', 'invitation-used')) throw error;
}
