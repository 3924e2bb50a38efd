/** Invitations, requests and their answers (docs/spec/enrolment.md). The server never holds a link's secret. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AppError,
  challengeAnswer,
  joinRequestCodec,
  type InvitationId,
  type InviteRequest,
  type RequestId,
  type RequestState,
  type StatementBody,
  type SubmittedRequest,
} from '@kopri/protocol';
import { verifyLabelled } from '@kopri/crypto/verify';
import type { PoolClient } from 'pg';
import { DirectoryService } from '../directory/directory.service.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { Clock } from '../platform/ports/clock.js';
import { KeyPackageDeposit } from '../platform/ports/key-package-deposit.js';
import type { Session } from '../platform/sessions.js';
import { Challenges } from './challenges.js';
import { EnrolmentStore, type Admission } from './enrolment.ports.js';
import { judgeInvitation, judgeRequest, type EnrolmentVerdict } from './enrolment.rules.js';

interface StateQuestion {
  readonly request: RequestId;
  readonly challenge: Uint8Array;
  readonly signature: Uint8Array;
}

/** Tries per minute at one link or one request, whoever makes them: a person at a bad line makes a few. */
const TRIES = 60;
const TRIES_WINDOW_MS = 60_000;

@Injectable()
export class EnrolmentService implements OnModuleInit {
  readonly #tries = new RateLimit(TRIES, TRIES_WINDOW_MS);

  constructor(
    private readonly store: EnrolmentStore,
    private readonly directory: DirectoryService,
    private readonly challenges: Challenges,
    private readonly deposit: KeyPackageDeposit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.directory.addStep((transaction, statements) => this.#admit(transaction, statements));
  }

  async invite(session: Session, { expires, ...offer }: InviteRequest): Promise<void> {
    const inviter = this.directory.requireDirectory().findMember(session.member);
    if (inviter === undefined) throw new AppError('not-entitled');
    requireAccepted(judgeInvitation(inviter, { ...offer, expires }, this.clock.nowMs()));
    const invitation = { ...offer, expiresMs: expires, invitingMember: session.member, invitingDevice: session.device };
    if (!(await this.store.addInvitation(invitation))) throw new AppError('invitation-used');
  }

  /** Throws `AppError('invitation-unknown')`, for another member's invitation as for none; `invitation-used` after an admission. */
  async withdraw({ member }: Session, invitation: InvitationId): Promise<void> {
    const outcome = await this.store.withdrawInvitation(invitation, { member, nowMs: this.clock.nowMs() });
    if (outcome !== 'withdrawn') throw new AppError(`invitation-${outcome}`);
  }

  /** The first request wins its link; a later one is kept for the inviting device to see, and refused. */
  async submit(submitted: SubmittedRequest): Promise<void> {
    const request = joinRequestCodec.parse(submitted.request);
    this.#requirePatience(request.invitation);
    requireAccepted(judgeRequest(this.directory.requireDirectory(), request));
    const invitation = await this.store.findInvitation(request.invitation);
    if (invitation === undefined) throw new AppError('invitation-unknown');
    const receivedMs = this.clock.nowMs();
    if (invitation.expiresMs <= receivedMs) throw new AppError('invitation-expired');
    const kept = await this.store.keepRequest({ request, submitted, receivedMs });
    if (kept === 'withdrawn') throw new AppError('invitation-withdrawn');
    if (kept === 'rival' || kept === 'too-many') throw new AppError('invitation-used');
  }

  openRequests({ device }: Session): Promise<SubmittedRequest[]> {
    return this.store.openRequests(device, this.clock.nowMs());
  }

  /** Throws `AppError('request-unknown')`, for another member's request as for none. */
  async refuse({ member }: Session, request: RequestId): Promise<void> {
    if (!(await this.store.refuseRequest(request, member))) throw new AppError('request-unknown');
  }

  /** Answers the device that made the request and nobody else: a wrong signature finds nothing. */
  async stateOf({ request, challenge, signature }: StateQuestion): Promise<RequestState> {
    this.#requirePatience(request);
    const network = this.directory.requireDirectory().networkId;
    const found = await this.store.findRequest(request);
    this.challenges.requireLive(challenge);
    const answer = found && challengeAnswer({ network, device: found.device, challenge });
    const isTheirs =
      answer !== undefined && verifyLabelled('request-state', answer, signature, found?.deviceKey ?? new Uint8Array());
    if (found === undefined || !isTheirs) throw new AppError('request-unknown');
    this.challenges.spend(challenge);
    return found.state === 'waiting' && found.expiresMs <= this.clock.nowMs() ? 'expired' : found.state;
  }

  #requirePatience(id: InvitationId | RequestId): void {
    const retryAfterMs = this.#tries.take(id, this.clock.nowMs());
    if (retryAfterMs > 0) throw new AppError('too-many-requests', { retryAfterMs });
  }

  async #admit(transaction: PoolClient, statements: readonly StatementBody[]): Promise<void> {
    for (const admission of statements.flatMap(admissionsOf)) {
      // An older copy of the inviting device still has the secret.
      if (await this.store.isWithdrawn(transaction, admission.invitation)) throw new AppError('invitation-withdrawn');
      const bytes = await this.store.admit(transaction, admission);
      if (bytes === undefined) continue;
      await this.deposit.deposit(transaction, admission.device, joinRequestCodec.parse(bytes).keyPackages);
    }
  }
}

function admissionsOf(body: StatementBody): Admission[] {
  if (body.kind !== 'member.admitted' || body.subject === 'network') return [];
  const { invitation, device } = body.details;
  return invitation === undefined
    ? []
    : [{ invitation, member: body.subject, device: device.device, deviceKey: device.deviceKey }];
}

function requireAccepted(verdict: EnrolmentVerdict): void {
  if (verdict.outcome === 'refused') throw new AppError(verdict.reason);
}
