import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Session } from '../sessions.js';

/** The session under which a request runs; only on endpoints that are not `@Public()`. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { user } = context.switchToHttp().getRequest<{ user?: Session }>();
  if (user === undefined) throw new Error('CurrentSession on a public endpoint');
  return user;
});
