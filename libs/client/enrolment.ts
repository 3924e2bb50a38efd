/** Inviting, vetting and admitting: how a correspondent vouches for a country's members. */
import {
  AppError,
  checkNumber,
  encodeInvitationLink,
  equalBytes,
  findAuthority,
  findCountry,
  joinRequestCodec,
  memberRoles,
  newId,
  personalPartSchema,
  type InvitationId,
  type InvitationLink,
  type JoinRequest,
  type LogEntry,
  type MemberId,
  type MemberRole,
  type RequestId,
  type SubmittedRequest,
} from '@kopri/protocol';
import * as v from 'valibot';
import { sha256 } from '@kopri/crypto/verify';
import { randomBytes, verifyJoinRequestMac } from '@kopri/crypto/sealed';
import { requireApplied, applyStatement, isActiveCorrespondent, servesNetwork, type Directory } from '@kopri/directory';
import type { DirectoryReplica } from './directory-replica.js';
import type { InvitationView, JoinRequestView, Kopri } from './face.js';
import { INVITATION_LIFETIME_MS, type Invitations } from './invitations.js';
import type { Clock } from './ports.js';
import type { InvitationRecord, ProfileRecord } from './records.js';
import { signStatement, withPersonal } from './signer.js';
import { unlessUnreachable } from './sync-results.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly invitations: Invitations;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly directory: DirectoryReplica;
  readonly online: () => Promise<void>;
  /** Others write while the line is waited for. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
}

type Offer = Parameters<Kopri['enrolment']['invite']>[0];

/** A request whose MAC shows that it answers one of this device's links. */
interface ValidRequest {
  readonly submitted: SubmittedRequest;
  readonly request: JoinRequest;
  readonly kept: InvitationRecord;
  readonly alarm: boolean;
}

export class Enrolment {
  constructor(private readonly parts: Parts) {}

  async invite(offer: Offer): Promise<{ invitation: InvitationId; link: string; expires: string }> {
    const { profile, link: server, clock, away } = this.parts;
    const { network, server: address } = profile();
    await this.parts.online();
    const checked = this.requireOffer(offer);
    const invitation = newId('invitation', randomBytes);
    const link: InvitationLink = { version: 1, network, invitation, secret: randomBytes(16), ...checked };
    const expiresMs = clock.nowMs() + INVITATION_LIFETIME_MS;
    // Kept before the server knows of it: a link whose secret is lost admits nobody.
    await this.parts.invitations.add(link, expiresMs);
    const { role, country, authority } = checked;
    const told = {
      invitation,
      role,
      expires: expiresMs,
      ...(country === undefined ? {} : { country }),
      ...(authority === undefined ? {} : { authority }),
    };
    await away(() => server.invite(told));
    return { invitation, link: encodeInvitationLink(address, link), expires: new Date(expiresMs).toISOString() };
  }

  invitations(): Promise<readonly InvitationView[]> {
    return this.parts.invitations.list();
  }

  /** This device does its part first; who had asked is found out with the secret that is in memory still. */
  async withdraw(invitation: InvitationId): Promise<InvitationView> {
    const { invitations } = this.parts;
    const before = await invitations.find(invitation);
    const record = await invitations.withdraw(invitation);
    try {
      await this.parts.online();
      if (before !== undefined && before.withdrawn === undefined) await this.noteAsked(before, record);
      await invitations.tellWithdrawals();
    } catch (error) {
      unlessUnreachable(error);
    }
    return invitations.viewOf((await invitations.find(invitation)) ?? record);
  }

  async requests(): Promise<readonly JoinRequestView[]> {
    await this.parts.online();
    return (await this.valid()).map(({ submitted, request, kept: { link }, alarm }) => ({
      request: request.request,
      invitation: request.invitation,
      check: checkNumber(sha256(submitted.request)),
      alarm,
      name: request.person.name,
      ...(request.person.nameLocal === undefined ? {} : { nameLocal: request.person.nameLocal }),
      country: link.country ?? null,
      authority: link.authority ?? null,
      role: link.role,
      ...(positionOf(link, request) === undefined ? {} : { position: positionOf(link, request) ?? '' }),
    }));
  }

