/**
 * The cipher suites of the MLS library, computed by libsodium: the same bytes as its own providers
 * in a sixth to a tenth of the time. Specification of the suites: RFC 9420 §17.1; the number of
 * the X-Wing suite is of the private range until one is registered.
 */
import { suites, type SuiteNumber } from '@kopri/protocol';
import { getCiphersuiteFromName, type CiphersuiteImpl, type CiphersuiteName, type CryptoProvider } from 'ts-mls';
import { requireSodium } from '../../verify/sodium.js';
import { verifySignature } from '../../verify/signature.js';
import { generateSigningKeyPair, randomBytes, signBytes, signingKeyPairFromSeed } from '../keys.js';
import { expand, extract, hkdfSha256, hkdfSha512, type Hkdf } from './hkdf.js';
import {
  AEAD_KEY_BYTES,
  AEAD_NONCE_BYTES,
  decryptAead,
  encryptAead,
  exportHpke,
  openHpke,
  sealHpke,
  type HpkeSuite,
} from './hpke.js';
import { x25519Kem, xwingKem, type KemPrivateKey } from './kem.js';

type MlsHpke = CiphersuiteImpl['hpke'];
type PrivateKey = Awaited<ReturnType<MlsHpke['importPrivateKey']>>;
type PublicKey = Awaited<ReturnType<MlsHpke['importPublicKey']>>;

const hpkeSuites: Readonly<Record<SuiteNumber, HpkeSuite>> = {
  [suites.x25519]: { kem: x25519Kem, hkdf: hkdfSha256, kdfId: 0x0001 },
  [suites.xwing]: { kem: xwingKem, hkdf: hkdfSha512, kdfId: 0x0003 },
};

export const suiteNames = {
  [suites.x25519]: 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519',
  [suites.xwing]: 'MLS_256_XWING_CHACHA20POLY1305_SHA512_Ed25519',
} as const satisfies Record<SuiteNumber, CiphersuiteName>;

/** `undefined` for a suite that is not ours. */
export const findSuiteNumber = (name: CiphersuiteName): SuiteNumber | undefined =>
  ([suites.xwing, suites.x25519] as const).find((suite) => suiteNames[suite] === name);

// The library never looks inside a key: it only hands back what an import or derivation gave it.
const asPrivate = (key: KemPrivateKey): PrivateKey => key as unknown as PrivateKey;
const asPublic = (key: Uint8Array): PublicKey => key as unknown as PublicKey;
const secretOf = (key: PrivateKey): KemPrivateKey => key as unknown as KemPrivateKey;
const bytesOf = (key: PublicKey): Uint8Array => key as unknown as Uint8Array;
const pairOf = (key: KemPrivateKey) => ({ privateKey: asPrivate(key), publicKey: asPublic(key.public) });

function hpkeOf(suite: HpkeSuite): MlsHpke {
  const { kem, hkdf } = suite;
  return {
    seal: async (key, plaintext, info, aad) => sealHpke(suite, bytesOf(key), plaintext, { info, aad }),
    open: async (key, enc, ciphertext, info, aad) => openHpke(suite, secretOf(key), { enc, ciphertext, info, aad }),
    importPrivateKey: async (secret) => asPrivate(kem.importPrivate(secret)),
    importPublicKey: async (key) => asPublic(kem.importPublic(key)),
    exportPublicKey: async (key) => bytesOf(key),
    exportPrivateKey: async (key) => secretOf(key).secret,
    encryptAead: async (key, nonce, aad, plaintext) => encryptAead(key, nonce, aad, plaintext),
    decryptAead: async (key, nonce, aad, ciphertext) => decryptAead(key, nonce, aad, ciphertext),
    async exportSecret(key, context, length, info) {
      const { shared, enc } = kem.encapsulate(bytesOf(key));
      return { enc, secret: exportHpke(suite, shared, { info, context, length }) };
    },
    importSecret: async (key, context, enc, length, info) =>
      exportHpke(suite, kem.decapsulate(enc, secretOf(key)), { info, context, length }),
    deriveKeyPair: async (ikm) => pairOf(kem.derive(ikm)),
    generateKeyPair: async () => pairOf(kem.derive(randomBytes(hkdf.size))),
    keyLength: AEAD_KEY_BYTES,
    nonceLength: AEAD_NONCE_BYTES,
  };
}

const SEED_BYTES = 32;

/** Signing keys are libsodium's 64 bytes; the bare 32-byte seed of published vectors is accepted too. */
const signature: CiphersuiteImpl['signature'] = {
  sign: async (key, message) =>
    signBytes(message, key.length === SEED_BYTES ? signingKeyPairFromSeed(key).privateKey : key),
  verify: async (key, message, signed) => verifySignature(key, message, signed),
  async keygen() {
    const { publicKey, privateKey } = generateSigningKeyPair();
    return { publicKey, signKey: privateKey };
  },
};

const hashOf = (hkdf: Hkdf): CiphersuiteImpl['hash'] => ({
  digest: async (bytes) => hkdf.digest(bytes),
  mac: async (key, bytes) => hkdf.hmac(key, bytes),
  async verifyMac(key, mac, bytes) {
    const expected = hkdf.hmac(key, bytes);
    return mac.length === expected.length && requireSodium().memcmp(expected, mac);
  },
});

export function sodiumSuite(suite: SuiteNumber): CiphersuiteImpl {
  const hpke = hpkeSuites[suite];
  return {
    name: suiteNames[suite],
    hash: hashOf(hpke.hkdf),
    kdf: {
      extract: async (salt, ikm) => extract(hpke.hkdf, salt, ikm),
      expand: async (prk, info, length) => expand(hpke.hkdf, prk, info, length),
      size: hpke.hkdf.size,
    },
    rng: { randomBytes },
    signature,
    hpke: hpkeOf(hpke),
  };
}

/** The library's own view of the same; throws `TypeError` for a suite that is not ours. */
export const sodiumProvider: CryptoProvider = {
  async getCiphersuiteImpl({ name }) {
    const suite = findSuiteNumber(name);
    if (suite === undefined) throw new TypeError(`no suite of ours: ${name}`);
    return sodiumSuite(suite);
  },
};

export const ciphersuiteOf = (suite: SuiteNumber) => getCiphersuiteFromName(suiteNames[suite]);

/** The HPKE public key of a private one of that suite. */
export const hpkePublicKeyOf = (suite: SuiteNumber, secret: Uint8Array): Uint8Array =>
  hpkeSuites[suite].kem.publicKeyOf(secret);
