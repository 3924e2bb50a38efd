/** Randomness, signing keys and signatures: the secret side of `verify/signature.ts`. */
import { signedBytes, type SigningPurpose } from '@kopri/protocol';
import { requireSodium } from '../verify/sodium.js';
import type { KeyPair } from './mls-engine.js';

const SEED_BYTES = 32;

/** What `getRandomValues` gives at once. */
const QUOTA_BYTES = 65_536;

/**
 * From the system's generator, as libsodium's own; but that one asks it anew for every four bytes,
 * which costs twenty times as much and, at 32 bytes, as much as a signature.
 */
export function randomBytes(n: number): Uint8Array {
  requireSodium();
  const bytes = new Uint8Array(n);
  for (let at = 0; at < n; at += QUOTA_BYTES) crypto.getRandomValues(bytes.subarray(at, at + QUOTA_BYTES));
  return bytes;
}

/** Ed25519: a public key of 32 bytes; a private key of 64, the seed followed by the public key. */
export function generateSigningKeyPair(): KeyPair {
  return signingKeyPairFromSeed(randomBytes(SEED_BYTES));
}

/** The key pair of a 32-byte seed. */
export function signingKeyPairFromSeed(seed: Uint8Array): KeyPair {
  const { publicKey, privateKey } = requireSodium().crypto_sign_seed_keypair(seed);
  return { publicKey, privateKey };
}

/** A bare Ed25519 signature, for formats with their own framing (signed notes). Anything of ours uses `signLabelled`. */
export const signBytes = (bytes: Uint8Array, privateKey: Uint8Array): Uint8Array =>
  requireSodium().crypto_sign_detached(bytes, privateKey);

/** Signs `"kopri/1 " + purpose + "\n" + bytes`; 64 bytes. */
export const signLabelled = (purpose: SigningPurpose, bytes: Uint8Array, privateKey: Uint8Array): Uint8Array =>
  signBytes(signedBytes(purpose, bytes), privateKey);
