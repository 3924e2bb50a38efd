/**
 * The MAC by which an invitation's secret vouches for a join request. The server never holds the
 * secret, so it can neither make a request nor change one.
 */
import { concatBytes, utf8 } from '@kopri/protocol';
import { hmacSha256 } from '../verify/hash.js';
import { requireSodium } from '../verify/sodium.js';

const LABEL = utf8('kopri/1 join request\n');
const SECRET_BYTES = 16;

export interface JoinRequestParts {
  /** The 128 bits that came with the invitation. */
  readonly secret: Uint8Array;
  /** The network id: a request made for one network proves nothing in another. */
  readonly network: Uint8Array;
  /** The encoded request. */
  readonly request: Uint8Array;
}

/** 32 bytes: HMAC-SHA256 under a key of its own, `HMAC(secret, label ‖ network)`. */
export function macJoinRequest({ secret, network, request }: JoinRequestParts): Uint8Array {
  if (secret.length !== SECRET_BYTES) throw new TypeError(`a secret of ${SECRET_BYTES} bytes, not ${secret.length}`);
  return hmacSha256(hmacSha256(secret, concatBytes(LABEL, network)), request);
}

/** Constant in time; false for a MAC of the wrong length. */
export function verifyJoinRequestMac(parts: JoinRequestParts, mac: Uint8Array): boolean {
  const expected = macJoinRequest(parts);
  return mac.length === expected.length && requireSodium().memcmp(expected, mac);
}
