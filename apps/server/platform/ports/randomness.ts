import { randomBytes } from 'node:crypto';

/** Bytes fit for tokens and keys. */
export abstract class Randomness {
  abstract bytes(length: number): Uint8Array;
}

export class SystemRandomness extends Randomness {
  override bytes(length: number): Uint8Array {
    return new Uint8Array(randomBytes(length));
  }
}
