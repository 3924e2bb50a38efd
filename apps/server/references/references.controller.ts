/** Case references over HTTP: `libs/protocol/references.ts`. The country is the asking member's, never one they name. */
import { Controller, Post } from '@nestjs/common';
import { AppError, formatReference, referenceReplyCodec } from '@kopri/protocol';
import { DirectoryView } from '../delivery/delivery.ports.js';
import { CborReply } from '../platform/http/cbor.js';
import { CurrentSession } from '../platform/http/current-session.js';
import { Clock } from '../platform/ports/clock.js';
import type { Session } from '../platform/sessions.js';
import { ReferenceNumbers } from './references.ports.js';
import { yearIn } from './references.rules.js';

@Controller('api/references')
export class ReferencesController {
  constructor(
    private readonly numbers: ReferenceNumbers,
    private readonly directory: DirectoryView,
    private readonly clock: Clock,
  ) {}

  @Post()
  @CborReply(referenceReplyCodec)
  async next(@CurrentSession() { member }: Session): Promise<{ reference: string }> {
    const country = this.directory.findCountryOf(member);
    if (country === undefined) throw new AppError('not-entitled');
    const year = yearIn(country, this.clock.nowMs());
    return { reference: formatReference(country, year, await this.numbers.next(country, year)) };
  }
}
