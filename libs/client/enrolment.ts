/** Inviting, vetting and admitting: how a correspondent vouches for a country's members. */
import {
  AppError,
  encodeInvitationLink,
  equalBytes,
  findAuthority,
  findCountry,
  INVITATION_LIFETIME_DAYS,
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
import { checkNumber, sha256 } from '@kopri/crypto/verify';
import { randomBytes, verifyJoinRequestMac } from '@kopri/crypto/sealed';
import { requireApplied, applyStatement, isActiveCorrespondent, servesNetwork, type Directory } from '@kopri/directory';
import type { DirectoryReplica } from './directory-replica.js';
import type { JoinRequestView, Kopri } from './face.js';
import type { Clock } from './ports.js';
import { invitationRecord, invitationsRecord, type InvitationRecord, type ProfileRecord } from './records.js';
import { signStatement, withPersonal } from './signer.js';
import { Changes, type SealedStore } from './store/sealed-store.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly store: SealedStore;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly directory: DirectoryReplica;
  readonly online: () => Promise<void>;
}

type Offer = Parameters<Kopri['enrolment']['invite']>[0];

/** A request whose MAC shows that it answers one of this device's links. */
interface ValidRequest {
  readonly submitted: SubmittedRequest;
  readonly request: JoinRequest;
  readonly link: InvitationLink;
  readonly alarm: boolean;
}

const DAY_MS = 24 * 60 * 60_000;

export class Enrolment {
  constructor(private readonly parts: Parts) {}

  async invite(offer: Offer): Promise<{ invitation: InvitationId; link: string; expires: string }> {
    const { profile, link: server, clock } = this.parts;
    const { network, server: address } = profile();
    await this.parts.online();
    const checked = this.requireOffer(offer);
    const invitation = newId('invitation', randomBytes);
    const link: InvitationLink = { version: 1, network, invitation, secret: randomBytes(16), ...checked };
    const expiresMs = clock.nowMs() + INVITATION_LIFETIME_DAYS * DAY_MS;
    // Kept before the server knows of it: a link whose secret is lost admits nobody.
    await this.keep(invitation, { link, expiresMs });
    const { role, country, authority } = checked;
    await server.invite({
      invitation,
      role,
      expires: expiresMs,
      ...(country === undefined ? {} : { country }),
      ...(authority === undefined ? {} : { authority }),
    });
    return { invitation, link: encodeInvitationLink(address, link), expires: new Date(expiresMs).toISOString() };
  }

  async requests(): Promise<readonly JoinRequestView[]> {
    await this.parts.online();
    return (await this.valid()).map(({ submitted, request, link, alarm }) => ({
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
    if (which !== 'all' && chosen.length === 0) throw new AppError('request-unknown');
    const admitted: MemberId[] = [];
    for (const request of chosen) admitted.push(await this.admitOne(request));
    return admitted;
  }

  /** The reason stays with the person who gave it; the server learns only that it was refused. */
  async refuse(request: RequestId, _reason: string): Promise<void> {
    await this.parts.online();
    await this.parts.link.refuseRequest(request);
  }

  private async admitOne({ request, link }: ValidRequest): Promise<MemberId> {
    const { directory } = this.parts;
    const entries = this.admission(directory.required, request, link);
    await this.parts.link.appendStatements(entries);
    await directory.sync(this.parts.link);
    return request.member;
  }

  /** A correspondent's admission and appointment travel together. */
  private admission(directory: Directory, request: JoinRequest, link: InvitationLink): readonly LogEntry[] {
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

  /** Requests that answer this device's links; two for one link carry the alarm, both, and so does one that came after an admission. */
  private async valid(): Promise<readonly ValidRequest[]> {
    const found: Omit<ValidRequest, 'alarm'>[] = [];
    for (const submitted of await this.parts.link.openRequests()) {
      const valid = await this.findValid(submitted);
      if (valid !== undefined) found.push(valid);
    }
    const admitted = new Set(this.parts.directory.required.members().map(({ invitation }) => invitation));
    return found.map((one) => {
      const { invitation } = one.request;
      const isRival = found.some((other) => other !== one && other.request.invitation === invitation);
      return { ...one, alarm: isRival || admitted.has(invitation) };
    });
  }

  private async findValid(submitted: SubmittedRequest): Promise<Omit<ValidRequest, 'alarm'> | undefined> {
    const { network } = this.parts.profile();
    const request = parseQuietly(submitted.request);
    if (request === undefined || !equalBytes(request.network, network)) return undefined;
    const invitation = await this.parts.store.find(invitationRecord(request.invitation));
    if (invitation === undefined || invitation.expiresMs < this.parts.clock.nowMs()) return undefined;
    const { link } = invitation;
    const isValid = verifyJoinRequestMac({ secret: link.secret, network, request: submitted.request }, submitted.mac);
    return isValid ? { submitted, request, link } : undefined;
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

  private async keep(invitation: InvitationId, record: InvitationRecord): Promise<void> {
    const ids = (await this.parts.store.find(invitationsRecord))?.ids ?? [];
    await this.parts.store.commit(
      new Changes().put(invitationRecord(invitation), record).put(invitationsRecord, { ids: [...ids, invitation] }),
    );
  }
}

/** The correspondent's word on the position goes before the person's own. */
const positionOf = (link: InvitationLink, { person }: JoinRequest): string | undefined =>
  link.position ?? person.position;

function parseQuietly(bytes: Uint8Array): JoinRequest | undefined {
  try {
    return joinRequestCodec.parse(bytes);
  } catch {
    return undefined;
  }
}
