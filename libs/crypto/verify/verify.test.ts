import { beforeAll, describe, expect, test } from '@jest/globals';
import { fromHex, toHex, utf8 } from '@kopri/protocol';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { generateSigningKeyPair, signingKeyPairFromSeed, signLabelled } from '../sealed/keys.js';
import { hmacSha256, readyCrypto, sha256, sha512, verifyLabelled, verifySignature } from './index.js';
import { startSodium, type Sodium } from './sodium.js';

describe('starting', () => {
  test('before libsodium is ready nothing computes: everything throws crypto-unavailable', async () => {
    const attempts = [
      () => sha256(utf8('x')),
      () => hmacSha256(utf8('k'), utf8('x')),
      () => verifySignature(new Uint8Array(32), utf8('x'), new Uint8Array(64)),
      () => generateSigningKeyPair(),
    ];
    for (const attempt of attempts) expect(attempt).toThrow('crypto-unavailable');
    await readyCrypto();
    expect(sha256(utf8('x'))).toHaveLength(32);
  });

  test('a libsodium that computes something else is refused', async () => {
    await sodium.ready;
    const broken: Partial<Sodium>[] = [
      { crypto_hash_sha256: (() => new Uint8Array(32)) as unknown as Sodium['crypto_hash_sha256'] },
      { crypto_auth_hmacsha256_final: (() => new Uint8Array(32)) as unknown as Sodium['crypto_auth_hmacsha256_final'] },
      { crypto_sign_verify_detached: () => true },
      { crypto_sign_verify_detached: () => false },
      { ready: Promise.reject(new Error('no WebAssembly')) },
    ];
    for (const part of broken) await expect(startSodium({ ...sodium, ...part })).rejects.toThrow('crypto-unavailable');
  });
});

describe('hashes and signatures', () => {
  beforeAll(readyCrypto);

  test('the hashes are those of FIPS 180-4, the MAC that of RFC 4231', () => {
    expect(toHex(sha256(utf8('')))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(sha512(utf8('abc'))).slice(0, 32)).toBe('ddaf35a193617abacc417349ae204131');
    expect(
      toHex(hmacSha256(new Uint8Array(131).fill(0xaa), utf8('Test Using Larger Than Block-Size Key - Hash Key First'))),
    ).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
  });

  test('the key pair of a seed is that of RFC 8032', () => {
    const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60') ?? new Uint8Array();
    expect(toHex(signingKeyPairFromSeed(seed).publicKey)).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });

  test('a signature holds for its purpose, bytes and key, and for nothing else', () => {
    const pair = generateSigningKeyPair();
    const signature = signLabelled('statement', utf8('admit Elif'), pair.privateKey);
    expect(verifyLabelled('statement', utf8('admit Elif'), signature, pair.publicKey)).toBe(true);
    expect(verifyLabelled('session', utf8('admit Elif'), signature, pair.publicKey)).toBe(false);
    expect(verifyLabelled('statement', utf8('admit Mallory'), signature, pair.publicKey)).toBe(false);
    expect(verifyLabelled('statement', utf8('admit Elif'), signature, generateSigningKeyPair().publicKey)).toBe(false);
  });

  test('a malformed key or signature is false, never an exception', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.uint8Array(),
        fc.uint8Array({ maxLength: 80 }),
        (key, message, signature) => {
          expect(verifySignature(key, message, signature)).toBe(false);
        },
      ),
    );
  });
});
