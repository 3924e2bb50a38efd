/** Our provider against the library's own two, both ways: the same bytes, or one opens what the other sealed. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { fromHex, suites, toHex, utf8 } from '@kopri/protocol';
import fc from 'fast-check';
import { defaultCryptoProvider, getCiphersuiteImpl, nobleCryptoProvider, type CiphersuiteImpl } from 'ts-mls';
import { readyCrypto } from '../../verify/index.js';
import { randomBytes } from '../keys.js';
import { ciphersuiteOf, sodiumProvider, sodiumSuite } from './sodium-provider.js';
import { never } from './testing/cast.js';

beforeAll(readyCrypto);

const some = fc.uint8Array({ maxLength: 200 });
const pairs = ([suites.x25519, suites.xwing] as const).flatMap((suite) => [
  { suite, name: 'default', provider: defaultCryptoProvider },
  { suite, name: 'noble', provider: nobleCryptoProvider },
]);

describe.each(pairs)('suite $suite against the $name provider', ({ suite, provider }) => {
  let ours: CiphersuiteImpl;
  let theirs: CiphersuiteImpl;
  beforeAll(async () => {
    ours = await getCiphersuiteImpl(ciphersuiteOf(suite), sodiumProvider);
    theirs = await getCiphersuiteImpl(ciphersuiteOf(suite), provider);
  });

  /** Both compute `work` to the same bytes. */
  const same = async (work: (impl: CiphersuiteImpl) => Promise<Uint8Array>) =>
    expect(toHex(await work(ours))).toBe(toHex(await work(theirs)));

  test('hash, MAC, derivation and AEAD give the same bytes', async () => {
    expect([ours.kdf.size, ours.hpke.keyLength, ours.hpke.nonceLength]).toEqual([
      theirs.kdf.size,
      theirs.hpke.keyLength,
      theirs.hpke.nonceLength,
    ]);
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 300 }),
        async (message, key, length) => {
          const salt = await ours.hash.digest(key);
          const prk = await ours.kdf.extract(salt, message);
          const [aeadKey, nonce] = [prk.subarray(0, 32), prk.subarray(0, 12)];
          await same((impl) => impl.hash.digest(message));
          await same((impl) => impl.hash.mac(key, message));
          await same((impl) => impl.kdf.extract(salt, message));
          await same((impl) => impl.kdf.expand(prk, message, length));
          await same((impl) => impl.hpke.encryptAead(aeadKey, nonce, key, message));
          expect(
            await theirs.hpke.decryptAead(
              aeadKey,
              nonce,
              key,
              await ours.hpke.encryptAead(aeadKey, nonce, key, message),
            ),
          ).toEqual(message);
          expect(await ours.hash.verifyMac(key, await theirs.hash.mac(key, message), message)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('signatures from a seed are the same, and each verifies the other’s', async () => {
    const seed = randomBytes(32);
    await same((impl) => impl.signature.sign(seed, utf8('statement')));
    const [mine, other] = [await ours.signature.keygen(), await theirs.signature.keygen()];
    expect(
      await theirs.signature.verify(mine.publicKey, utf8('a'), await ours.signature.sign(mine.signKey, utf8('a'))),
    ).toBe(true);
    expect(
      await ours.signature.verify(other.publicKey, utf8('a'), await theirs.signature.sign(other.signKey, utf8('a'))),
    ).toBe(true);
  });

  test('key pairs derived from the same material are the same', async () => {
    for (let i = 0; i < 5; i++) {
      const ikm = randomBytes(ours.kdf.size);
      await same(async (impl) => impl.hpke.exportPublicKey((await impl.hpke.deriveKeyPair(ikm)).publicKey));
      await same(async (impl) => impl.hpke.exportPrivateKey((await impl.hpke.deriveKeyPair(ikm)).privateKey));
    }
  });

  test('what one seals the other opens, and exported secrets agree', async () => {
    for (const [from, to] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const { publicKey, privateKey } = await to.hpke.generateKeyPair();
      const key = await from.hpke.importPublicKey(await to.hpke.exportPublicKey(publicKey));
      const secretKey = await to.hpke.importPrivateKey(await to.hpke.exportPrivateKey(privateKey));
      const { ct, enc } = await from.hpke.seal(key, utf8('path secret'), utf8('info'), utf8('aad'));
      expect(await to.hpke.open(secretKey, enc, ct, utf8('info'), utf8('aad'))).toEqual(utf8('path secret'));
      const exported = await from.hpke.exportSecret(key, utf8('context'), 64, utf8('info'));
      expect(await to.hpke.importSecret(secretKey, utf8('context'), exported.enc, 64, utf8('info'))).toEqual(
        exported.secret,
      );
    }
  });
});

