/** Hashes and MACs. All throw `AppError('crypto-unavailable')` before `readyCrypto`. */
import { requireSodium } from './sodium.js';

export const sha256 = (bytes: Uint8Array): Uint8Array => requireSodium().crypto_hash_sha256(bytes);

export const sha512 = (bytes: Uint8Array): Uint8Array => requireSodium().crypto_hash_sha512(bytes);

/** RFC 2104 with SHA-256; a key of any length. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const sodium = requireSodium();
  const state = sodium.crypto_auth_hmacsha256_init(key);
  sodium.crypto_auth_hmacsha256_update(state, bytes);
  return sodium.crypto_auth_hmacsha256_final(state);
}
