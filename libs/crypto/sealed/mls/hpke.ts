/** HPKE in base mode (RFC 9180) with ChaCha20-Poly1305, as MLS uses it: one message a context. */
import { concatBytes, utf8 } from '@kopri/protocol';
import { requireSodium } from '../../verify/sodium.js';
import type { Hkdf } from './hkdf.js';
import type { Kem, KemPrivateKey } from './kem.js';
import { labeledExpand, labeledExtract } from './labeled.js';

export const AEAD_KEY_BYTES = 32;
export const AEAD_NONCE_BYTES = 12;
const CHACHA20_POLY1305 = 0x0003;
const MODE_BASE = 0x00;
const none = new Uint8Array(0);

export interface HpkeSuite {
  readonly kem: Kem;
  readonly hkdf: Hkdf;
  /** RFC 9180 §7.2. */
  readonly kdfId: number;
}

const twoBytes = (n: number): Uint8Array => Uint8Array.of(n >> 8, n & 0xff);

const suiteIdOf = ({ kem, kdfId }: HpkeSuite): Uint8Array =>
  concatBytes(utf8('HPKE'), twoBytes(kem.id), twoBytes(kdfId), twoBytes(CHACHA20_POLY1305));

/** The key schedule of RFC 9180 §5.1, without pre-shared key: a function that expands its secret under a label. */
function schedule(
  suite: HpkeSuite,
  shared: Uint8Array,
  info: Uint8Array,
): (label: string, length: number) => Uint8Array {
  const { hkdf } = suite;
  const suiteId = suiteIdOf(suite);
  const pskIdHash = labeledExtract(hkdf, suiteId, { salt: none, label: 'psk_id_hash', ikm: none });
  const infoHash = labeledExtract(hkdf, suiteId, { salt: none, label: 'info_hash', ikm: info });
  const context = concatBytes(Uint8Array.of(MODE_BASE), pskIdHash, infoHash);
  const prk = labeledExtract(hkdf, suiteId, { salt: shared, label: 'secret', ikm: none });
  return (label, length) => labeledExpand(hkdf, suiteId, { prk, label, info: context, length });
}

export interface HpkeMessage {
  readonly info: Uint8Array;
  readonly aad?: Uint8Array | undefined;
}

/** `enc` and the ciphertext with its tag. */
export function sealHpke(suite: HpkeSuite, recipient: Uint8Array, plaintext: Uint8Array, { info, aad }: HpkeMessage) {
  const { shared, enc } = suite.kem.encapsulate(recipient);
  const derive = schedule(suite, shared, info);
  const ct = encryptAead(derive('key', AEAD_KEY_BYTES), derive('base_nonce', AEAD_NONCE_BYTES), aad, plaintext);
  return { ct, enc };
}

/** Throws when `enc` or the ciphertext is not for this key, info and additional data. */
export function openHpke(
  suite: HpkeSuite,
  recipient: KemPrivateKey,
  { enc, ciphertext, info, aad }: HpkeMessage & { readonly enc: Uint8Array; readonly ciphertext: Uint8Array },
): Uint8Array {
  const derive = schedule(suite, suite.kem.decapsulate(enc, recipient), info);
  return decryptAead(derive('key', AEAD_KEY_BYTES), derive('base_nonce', AEAD_NONCE_BYTES), aad, ciphertext);
}

export interface HpkeExport {
  readonly info: Uint8Array;
  readonly context: Uint8Array;
  readonly length: number;
}

/** RFC 9180 §5.3: a secret of the context that `shared` begins. */
export function exportHpke(suite: HpkeSuite, shared: Uint8Array, { info, context, length }: HpkeExport): Uint8Array {
  const prk = schedule(suite, shared, info)('exp', suite.hkdf.size);
  return labeledExpand(suite.hkdf, suiteIdOf(suite), { prk, label: 'sec', info: context, length });
}

export const encryptAead = (
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array | undefined,
  plaintext: Uint8Array,
): Uint8Array => requireSodium().crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, aad ?? null, null, nonce, key);

/** Throws when the tag does not match. */
export const decryptAead = (
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array | undefined,
  ciphertext: Uint8Array,
): Uint8Array => requireSodium().crypto_aead_chacha20poly1305_ietf_decrypt(null, ciphertext, aad ?? null, nonce, key);
