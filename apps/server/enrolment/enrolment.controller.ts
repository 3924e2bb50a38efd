/** Enrolment over HTTP: `libs/protocol/enrolment.ts`. */
import { Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import {
  inviteRequestCodec,
  openRequestsCodec,
  refuseRequestCodec,
  requestStateCodec,
  requestStateReplyCodec,
  submittedRequestCodec,
  withdrawRequestCodec,
  type InvitationId,
  type InviteRequest,
  type RequestId,
  type RequestState,
  type SubmittedRequest,
} from '@kopri/protocol';
import { CborBody, CborReply } from '../platform/http/cbor.js';
import { CurrentSession } from '../platform/http/current-session.js';
import { PublicThrottle } from '../platform/http/public-throttle.js';
import { Public } from '../platform/http/public.js';
import type { Session } from '../platform/sessions.js';
import { EnrolmentService } from './enrolment.service.js';

const NO_CONTENT = 204;

@Controller('api')
export class EnrolmentController {
  constructor(private readonly enrolment: EnrolmentService) {}

  @Post('invitations')
  @HttpCode(NO_CONTENT)
  invite(@CurrentSession() session: Session, @CborBody(inviteRequestCodec) invitation: InviteRequest): Promise<void> {
    return this.enrolment.invite(session, invitation);
  }

  @Post('invitations/withdraw')
  @HttpCode(NO_CONTENT)
  withdraw(
    @CurrentSession() session: Session,
    @CborBody(withdrawRequestCodec) { invitation }: { invitation: InvitationId },
  ): Promise<void> {
    return this.enrolment.withdraw(session, invitation);
  }

  @Post('requests')
  @Public()
  @UseGuards(PublicThrottle)
  @HttpCode(NO_CONTENT)
  submit(@CborBody(submittedRequestCodec) submitted: SubmittedRequest): Promise<void> {
    return this.enrolment.submit(submitted);
  }

  @Get('requests')
  @CborReply(openRequestsCodec)
  async open(@CurrentSession() session: Session): Promise<{ requests: SubmittedRequest[] }> {
    return { requests: await this.enrolment.openRequests(session) };
  }

  @Post('requests/refuse')
  @HttpCode(NO_CONTENT)
  refuse(
    @CurrentSession() session: Session,
    @CborBody(refuseRequestCodec) { request }: { request: RequestId },
  ): Promise<void> {
    return this.enrolment.refuse(session, request);
  }

  @Post('requests/state')
  @Public()
  @UseGuards(PublicThrottle)
  @CborReply(requestStateReplyCodec)
  async state(
    @CborBody(requestStateCodec) question: Parameters<EnrolmentService['stateOf']>[0],
  ): Promise<{ state: RequestState }> {
    return { state: await this.enrolment.stateOf(question) };
  }
}
