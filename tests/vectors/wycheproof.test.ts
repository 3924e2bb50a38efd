/** C2SP Wycheproof against the primitives as our providers call them: edge cases that have broken other libraries. */
import { beforeAll, expect, test } from '@jest/globals';
import { concatBytes, equalBytes } from '@kopri/protocol';
import { readyCrypto, hmacSha256, verifySignature } from '@kopri/crypto/verify';
import sodium from 'libsodium-wrappers';
import { expand, extract, hkdfSha256, hkdfSha512, type Hkdf } from '../../libs/crypto/sealed/mls/hkdf.js';
import { decryptAead, encryptAead } from '../../libs/crypto/sealed/mls/hpke.js';
import { describeVectors, hex } from '../../libs/testing/vectors.js';

beforeAll(readyCrypto);

interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
  readonly flags: readonly string[];
}
interface File<G, C> {
  readonly testGroups: readonly (G & { readonly tests: readonly (Case & C)[] })[];
}

/** The cases for which `answers` does not say what the vector says; an exception is an answer of false. */
function wrong<G, C>(file: File<G, C>, answers: (of: Case & C, group: G) => boolean): string[] {
  return file.testGroups.flatMap((group) =>
    group.tests
      .filter((of) => of.result !== 'acceptable' && orFalse(() => answers(of, group)) !== (of.result === 'valid'))
      .map((of) => `${of.tcId} ${of.comment}`),
  );
}

function orFalse(work: () => boolean): boolean {
  try {
    return work();
  } catch {
    return false;
  }
}

type Signature = { readonly msg: string; readonly sig: string };
describeVectors<File<{ readonly publicKey: { readonly pk: string } }, Signature>>(
  'wycheproof/ed25519_test.json',
  (file) => {
    test('every signature is accepted or refused as published', () => {
      expect(
        wrong(file, ({ msg, sig }, { publicKey }) => verifySignature(hex(publicKey.pk), hex(msg), hex(sig))),
      ).toEqual([]);
    });
  },
);

type Exchange = { readonly public: string; readonly private: string; readonly shared: string };
describeVectors<File<object, Exchange>>('wycheproof/x25519_test.json', (file) => {
  const shared = (of: Exchange) => sodium.crypto_scalarmult(hex(of.private), hex(of.public));

  test('every exchange gives the published secret; points that give zeros throw, as RFC 9180 §7.1.4 demands', () => {
    const zeros = '0'.repeat(64);
    for (const { tests } of file.testGroups)
      for (const of of tests) {
        if (of.shared === zeros) expect(() => shared(of)).toThrow();
        else expect(shared(of)).toEqual(hex(of.shared));
      }
  });
});

type Aead = {
  readonly key: string;
  readonly iv: string;
  readonly aad: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag: string;
};
const aeads = {
  'wycheproof/chacha20_poly1305_test.json': {
    seal: encryptAead,
    open: decryptAead,
  },
  'wycheproof/xchacha20_poly1305_test.json': {
    seal: (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array | undefined, text: Uint8Array) =>
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(text, aad ?? null, null, nonce, key),
    open: (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array | undefined, sealed: Uint8Array) =>
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, aad ?? null, nonce, key),
  },
};
for (const [name, { seal, open }] of Object.entries(aeads))
  describeVectors<File<object, Aead>>(name, (file) => {
    test('every ciphertext opens or is refused as published', () => {
      expect(
        wrong(file, (of) =>
          equalBytes(open(hex(of.key), hex(of.iv), hex(of.aad), concatBytes(hex(of.ct), hex(of.tag))), hex(of.msg)),
        ),
      ).toEqual([]);
    });

    test('sealing gives the published bytes', () => {
      expect(
        wrong(
          file,
          (of) =>
            of.result === 'valid' &&
            equalBytes(seal(hex(of.key), hex(of.iv), hex(of.aad), hex(of.msg)), concatBytes(hex(of.ct), hex(of.tag))),
        ),
      ).toEqual([]);
    });
  });

type Derivation = {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
};
type Mac = { readonly key: string; readonly msg: string; readonly tag: string };
const hashes: readonly (readonly [string, Hkdf])[] = [
  ['sha256', hkdfSha256],
  ['sha512', hkdfSha512],
];
for (const [name, hkdf] of hashes) {
  describeVectors<File<object, Derivation>>(`wycheproof/hkdf_${name}_test.json`, (file) => {
    test('every derivation gives the published bytes, and too many are refused', () => {
      const derive = (of: Derivation) => expand(hkdf, extract(hkdf, hex(of.salt), hex(of.ikm)), hex(of.info), of.size);
      expect(wrong(file, (of) => equalBytes(derive(of), hex(of.okm)))).toEqual([]);
    });
  });

  describeVectors<File<{ readonly tagSize: number }, Mac>>(`wycheproof/hmac_${name}_test.json`, (file) => {
    test('every MAC is accepted or refused as published', () => {
      expect(
        wrong(file, (of, { tagSize }) =>
          equalBytes(hkdf.hmac(hex(of.key), hex(of.msg)).subarray(0, tagSize / 8), hex(of.tag)),
        ),
      ).toEqual([]);
    });
  });
}

describeVectors<File<{ readonly tagSize: number }, Mac>>('wycheproof/hmac_sha256_test.json', (file) => {
  test('the public side computes the same', () => {
    expect(
      wrong(file, (of, { tagSize }) =>
        equalBytes(hmacSha256(hex(of.key), hex(of.msg)).subarray(0, tagSize / 8), hex(of.tag)),
      ),
    ).toEqual([]);
  });
});
