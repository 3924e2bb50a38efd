/**
 * The one place where libsodium is set up. It fails closed: until `readyCrypto` has resolved, and
 * for ever after its self-test has failed, every function that needs it throws
 * `AppError('crypto-unavailable')`.
 */
import { AppError, equalBytes, fromHex, utf8 } from '@kopri/protocol';
import sodium from 'libsodium-wrappers';

export type Sodium = typeof sodium;

let tested: Sodium | undefined;
let starting: Promise<void> | undefined;

/** Call once at the start, await before anything else. Costs some 50 ms; later calls are free. */
export function readyCrypto(): Promise<void> {
  starting ??= startSodium(sodium).then((ready) => {
    tested = ready;
  });
  return starting;
}

/** Throws `AppError('crypto-unavailable')` when `readyCrypto` has not resolved. */
export function requireSodium(): Sodium {
  if (tested === undefined) throw new AppError('crypto-unavailable', { detail: 'not ready' });
  return tested;
}

/** Throws `AppError('crypto-unavailable')` when the library does not load or does not compute what is published. */
export async function startSodium(candidate: Sodium): Promise<Sodium> {
  try {
    await candidate.ready;
    if (answersAsPublished(candidate)) return candidate;
  } catch (cause) {
    throw new AppError('crypto-unavailable', { detail: 'libsodium does not start', cause });
  }
  throw new AppError('crypto-unavailable', { detail: 'libsodium fails its self-test' });
}

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

/** FIPS 180-4 "abc". */
const ABC_SHA256 = bytes('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
/** RFC 4231 test case 2. */
const JEFE_HMAC = bytes('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
/** RFC 8032 §7.1 test 2. */
const ED25519 = {
  publicKey: bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: bytes('72'),
  signature: bytes(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
};

function answersAsPublished(candidate: Sodium): boolean {
  const mac = candidate.crypto_auth_hmacsha256_init(utf8('Jefe'));
  candidate.crypto_auth_hmacsha256_update(mac, utf8('what do ya want for nothing?'));
  const { publicKey, message, signature } = ED25519;
  return (
    equalBytes(candidate.crypto_hash_sha256(utf8('abc')), ABC_SHA256) &&
    equalBytes(candidate.crypto_auth_hmacsha256_final(mac), JEFE_HMAC) &&
    candidate.crypto_sign_verify_detached(signature, message, publicKey) &&
    !candidate.crypto_sign_verify_detached(signature, utf8('another message'), publicKey)
  );
}
