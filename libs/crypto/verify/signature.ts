/** Ed25519 signatures (RFC 8032), the public side. */
import { signedBytes, type SigningPurpose } from '@kopri/protocol';
import { requireSodium } from './sodium.js';

const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** False for a wrong signature as for a malformed key: hostile input never makes it throw. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const sodium = requireSodium();
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  return sodium.crypto_sign_verify_detached(signature, message, publicKey);
}

/** Verifies a signature made by `signLabelled` for the same purpose. */
export const verifyLabelled = (
  purpose: SigningPurpose,
  bytes: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean => verifySignature(publicKey, signedBytes(purpose, bytes), signature);
