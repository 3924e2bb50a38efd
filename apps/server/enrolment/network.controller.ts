/** `GET` and `POST /api/network`: what anybody may know of a server, and its founding. */
import { Controller, Get, Post, UseGuards } from '@nestjs/common';
import {
  AppError,
  appendedCodec,
  foundRequestCodec,
  networkReplyCodec,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
  type Appended,
  type FoundRequest,
  type NetworkReply,
} from '@kopri/protocol';
import { DirectoryService } from '../directory/directory.service.js';
import { CborBody, CborReply } from '../platform/http/cbor.js';
import { PublicThrottle } from '../platform/http/public-throttle.js';
import { Public } from '../platform/http/public.js';
import { LogSigner } from '../platform/log-signer.js';
import { Clock } from '../platform/ports/clock.js';
import { SetupToken } from '../platform/setup-token.js';

@Controller('api/network')
@Public()
@UseGuards(PublicThrottle)
export class NetworkController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly signer: LogSigner,
    private readonly setupToken: SetupToken,
    private readonly clock: Clock,
  ) {}

  @Get()
  @CborReply(networkReplyCodec)
  network(): NetworkReply {
    const network = this.directory.current?.networkId;
    return {
      protocol: PROTOCOL_VERSION,
      oldest: OLDEST_PROTOCOL_VERSION,
      ...(network !== undefined && { network }),
      log: this.signer.key,
      nowMs: this.clock.nowMs(),
    };
  }

  @Post()
  @CborReply(appendedCodec)
  async found(@CborBody(foundRequestCodec) { setupToken, entries }: FoundRequest): Promise<Appended> {
    if (this.directory.current !== undefined) throw new AppError('network-exists');
    if (!this.setupToken.matches(setupToken)) throw new AppError('setup-token-wrong');
    const appended = await this.directory.found(entries);
    await this.setupToken.forget();
    return appended;
  }
}
