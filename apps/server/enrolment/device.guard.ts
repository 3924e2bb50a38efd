/** Passport strategy `device`: a signed challenge in the body of the request. */
import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { AppError, sessionRequestCodec } from '@kopri/protocol';
import { Strategy } from 'passport-custom';
import { parseCborBody } from '../platform/http/cbor.js';
import { SignInService } from './sign-in.service.js';

/** What the guard leaves on the request. */
export interface SignedIn {
  readonly token: string;
}

@Injectable()
export class DeviceGuard extends AuthGuard() {
  constructor(signIn: SignInService) {
    super({ defaultStrategy: deviceStrategy(signIn) as unknown as string });
  }

  override handleRequest<T>(error: unknown, signedIn: T | false | undefined): T {
    if (error) throw error;
    if (!signedIn) throw new AppError('not-signed-in');
    return signedIn;
  }
}

const deviceStrategy = (signIn: SignInService) =>
  new Strategy((request, done) => {
    try {
      const signedIn: SignedIn = { token: signIn.signIn(parseCborBody(request, sessionRequestCodec)) };
      done(null, signedIn);
    } catch (error) {
      done(error);
    }
  });
