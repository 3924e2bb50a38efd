/**
 * Default deny (T13): every endpoint asks for a live session unless it is marked `@Public()`.
 * The strategy is handed to passport as an object and not by name: names are global to the
 * process, and two servers in one process (tests) would answer for each other.
 */
import type { ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { AppError } from '@kopri/protocol';
import type { Request } from 'express';
import { Strategy } from 'passport-custom';
import { Sessions } from '../sessions.js';
import { PUBLIC } from './public.js';

@Injectable()
export class SessionGuard extends AuthGuard() {
  constructor(
    sessions: Sessions,
    private readonly reflector: Reflector,
  ) {
    super({ defaultStrategy: sessionStrategy(sessions) as unknown as string });
  }

  override canActivate(context: ExecutionContext) {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]) === true)
      return true;
    return super.canActivate(context);
  }

  override handleRequest<T>(error: unknown, session: T | false): T {
    if (error) throw error;
    if (session === false || session === undefined || session === null) throw new AppError('not-signed-in');
    return session;
  }
}

const sessionStrategy = (sessions: Sessions) =>
  new Strategy((request, done) => {
    const token = bearerToken(request);
    done(null, token === undefined ? undefined : sessions.verify(token));
  });

/** The token of an `Authorization: Bearer …` header. */
export const bearerToken = (request: Pick<Request, 'headers'>): string | undefined =>
  /^Bearer ([A-Za-z0-9_-]{1,100})$/.exec(request.headers.authorization ?? '')?.[1];