  async admit(which: RequestId | 'all'): Promise<readonly MemberId[]> {
    await this.parts.online();
    const valid = await this.valid();
    const chosen =
      which === 'all' ? valid.filter(({ alarm }) => !alarm) : valid.filter(({ request }) => request.request === which);
    if (which !== 'all' && chosen.length === 0)
      throw new AppError((await this.isWithdrawn(which)) ? 'invitation-withdrawn' : 'request-unknown');
    const admitted: MemberId[] = [];
    for (const request of chosen) admitted.push(await this.admitOne(request));
    return admitted;
  }

  /** The reason stays with the person who gave it; the server learns only that it was refused. The last of a link ends it. */
  async refuse(request: RequestId, _reason: string): Promise<void> {
    await this.parts.online();
    const open = await this.valid();
    await this.parts.away(() => this.parts.link.refuseRequest(request));
    const refused = open.find((one) => one.request.request === request);
    const others = open.filter((one) => one.request.invitation === refused?.request.invitation);
    if (refused !== undefined && others.length === 1) await this.parts.invitations.forget(refused.kept);
  }

  private async noteAsked(before: InvitationRecord, { withdrawn, ...record }: InvitationRecord): Promise<void> {
    if (withdrawn === undefined) return;
    const valid = (await this.openRequests()).map((submitted) => this.judge(submitted, before));
    const asked = valid.flatMap((one) =>
      one === undefined ? [] : [{ request: one.request.request, name: one.request.person.name }],
    );
    if (asked.length > 0) await this.parts.invitations.keep({ ...record, withdrawn: { ...withdrawn, asked } });
  }

  private async isWithdrawn(request: RequestId): Promise<boolean> {
    const records = await this.parts.invitations.live();
    return records.some(({ withdrawn }) => withdrawn?.asked.some((one) => one.request === request));
  }

  private async admitOne({ request, kept: { link } }: ValidRequest): Promise<MemberId> {
    const { directory, link: server, away } = this.parts;
    const entries = this.admission(directory.required, request, link);
    await away(() => directory.append(server, entries));
    return request.member;
  }

  private openRequests(): Promise<readonly SubmittedRequest[]> {
    return this.parts.away(() => this.parts.link.openRequests());
  }

  /** A correspondent's admission and appointment travel together. */
  private admission(directory: Directory, request: JoinRequest, link: InvitationRecord['link']): readonly LogEntry[] {
    const profile = this.parts.profile();
    const byRoot = link.role !== 'practitioner' && link.role !== 'tool-correspondent';
    const { nameLocal, languages, name } = request.person;
    const position = positionOf(link, request);
    const { salted, hash } = withPersonal({
      name,
      ...(nameLocal === undefined ? {} : { nameLocal }),
      ...(position === undefined ? {} : { position }),
      ...(languages === undefined ? {} : { languages }),
    });
    const { country, authority, role, invitation } = link;
    const details = {
      role,
      ...(country === undefined ? {} : { country }),
      ...(authority === undefined ? {} : { authority }),
      device: request.device,
      invitation,
      personal: hash,
    };
    const base = { subject: request.member, time: this.parts.clock.nowMs() };
    const admitted = signStatement(profile, {
      directory,
      draft: { ...base, kind: 'member.admitted', details },
      personal: salted,
      byRoot,
    });
    if (role !== 'correspondent') return [admitted];
    const then = requireApplied(applyStatement(directory, admitted));
    return [
      admitted,
      signStatement(profile, {
        directory: then,
        draft: { ...base, kind: 'correspondent.appointed', details: {} },
        byRoot,
      }),
    ];
  }

