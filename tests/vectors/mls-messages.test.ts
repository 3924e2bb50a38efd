/** The MLS working group's vectors: messages of suite 3, and the encoding of all kinds of message. */
import { beforeAll, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { suites, toHex } from '@kopri/protocol';
import { decodeMlsMessage, encodeMlsMessage, type GroupContext } from 'ts-mls';
import type { Decoder } from 'ts-mls/codec/tlsDecoder.js';
import { decodeCommit, encodeCommit } from 'ts-mls/commit.js';
import { decodeGroupSecrets, encodeGroupSecrets } from 'ts-mls/groupSecrets.js';
import { verifyGroupInfoConfirmationTag, verifyGroupInfoSignature } from 'ts-mls/groupInfo.js';
import { makeKeyPackageRef } from 'ts-mls/keyPackage.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import {
  decodeAdd,
  decodeExternalInit,
  decodeGroupContextExtensions,
  decodePSK,
  decodeReinit,
  decodeRemove,
  decodeUpdate,
  encodeAdd,
  encodeExternalInit,
  encodeGroupContextExtensions,
  encodeProposal,
  encodePSK,
  encodeReinit,
  encodeRemove,
  encodeUpdate,
} from 'ts-mls/proposal.js';
import { decodeRatchetTree, encodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { keyRetention } from '../../libs/crypto/sealed/mls/config.js';
import { sodiumSuite } from '../../libs/crypto/sealed/mls/sodium-provider.js';
import { never } from '../../libs/crypto/sealed/mls/testing/cast.js';
import { describeVectors, hex } from '../../libs/testing/vectors.js';

beforeAll(readyCrypto);

const cs = sodiumSuite(suites.x25519);
const ours = <T extends object>(cases: readonly (T & { readonly cipher_suite: number })[]) =>
  cases.filter((of) => of.cipher_suite === 3);

function again<T>(decode: Decoder<T>, encode: (value: T) => Uint8Array): (text: string) => string {
  return (text) => toHex(encode((decode(hex(text), 0) ?? never())[0]));
}

const message = again(decodeMlsMessage, encodeMlsMessage);
const encodings: Readonly<Record<string, (text: string) => string>> = {
  mls_welcome: message,
  mls_group_info: message,
  mls_key_package: message,
  ratchet_tree: again(decodeRatchetTree, encodeRatchetTree),
  group_secrets: again(decodeGroupSecrets, encodeGroupSecrets),
  add_proposal: again(decodeAdd, encodeAdd),
  update_proposal: again(decodeUpdate, encodeUpdate),
  remove_proposal: again(decodeRemove, encodeRemove),
  pre_shared_key_proposal: again(decodePSK, encodePSK),
  re_init_proposal: again(decodeReinit, encodeReinit),
  external_init_proposal: again(decodeExternalInit, encodeExternalInit),
  group_context_extensions_proposal: again(decodeGroupContextExtensions, encodeGroupContextExtensions),
  commit: again(decodeCommit, encodeCommit),
  public_message_application: message,
  public_message_proposal: message,
  public_message_commit: message,
  private_message: message,
};

describeVectors<Readonly<Record<string, string>>[]>('mls/messages.json', (cases) => {
  test.each(Object.entries(encodings))('every %s encodes to what it was decoded from', (name, throughUs) => {
    for (const of of cases) expect(throughUs(of[name] ?? never())).toBe(of[name]);
  });
});

interface Protection {
  readonly group_id: string;
  readonly epoch: number;
  readonly tree_hash: string;
  readonly confirmed_transcript_hash: string;
  readonly signature_pub: string;
  readonly encryption_secret: string;
  readonly sender_data_secret: string;
  readonly membership_key: string;
  readonly proposal: string;
  readonly proposal_priv: string;
  readonly proposal_pub: string;
  readonly commit: string;
  readonly commit_priv: string;
  readonly commit_pub: string;
  readonly application: string;
  readonly application_priv: string;
}

const contextOf = (of: Protection): GroupContext => ({
  version: 'mls10',
  cipherSuite: cs.name,
  groupId: hex(of.group_id),
  epoch: BigInt(of.epoch),
  treeHash: hex(of.tree_hash),
  confirmedTranscriptHash: hex(of.confirmed_transcript_hash),
  extensions: [],
});

/** The bytes inside a message, in whichever form it came. */
async function contentOf(of: Protection, text: string): Promise<string> {
  const [form] = decodeMlsMessage(hex(text), 0) ?? never();
  const key = hex(of.signature_pub);
  if (form.wireformat === 'mls_public_message')
    return bytesOf(
      (await unprotectPublicMessage(hex(of.membership_key), contextOf(of), [], form.publicMessage, cs, key)).content,
    );
  if (form.wireformat !== 'mls_private_message') return never();
  const tree = await createSecretTree(2, hex(of.encryption_secret), cs.kdf);
  return bytesOf(
    (
      await unprotectPrivateMessage(
        hex(of.sender_data_secret),
        form.privateMessage,
        tree,
        [],
        contextOf(of),
        keyRetention,
        cs,
        key,
      )
    ).content.content,
  );
}

function bytesOf(content: Awaited<ReturnType<typeof unprotectPrivateMessage>>['content']['content']): string {
  if (content.contentType === 'application') return toHex(content.applicationData);
  return toHex(content.contentType === 'commit' ? encodeCommit(content.commit) : encodeProposal(content.proposal));
}

describeVectors<(Protection & { cipher_suite: number })[]>('mls/message-protection.json', (cases) => {
  test.each(ours(cases))('proposal, commit and application message open in both forms', async (of) => {
    for (const text of [of.proposal_priv, of.proposal_pub]) expect(await contentOf(of, text)).toBe(of.proposal);
    for (const text of [of.commit_priv, of.commit_pub]) expect(await contentOf(of, text)).toBe(of.commit);
    expect(await contentOf(of, of.application_priv)).toBe(of.application);
  });
});

describeVectors<
  { cipher_suite: number; init_priv: string; key_package: string; signer_pub: string; welcome: string }[]
>('mls/welcome.json', (cases) => {
  test.each(ours(cases))('the welcome opens, its signature and confirmation are in order', async (of) => {
    const [own] = decodeMlsMessage(hex(of.key_package), 0) ?? never();
    const [sent] = decodeMlsMessage(hex(of.welcome), 0) ?? never();
    if (own.wireformat !== 'mls_key_package' || sent.wireformat !== 'mls_welcome') return never();
    const key = await cs.hpke.importPrivateKey(hex(of.init_priv));
    const secrets =
      (await decryptGroupSecrets(key, await makeKeyPackageRef(own.keyPackage, cs.hash), sent.welcome, cs.hpke)) ??
      never();
    const noPsk = new Uint8Array(cs.kdf.size);
    const info = (await decryptGroupInfo(sent.welcome, secrets.joinerSecret, noPsk, cs)) ?? never();
    expect(await verifyGroupInfoSignature(info, hex(of.signer_pub), cs.signature)).toBe(true);
    expect(await verifyGroupInfoConfirmationTag(info, secrets.joinerSecret, noPsk, cs)).toBe(true);
  });
});
