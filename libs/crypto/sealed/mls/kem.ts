/**
 * The two key encapsulation mechanisms: DHKEM(X25519, HKDF-SHA256) of RFC 9180 §4.1, and X-Wing
 * (draft-connolly-cfrg-xwing-kem), which joins X25519 to ML-KEM-768 so that either one suffices.
 */
import { concatBytes, utf8 } from '@kopri/protocol';
import { requireSodium } from '../../verify/sodium.js';
import { randomBytes } from '../keys.js';
import { hkdfSha256 } from './hkdf.js';
import { labeledExpand, labeledExtract } from './labeled.js';

/** The public key is kept beside the private one: decapsulation needs it, and deriving it costs a multiplication. */
export interface KemPrivateKey {
  readonly secret: Uint8Array;
  readonly public: Uint8Array;
}

export interface Kem {
  /** RFC 9180 §7.1. */
  readonly id: number;
  /** Throws for bytes that are no key of this kind. */
  importPrivate(secret: Uint8Array): KemPrivateKey;
  /** Throws for bytes that are no key of this kind. */
  importPublic(key: Uint8Array): Uint8Array;
  publicKeyOf(secret: Uint8Array): Uint8Array;
  derive(ikm: Uint8Array): KemPrivateKey;
  encapsulate(recipient: Uint8Array): { readonly shared: Uint8Array; readonly enc: Uint8Array };
  /** Throws for a malformed `enc`. */
  decapsulate(enc: Uint8Array, recipient: KemPrivateKey): Uint8Array;
}

const requireLength = (bytes: Uint8Array, length: number): Uint8Array => {
  if (bytes.length !== length) throw new TypeError(`a key of ${length} bytes, not ${bytes.length}`);
  return bytes;
};

const X25519_BYTES = 32;
const X25519_SUITE = concatBytes(utf8('KEM'), Uint8Array.of(0x00, 0x20));

/** `crypto_scalarmult` throws on an all-zero result, as RFC 9180 §7.1.4 demands. */
function sharedX25519(dh: Uint8Array, enc: Uint8Array, recipient: Uint8Array): Uint8Array {
  const prk = labeledExtract(hkdfSha256, X25519_SUITE, { salt: new Uint8Array(0), label: 'eae_prk', ikm: dh });
  const info = concatBytes(enc, recipient);
  return labeledExpand(hkdfSha256, X25519_SUITE, { prk, label: 'shared_secret', info, length: 32 });
}

const x25519KeyOf = (secret: Uint8Array): KemPrivateKey => ({
  secret,
  public: requireSodium().crypto_scalarmult_base(secret),
});

export const x25519Kem: Kem = {
  id: 0x0020,
  importPrivate: (secret) => x25519KeyOf(requireLength(secret, X25519_BYTES)),
  importPublic: (key) => requireLength(key, X25519_BYTES),
  publicKeyOf: (secret) => x25519KeyOf(secret).public,
  derive(ikm) {
    const prk = labeledExtract(hkdfSha256, X25519_SUITE, { salt: new Uint8Array(0), label: 'dkp_prk', ikm });
    return x25519KeyOf(
      labeledExpand(hkdfSha256, X25519_SUITE, { prk, label: 'sk', info: new Uint8Array(0), length: 32 }),
    );
  },
  encapsulate(recipient) {
    const sodium = requireSodium();
    const ephemeral = x25519KeyOf(randomBytes(X25519_BYTES));
    const dh = sodium.crypto_scalarmult(ephemeral.secret, recipient);
    return { shared: sharedX25519(dh, ephemeral.public, recipient), enc: ephemeral.public };
  },
  decapsulate: (enc, recipient) =>
    sharedX25519(
      requireSodium().crypto_scalarmult(recipient.secret, requireLength(enc, X25519_BYTES)),
      enc,
      recipient.public,
    ),
};

const XWING_SECRET_BYTES = 32;
const XWING_PUBLIC_BYTES = 1216;
/** 32 for ML-KEM, 32 for the ephemeral key. */
const XWING_ENC_SEED_BYTES = 64;

const xwingKeyOf = (secret: Uint8Array): KemPrivateKey => ({
  secret,
  public: requireSodium().crypto_kem_xwing_seed_keypair(secret).publicKey,
});

export const xwingKem: Kem = {
  id: 0x647a,
  /** Without the public key: X-Wing derives what it needs from the seed, and MLS asks for it rarely. */
  importPrivate: (secret) => ({ secret: requireLength(secret, XWING_SECRET_BYTES), public: new Uint8Array(0) }),
  importPublic: (key) => requireLength(key, XWING_PUBLIC_BYTES),
  publicKeyOf: (secret) => xwingKeyOf(secret).public,
  derive: (ikm) => xwingKeyOf(requireSodium().crypto_xof_shake256(XWING_SECRET_BYTES, ikm)),
  encapsulate(recipient) {
    const { sharedSecret, ciphertext } = requireSodium().crypto_kem_xwing_enc_deterministic(
      recipient,
      randomBytes(XWING_ENC_SEED_BYTES),
    );
    return { shared: sharedSecret, enc: ciphertext };
  },
  decapsulate: (enc, recipient) => requireSodium().crypto_kem_xwing_dec(enc, recipient.secret),
};
