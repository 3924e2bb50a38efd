/** HKDF (RFC 5869) with SHA-256 and SHA-512. libsodium's own takes no salt of any length; its HMAC does. */
import { concatBytes } from '@kopri/protocol';
import { requireSodium } from '../../verify/sodium.js';

export interface Hkdf {
  /** Length of the hash, in bytes. */
  readonly size: number;
  /** With a key of any length. */
  hmac(key: Uint8Array, message: Uint8Array): Uint8Array;
  digest(bytes: Uint8Array): Uint8Array;
}

export const hkdfSha256: Hkdf = {
  size: 32,
  digest: (bytes) => requireSodium().crypto_hash_sha256(bytes),
  hmac(key, message) {
    const sodium = requireSodium();
    if (key.length === sodium.crypto_auth_hmacsha256_KEYBYTES) return sodium.crypto_auth_hmacsha256(message, key);
    const state = sodium.crypto_auth_hmacsha256_init(key);
    sodium.crypto_auth_hmacsha256_update(state, message);
    return sodium.crypto_auth_hmacsha256_final(state);
  },
};

export const hkdfSha512: Hkdf = {
  size: 64,
  digest: (bytes) => requireSodium().crypto_hash_sha512(bytes),
  hmac(key, message) {
    const sodium = requireSodium();
    const state = sodium.crypto_auth_hmacsha512_init(key);
    sodium.crypto_auth_hmacsha512_update(state, message);
    return sodium.crypto_auth_hmacsha512_final(state);
  },
};

/** An empty salt is as good as one of zeros: HMAC pads its key. */
export const extract = (hkdf: Hkdf, salt: Uint8Array, ikm: Uint8Array): Uint8Array => hkdf.hmac(salt, ikm);

/** Throws `RangeError` for more than 255 blocks (RFC 5869 §2.3). */
export function expand(hkdf: Hkdf, prk: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  const blocks = Math.ceil(length / hkdf.size);
  if (blocks > 255) throw new RangeError(`${length} bytes are more than HKDF gives`);
  const output: Uint8Array[] = [];
  let block: Uint8Array = new Uint8Array(0);
  for (let i = 1; i <= blocks; i++) {
    block = hkdf.hmac(prk, concatBytes(block, info, Uint8Array.of(i)));
    output.push(block);
  }
  return blocks === 1 ? block.slice(0, length) : concatBytes(...output).slice(0, length);
}