  /**
   * Requests that answer this device's links. Two for one link carry the alarm, both, and so does one that came after
   * an admission; it stays when one of them is refused, for a thief may be the one that is left.
   */
  private async valid(): Promise<readonly ValidRequest[]> {
    const found: Omit<ValidRequest, 'alarm'>[] = [];
    for (const submitted of await this.openRequests()) {
      const valid = await this.findValid(submitted);
      if (valid !== undefined) found.push(valid);
    }
    const admitted = new Set(this.parts.directory.required.members().map(({ invitation }) => invitation));
    const judged = found.map((one) => {
      const { invitation } = one.request;
      const isRival = found.some((other) => other !== one && other.request.invitation === invitation);
      return { ...one, alarm: isRival || admitted.has(invitation) || one.kept.hadRivals === true };
    });
    const alarmed = judged.filter(({ alarm, kept }) => alarm && kept.hadRivals !== true);
    if (alarmed.length > 0)
      await this.parts.invitations.keep(...alarmed.map(({ kept }) => ({ ...kept, hadRivals: true })));
    return judged;
  }

  private async findValid(submitted: SubmittedRequest): Promise<Omit<ValidRequest, 'alarm'> | undefined> {
    const { invitation } = parseQuietly(submitted.request) ?? {};
    const kept = invitation === undefined ? undefined : await this.parts.invitations.find(invitation);
    return kept === undefined || kept.expiresMs < this.parts.clock.nowMs() ? undefined : this.judge(submitted, kept);
  }

  /** Whether a request answers this link; none answers one whose secret this device has forgotten. */
  private judge(submitted: SubmittedRequest, kept: InvitationRecord): Omit<ValidRequest, 'alarm'> | undefined {
    const { network } = this.parts.profile();
    const { secret, invitation } = kept.link;
    const request = parseQuietly(submitted.request);
    if (secret === undefined || request?.invitation !== invitation) return undefined;
    if (!equalBytes(request.network, network)) return undefined;
    const isValid = verifyJoinRequestMac({ secret, network, request: submitted.request }, submitted.mac);
    return isValid ? { submitted, request, kept } : undefined;
  }

  private requireOffer({
    role,
    country,
    authority,
    position,
  }: Offer): Pick<InvitationLink, 'role' | 'country' | 'authority' | 'position'> {
    if (!memberRoles.some((known) => known === role)) throw new AppError('role-unknown', { detail: role });
    const checked = role as MemberRole;
    if (country !== undefined && findCountry(country) === undefined)
      throw new AppError('country-unknown', { detail: country });
    if (authority !== undefined && findAuthority(authority)?.country !== country)
      throw new AppError('authority-unknown', { detail: authority });
    if (!servesNetwork(checked) && (country === undefined || authority === undefined))
      throw new AppError(country === undefined ? 'country-unknown' : 'authority-unknown');
    this.requireEntitled(checked, country);
    if (position !== undefined && !v.is(personalPartSchema.entries.position, position))
      throw new AppError('malformed', { detail: 'position' });
    return {
      role: checked,
      ...(country === undefined ? {} : { country }),
      ...(authority === undefined ? {} : { authority }),
      ...(position === undefined ? {} : { position }),
    };
  }

  /** The secretariat invites whom the root admits; a correspondent, members of their own country. */
  private requireEntitled(role: MemberRole, country: string | undefined): void {
    const own = this.parts.directory.required.findMember(this.parts.profile().member);
    const isForRoot = role !== 'practitioner' && role !== 'tool-correspondent';
    const entitled = isForRoot
      ? own?.role === 'secretariat'
      : own !== undefined && isActiveCorrespondent(own) && own.country === country;
    if (!entitled) throw new AppError('not-entitled');
  }
}

/** The correspondent's word on the position goes before the person's own. */
const positionOf = (link: InvitationRecord['link'], { person }: JoinRequest): string | undefined =>
  link.position ?? person.position;

function parseQuietly(bytes: Uint8Array): JoinRequest | undefined {
  try {
    return joinRequestCodec.parse(bytes);
  } catch {
    return undefined;
  }
}