describe('RFC 9180', () => {
  const bytes = (hex: string): Uint8Array => fromHex(hex) ?? never();
  const { hpke } = sodiumSuite(suites.x25519);

  test('appendix A.2.1 opens', async () => {
    const key = await hpke.deriveKeyPair(bytes('1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df'));
    expect(toHex(await hpke.exportPublicKey(key.publicKey))).toBe(
      '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
    );
    const plaintext = await hpke.open(
      key.privateKey,
      bytes('1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a'),
      bytes('1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28'),
      bytes('4f6465206f6e2061204772656369616e2055726e'),
      bytes('436f756e742d30'),
    );
    expect(plaintext).toEqual(utf8('Beauty is truth, truth beauty'));
  });

  test('§7.1.4: a point that gives zeros is refused by both sides', async () => {
    const { privateKey } = await hpke.generateKeyPair();
    const zero = new Uint8Array(32);
    await expect(hpke.seal(await hpke.importPublicKey(zero), utf8('x'), utf8('i'))).rejects.toThrow();
    await expect(hpke.open(privateKey, zero, new Uint8Array(17), utf8('i'))).rejects.toThrow();
  });

  test.each([
    suites.x25519,
    suites.xwing,
  ] as const)('suite %i: another key, info, additional data or a changed byte does not open', async (suite) => {
    const { hpke: of } = sodiumSuite(suite);
    const [mine, other] = [await of.generateKeyPair(), await of.generateKeyPair()];
    const { ct, enc } = await of.seal(mine.publicKey, utf8('x'), utf8('info'), utf8('aad'));
    const flipped = (text: Uint8Array) => text.map((byte, i) => (i === text.length - 1 ? byte ^ 1 : byte));
    await expect(of.open(other.privateKey, enc, ct, utf8('info'), utf8('aad'))).rejects.toThrow();
    await expect(of.open(mine.privateKey, enc, ct, utf8('other'), utf8('aad'))).rejects.toThrow();
    await expect(of.open(mine.privateKey, enc, ct, utf8('info'), utf8('other'))).rejects.toThrow();
    await expect(of.open(mine.privateKey, flipped(enc), ct, utf8('info'), utf8('aad'))).rejects.toThrow();
    await expect(of.open(mine.privateKey, enc, flipped(ct), utf8('info'), utf8('aad'))).rejects.toThrow();
    await expect(of.open(mine.privateKey, enc.subarray(1), ct, utf8('info'), utf8('aad'))).rejects.toThrow();
    await expect(of.importPublicKey(new Uint8Array(31))).rejects.toThrow(TypeError);
    await expect(of.importPrivateKey(new Uint8Array(31))).rejects.toThrow(TypeError);
  });

  test('two seals of the same text have nothing in common', async () => {
    const { publicKey } = await hpke.generateKeyPair();
    const [a, b] = [await hpke.seal(publicKey, utf8('x'), utf8('i')), await hpke.seal(publicKey, utf8('x'), utf8('i'))];
    expect(a.enc).not.toEqual(b.enc);
    expect(a.ct).not.toEqual(b.ct);
  });

  test('RFC 5869 §2.3: no more than 255 blocks', async () => {
    const { kdf } = sodiumSuite(suites.x25519);
    expect(await kdf.expand(new Uint8Array(32), utf8(''), 255 * 32)).toHaveLength(8160);
    await expect(kdf.expand(new Uint8Array(32), utf8(''), 255 * 32 + 1)).rejects.toThrow(RangeError);
  });
});

test('a suite that is not ours is a bug of the caller', async () => {
  const other = { ...ciphersuiteOf(suites.x25519), name: 'MLS_128_DHKEMP256_AES128GCM_SHA256_P256' as const };
  await expect(sodiumProvider.getCiphersuiteImpl(other)).rejects.toThrow(TypeError);
});
