/** Randomness, signing keys and signatures: the secret side of `verify/signature.ts`. */
import { signedBytes, type SigningPurpose } from '@kopri/protocol';
import { requireSodium } from '../verify/sodium.js';
import type { KeyPair } from './mls-engine.js';

export const randomBytes = (n: number): Uint8Array => requireSodium().randombytes_buf(n);

/** Ed25519: a public key of 32 bytes; a private key of 64, the seed followed by the public key. */
export function generateSigningKeyPair(): KeyPair {
  const { publicKey, privateKey } = requireSodium().crypto_sign_keypair();
  return { publicKey, privateKey };
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
