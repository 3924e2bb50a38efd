/**
 * Slows down floods of the endpoints that need no session. Generous, because a whole ministry is
 * one address; devices that are signed in are never limited by address. (`@nestjs/throttler` cannot
 * be loaded under jest beside Nest 12: it is CommonJS and asks for an ES module.)
 */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AppError } from '@kopri/protocol';
import type { Request } from 'express';
import { Clock } from '../ports/clock.js';
import { RateLimit } from './rate-limit.js';

/** 100 a second: a thousand devices that come back after a power cut sign in within half a minute. */
const LIMIT = 1_000;
const WINDOW_MS = 10_000;

@Injectable()
export class PublicThrottle implements CanActivate {
  readonly #byAddress = new RateLimit(LIMIT, WINDOW_MS);

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { socket } = context.switchToHttp().getRequest<Request>();
    const retryAfterMs = this.#byAddress.take(socket.remoteAddress ?? '', this.clock.nowMs());
    if (retryAfterMs > 0) throw new AppError('too-many-requests', { retryAfterMs });
    return true;
  }
}
