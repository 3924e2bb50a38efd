/**
 * Challenges that devices sign. They carry their own expiry under a MAC, so that asking for one
 * costs the server no memory; only those that were answered are remembered, until they expire.
 */
import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, CHALLENGE_LIFETIME_MS, concatBytes, toHex } from '@kopri/protocol';
import { hmacSha256 } from '@kopri/crypto/verify';
import { Clock } from '../platform/ports/clock.js';
import { Randomness } from '../platform/ports/randomness.js';

const TIME_BYTES = 6;
const NONCE_BYTES = 10;
const MAC_BYTES = 16;

@Injectable()
export class Challenges {
  readonly #key: Uint8Array;
  /** Expiry by challenge, oldest answered first. */
  readonly #spent = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {
    this.#key = randomness.bytes(32);
  }

  issue(): Uint8Array {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeUIntBE(this.clock.nowMs() + CHALLENGE_LIFETIME_MS, 0, TIME_BYTES);
    const open = concatBytes(new Uint8Array(time), this.randomness.bytes(NONCE_BYTES));
    return concatBytes(open, this.#mac(open));
  }

  /** Throws `AppError('challenge-expired')` for one that is foreign, too old or answered before. */
  requireLive(challenge: Uint8Array): void {
    const open = challenge.subarray(0, TIME_BYTES + NONCE_BYTES);
    const mac = challenge.subarray(TIME_BYTES + NONCE_BYTES);
    const isOurs = mac.length === MAC_BYTES && timingSafeEqual(mac, this.#mac(open));
    if (!isOurs || expiryOf(challenge) <= this.clock.nowMs() || this.#spent.has(toHex(challenge)))
      throw new AppError('challenge-expired');
  }

  /** To be called once the signature holds, in the same turn as `requireLive`. */
  spend(challenge: Uint8Array): void {
    const nowMs = this.clock.nowMs();
    for (const [answered, expiresMs] of this.#spent) if (expiresMs <= nowMs) this.#spent.delete(answered);
    this.#spent.set(toHex(challenge), expiryOf(challenge));
  }

  #mac(open: Uint8Array): Uint8Array {
    return hmacSha256(this.#key, open).subarray(0, MAC_BYTES);
  }
}

const expiryOf = (challenge: Uint8Array): number => Buffer.from(challenge).readUIntBE(0, TIME_BYTES);
