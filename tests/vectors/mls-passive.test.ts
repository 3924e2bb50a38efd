/** The MLS working group's passive clients for suite 3: joining groups of other implementations and following their commits. */
import { beforeAll, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { suites, toHex } from '@kopri/protocol';
import {
  acceptAll,
  bytesToBase64,
  decodeMlsMessage,
  joinGroup,
  makePskIndex,
  processPrivateMessage,
  processPublicMessage,
  type ClientState,
} from 'ts-mls';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { configOf } from '../../libs/crypto/sealed/mls/config.js';
import { sodiumSuite } from '../../libs/crypto/sealed/mls/sodium-provider.js';
import { never } from '../../libs/crypto/sealed/mls/testing/cast.js';
import { describeVectors, hex } from '../../libs/testing/vectors.js';

beforeAll(readyCrypto);

const cs = sodiumSuite(suites.x25519);

interface PassiveClient {
  readonly cipher_suite: number;
  readonly external_psks: readonly { readonly psk_id: string; readonly psk: string }[];
  readonly key_package: string;
  readonly signature_priv: string;
  readonly encryption_priv: string;
  readonly init_priv: string;
  readonly welcome: string;
  readonly ratchet_tree: string | null;
  readonly initial_epoch_authenticator: string;
  readonly epochs: readonly {
    readonly proposals: readonly string[];
    readonly commit: string;
    readonly epoch_authenticator: string;
  }[];
}

const messageOf = (text: string) => (decodeMlsMessage(hex(text), 0) ?? never())[0];
const psksOf = ({ external_psks }: PassiveClient) =>
  Object.fromEntries(external_psks.map(({ psk_id, psk }) => [bytesToBase64(hex(psk_id)), hex(psk)]));

async function join(of: PassiveClient): Promise<ClientState> {
  const [own, sent] = [messageOf(of.key_package), messageOf(of.welcome)];
  if (own.wireformat !== 'mls_key_package' || sent.wireformat !== 'mls_welcome') return never();
  const keys = {
    initPrivateKey: hex(of.init_priv),
    hpkePrivateKey: hex(of.encryption_priv),
    signaturePrivateKey: hex(of.signature_priv),
  };
  const tree = of.ratchet_tree === null ? undefined : decodeRatchetTree(hex(of.ratchet_tree), 0)?.[0];
  return joinGroup(
    sent.welcome,
    own.keyPackage,
    keys,
    makePskIndex(undefined, psksOf(of)),
    cs,
    tree,
    undefined,
    configOf({ validate: () => true }),
  );
}

async function follow(state: ClientState, text: string, of: PassiveClient): Promise<ClientState> {
  const message = messageOf(text);
  const psks = makePskIndex(state, psksOf(of));
  if (message.wireformat === 'mls_public_message')
    return (await processPublicMessage(state, message.publicMessage, psks, cs, acceptAll)).newState;
  if (message.wireformat === 'mls_private_message')
    return (await processPrivateMessage(state, message.privateMessage, psks, cs, acceptAll)).newState;
  return never();
}

for (const file of ['mls/passive-client-welcome.json', 'mls/passive-client-handling-commit.json'])
  describeVectors<PassiveClient[]>(file, (cases) => {
    test.each(
      cases.filter((of) => of.cipher_suite === 3).map((of, i) => ({ ...of, i })),
    )('client $i reaches the published authenticator of every epoch', async (of) => {
      let state = await join(of);
      expect(toHex(state.keySchedule.epochAuthenticator)).toBe(of.initial_epoch_authenticator);
      for (const { proposals, commit, epoch_authenticator } of of.epochs) {
        for (const text of [...proposals, commit]) state = await follow(state, text, of);
        expect(toHex(state.keySchedule.epochAuthenticator)).toBe(epoch_authenticator);
      }
    });
  });
