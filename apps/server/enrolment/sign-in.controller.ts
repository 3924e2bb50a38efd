import { Controller, Post, Req, UseGuards } from '@nestjs/common';
import { challengeReplyCodec, sessionReplyCodec } from '@kopri/protocol';
import { CborReply } from '../platform/http/cbor.js';
import { PublicThrottle } from '../platform/http/public-throttle.js';
import { Public } from '../platform/http/public.js';
import { Clock } from '../platform/ports/clock.js';
import { Challenges } from './challenges.js';
import { DeviceGuard, type SignedIn } from './device.guard.js';

@Controller('api/auth')
@Public()
@UseGuards(PublicThrottle)
export class SignInController {
  constructor(
    private readonly challenges: Challenges,
    private readonly clock: Clock,
  ) {}

  @Post('challenge')
  @CborReply(challengeReplyCodec)
  challenge() {
    return { challenge: this.challenges.issue(), nowMs: this.clock.nowMs() };
  }

  @Post('session')
  @UseGuards(DeviceGuard)
  @CborReply(sessionReplyCodec)
  session(@Req() { user }: { readonly user: SignedIn }) {
    return { token: user.token, nowMs: this.clock.nowMs() };
  }
}
