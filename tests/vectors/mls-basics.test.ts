/** The MLS working group's vectors for suite 3: primitives, key schedule, transcript, with our libsodium provider. */
import { beforeAll, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { suites, toHex } from '@kopri/protocol';
import { mlsExporter, type GroupContext } from 'ts-mls';
import { decodeAuthenticatedContent } from 'ts-mls/authenticatedContent.js';
import { determineLength } from 'ts-mls/codec/variableLength.js';
import { refhash } from 'ts-mls/crypto/hash.js';
import { decryptWithLabel, encryptWithLabel } from 'ts-mls/crypto/hpke.js';
import { deriveSecret, deriveTreeSecret, expandWithLabel } from 'ts-mls/crypto/kdf.js';
import { signWithLabel, verifyWithLabel } from 'ts-mls/crypto/signature.js';
import { verifyConfirmationTag } from 'ts-mls/framedContent.js';
import { encodeGroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch } from 'ts-mls/keySchedule.js';
import { computePskSecret } from 'ts-mls/presharedkey.js';
import { createSecretTree, ratchetToGeneration } from 'ts-mls/secretTree.js';
import { expandSenderDataKey, expandSenderDataNonce } from 'ts-mls/sender.js';
import { createConfirmedHash, createInterimHash } from 'ts-mls/transcriptHash.js';
import { left, parent, right, root, sibling, toNodeIndex } from 'ts-mls/treemath.js';
import { never } from '../../libs/crypto/sealed/mls/testing/cast.js';
import { sodiumSuite } from '../../libs/crypto/sealed/mls/sodium-provider.js';
import { describeVectors, hex } from '../../libs/testing/vectors.js';

beforeAll(readyCrypto);

const cs = sodiumSuite(suites.x25519);
const ours = <T extends object>(cases: readonly (T & { readonly cipher_suite: number })[]) =>
  cases.filter((of) => of.cipher_suite === 3);
type Fields = Readonly<Record<string, string>>;

interface Basics {
  readonly ref_hash: { readonly label: string; readonly value: string; readonly out: string };
  readonly expand_with_label: {
    readonly secret: string;
    readonly label: string;
    readonly context: string;
    readonly length: number;
    readonly out: string;
  };
  readonly derive_secret: { readonly secret: string; readonly label: string; readonly out: string };
  readonly derive_tree_secret: {
    readonly secret: string;
    readonly label: string;
    readonly generation: number;
    readonly length: number;
    readonly out: string;
  };
  readonly sign_with_label: {
    readonly priv: string;
    readonly pub: string;
    readonly content: string;
    readonly label: string;
    readonly signature: string;
  };
  readonly encrypt_with_label: Readonly<
    Record<'priv' | 'pub' | 'label' | 'context' | 'plaintext' | 'kem_output' | 'ciphertext', string>
  >;
}
describeVectors<(Basics & { cipher_suite: number })[]>('mls/crypto-basics.json', (cases) => {
  test.each(ours(cases))('hashes, derivations, signatures and HPKE are as published', async (of) => {
    expect(toHex(await refhash(of.ref_hash.label, hex(of.ref_hash.value), cs.hash))).toBe(of.ref_hash.out);
    const {
      expand_with_label: e,
      derive_secret: d,
      derive_tree_secret: t,
      sign_with_label: s,
      encrypt_with_label: h,
    } = of;
    expect(toHex(await expandWithLabel(hex(e.secret), e.label, hex(e.context), e.length, cs.kdf))).toBe(e.out);
    expect(toHex(await deriveSecret(hex(d.secret), d.label, cs.kdf))).toBe(d.out);
    expect(toHex(await deriveTreeSecret(hex(t.secret), t.label, t.generation, t.length, cs.kdf))).toBe(t.out);
    expect(await verifyWithLabel(hex(s.pub), s.label, hex(s.content), hex(s.signature), cs.signature)).toBe(true);
    expect(toHex(await signWithLabel(hex(s.priv), s.label, hex(s.content), cs.signature))).toBe(s.signature);
    const key = await cs.hpke.importPrivateKey(hex(h.priv));
    expect(
      toHex(await decryptWithLabel(key, h.label, hex(h.context), hex(h.kem_output), hex(h.ciphertext), cs.hpke)),
    ).toBe(h.plaintext);
    const sealed = await encryptWithLabel(
      await cs.hpke.importPublicKey(hex(h.pub)),
      h.label,
      hex(h.context),
      hex(h.plaintext),
      cs.hpke,
    );
    expect(toHex(await decryptWithLabel(key, h.label, hex(h.context), sealed.enc, sealed.ct, cs.hpke))).toBe(
      h.plaintext,
    );
  });
});

type Epoch = Fields & {
  readonly exporter: {
    readonly context: string;
    readonly label: string;
    readonly length: number;
    readonly secret: string;
  };
};
describeVectors<{ cipher_suite: number; group_id: string; initial_init_secret: string; epochs: Epoch[] }[]>(
  'mls/key-schedule.json',
  (cases) => {
    test.each(ours(cases))('every epoch derives the published secrets', async ({
      group_id,
      initial_init_secret,
      epochs,
    }) => {
      let initSecret = hex(initial_init_secret);
      for (const [i, of] of epochs.entries()) {
        const context: GroupContext = {
          version: 'mls10',
          cipherSuite: cs.name,
          groupId: hex(group_id),
          epoch: BigInt(i),
          treeHash: hex(of['tree_hash'] ?? ''),
          confirmedTranscriptHash: hex(of['confirmed_transcript_hash'] ?? ''),
          extensions: [],
        };
        expect(toHex(encodeGroupContext(context))).toBe(of['group_context']);
        const made = await initializeEpoch(
          initSecret,
          hex(of['commit_secret'] ?? ''),
          context,
          hex(of['psk_secret'] ?? ''),
          cs.kdf,
        );
        const { keySchedule: keys } = made;
        const published = ['joiner', 'welcome', 'init', 'sender_data', 'encryption', 'exporter', 'external'].map(
          (name) => of[`${name}_secret`],
        );
        const derived = [
          made.joinerSecret,
          made.welcomeSecret,
          keys.initSecret,
          keys.senderDataSecret,
          made.encryptionSecret,
          keys.exporterSecret,
          keys.externalSecret,
        ];
        expect(derived.map(toHex)).toEqual(published);
        const others = [keys.epochAuthenticator, keys.confirmationKey, keys.membershipKey, keys.resumptionPsk];
        expect(others.map(toHex)).toEqual(
          ['epoch_authenticator', 'confirmation_key', 'membership_key', 'resumption_psk'].map((name) => of[name]),
        );
        const { publicKey } = await cs.hpke.deriveKeyPair(keys.externalSecret);
        expect(toHex(await cs.hpke.exportPublicKey(publicKey))).toBe(of['external_pub']);
        const { label, context: about, length, secret } = of.exporter;
        expect(toHex(await mlsExporter(keys.exporterSecret, label, hex(about), length, cs))).toBe(secret);
        initSecret = keys.initSecret;
      }
    });
  },
);

type Nulls = readonly (number | null)[];
describeVectors<{ n_leaves: number; root: number; left: Nulls; right: Nulls; parent: Nulls; sibling: Nulls }[]>(
  'mls/tree-math.json',
  (cases) => {
    const orNull = (work: () => number): number | null => {
      try {
        return work();
      } catch {
        return null;
      }
    };

    test.each(cases)('a tree of $n_leaves leaves', (of) => {
      expect(root(of.n_leaves)).toBe(of.root);
      for (const [i] of of.left.entries()) {
        const node = toNodeIndex(i);
        expect(orNull(() => left(node))).toBe(of.left[i]);
        expect(orNull(() => right(node))).toBe(of.right[i]);
        if (i === of.root) continue;
        expect(parent(node, of.n_leaves)).toBe(of.parent[i]);
        expect(sibling(node, of.n_leaves)).toBe(of.sibling[i]);
      }
    });
  },
);

interface Generation {
  readonly generation: number;
  readonly application_key: string;
  readonly application_nonce: string;
  readonly handshake_key: string;
  readonly handshake_nonce: string;
}
describeVectors<{ cipher_suite: number; encryption_secret: string; sender_data: Fields; leaves: Generation[][] }[]>(
  'mls/secret-tree.json',
  (cases) => {
    test.each(ours(cases))('every generation of every leaf has the published key and nonce', async ({
      encryption_secret,
      sender_data,
      leaves,
    }) => {
      const [secret, ciphertext] = [hex(sender_data['sender_data_secret'] ?? ''), hex(sender_data['ciphertext'] ?? '')];
      expect(toHex(await expandSenderDataKey(cs, secret, ciphertext))).toBe(sender_data['key']);
      expect(toHex(await expandSenderDataNonce(cs, secret, ciphertext))).toBe(sender_data['nonce']);
      const tree = await createSecretTree(leaves.length, hex(encryption_secret), cs.kdf);
      const config = { retainKeysForGenerations: 10, retainKeysForEpochs: 1, maximumForwardRatchetSteps: 1000 };
      for (const [leafIndex, generations] of leaves.entries())
        for (const of of generations) {
          const at = { leafIndex, generation: of.generation, reuseGuard: new Uint8Array(4) as never };
          const application = await ratchetToGeneration(tree, at, 'application', config, cs);
          expect([toHex(application.key), toHex(application.nonce)]).toEqual([
            of.application_key,
            of.application_nonce,
          ]);
          const handshake = await ratchetToGeneration(tree, at, 'commit', config, cs);
          expect([toHex(handshake.key), toHex(handshake.nonce)]).toEqual([of.handshake_key, of.handshake_nonce]);
        }
    });
  },
);

describeVectors<(Fields & { cipher_suite: never })[]>('mls/transcript-hashes.json', (cases) => {
  test.each(ours(cases))('confirmed and interim hashes are as published', async (of) => {
    const [{ wireformat, content, auth }] =
      decodeAuthenticatedContent(hex(of['authenticated_content'] ?? ''), 0) ?? never();
    if (content.contentType !== 'commit' || auth.contentType !== 'commit') throw new Error('not a commit');
    const confirmed = await createConfirmedHash(
      hex(of['interim_transcript_hash_before'] ?? ''),
      { wireformat, content, signature: auth.signature },
      cs.hash,
    );
    expect(toHex(confirmed)).toBe(of['confirmed_transcript_hash_after']);
    expect(
      await verifyConfirmationTag(hex(of['confirmation_key'] ?? ''), auth.confirmationTag, confirmed, cs.hash),
    ).toBe(true);
    expect(toHex(await createInterimHash(confirmed, auth.confirmationTag, cs.hash))).toBe(
      of['interim_transcript_hash_after'],
    );
  });
});

describeVectors<{ cipher_suite: number; psks: Fields[]; psk_secret: string }[]>('mls/psk_secret.json', (cases) => {
  test.each(ours(cases))('the secret of $psks.length pre-shared keys', async ({ psks, psk_secret }) => {
    const ids = psks.map((of): Parameters<typeof computePskSecret>[0][number] => [
      { psktype: 'external', pskId: hex(of['psk_id'] ?? ''), pskNonce: hex(of['psk_nonce'] ?? '') },
      hex(of['psk'] ?? ''),
    ]);
    expect(toHex(await computePskSecret(ids, cs))).toBe(psk_secret);
  });
});

describeVectors<{ vlbytes_header: string; length: number }[]>('mls/deserialization.json', (cases) => {
  test.each(cases)('the header $vlbytes_header means $length bytes', ({ vlbytes_header, length }) => {
    expect(determineLength(hex(vlbytes_header), 0).length).toBe(length);
  });
});
