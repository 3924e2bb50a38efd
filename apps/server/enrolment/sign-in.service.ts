/** Signing in: a device answers a challenge with its device key; no other factor exists (T13). */
import { Injectable } from '@nestjs/common';
import { AppError, challengeAnswer, type SessionRequest } from '@kopri/protocol';
import { verifyLabelled } from '@kopri/crypto/verify';
import { DirectoryService } from '../directory/directory.service.js';
import { Sessions } from '../platform/sessions.js';
import { Challenges } from './challenges.js';

@Injectable()
export class SignInService {
  constructor(
    private readonly directory: DirectoryService,
    private readonly challenges: Challenges,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Returns the session's token. Throws `AppError('challenge-expired')`, `'not-signed-in'` for an unknown
   * device as for a wrong signature, and `RefusedDevice` to the device itself once it has proved who it is.
   */
  signIn({ device, challenge, signature }: SessionRequest): string {
    this.challenges.requireLive(challenge);
    const directory = this.directory.current;
    const found = directory?.findDevice(device);
    if (directory === undefined || found === undefined) throw new AppError('not-signed-in');
    const answer = challengeAnswer({ network: directory.networkId, device, challenge });
    if (!verifyLabelled('session', answer, signature, found.device.deviceKey)) throw new AppError('not-signed-in');
    this.challenges.spend(challenge);
    this.directory.requireServed(device);
    return this.sessions.begin(found.member.member, device);
  }
}
