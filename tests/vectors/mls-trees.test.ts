/** The MLS working group's vectors for suite 3: trees, and update paths through them. */
import { beforeAll, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { suites, toHex } from '@kopri/protocol';
import type { GroupContext, RatchetTree } from 'ts-mls';
import { validateRatchetTree } from 'ts-mls/clientState.js';
import { applyUpdatePathSecret } from 'ts-mls/createCommit.js';
import { deriveSecret } from 'ts-mls/crypto/kdf.js';
import { verifyParentHashes } from 'ts-mls/parentHash.js';
import { pathToRoot } from 'ts-mls/pathSecrets.js';
import { toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { decodeProposal } from 'ts-mls/proposal.js';
import {
  addLeafNode,
  decodeRatchetTree,
  encodeRatchetTree,
  removeLeafNode,
  resolution,
  updateLeafNode,
} from 'ts-mls/ratchetTree.js';
import { treeHash, treeHashRoot } from 'ts-mls/treeHash.js';
import { leafToNodeIndex, leafWidth, root, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { applyUpdatePath, decodeUpdatePath } from 'ts-mls/updatePath.js';
import { configOf } from '../../libs/crypto/sealed/mls/config.js';
import { sodiumSuite } from '../../libs/crypto/sealed/mls/sodium-provider.js';
import { never } from '../../libs/crypto/sealed/mls/testing/cast.js';
import { describeVectors, hex } from '../../libs/testing/vectors.js';

beforeAll(readyCrypto);

const cs = sodiumSuite(suites.x25519);
const ours = <T extends object>(cases: readonly (T & { readonly cipher_suite: number })[]) =>
  cases.filter((of) => of.cipher_suite === 3);
const treeOf = (bytes: string): RatchetTree => (decodeRatchetTree(hex(bytes), 0) ?? never())[0];

interface Operation {
  readonly tree_before: string;
  readonly proposal: string;
  readonly proposal_sender: number;
  readonly tree_after: string;
  readonly tree_hash_before: string;
  readonly tree_hash_after: string;
}

function applied(tree: RatchetTree, { proposal: bytes, proposal_sender }: Operation): RatchetTree {
  const [proposal] = decodeProposal(hex(bytes), 0) ?? never();
  if ('add' in proposal) return addLeafNode(tree, proposal.add.keyPackage.leafNode)[0];
  if ('update' in proposal) return updateLeafNode(tree, proposal.update.leafNode, toLeafIndex(proposal_sender));
  if ('remove' in proposal) return removeLeafNode(tree, toLeafIndex(proposal.remove.removed));
  return never();
}

// Of suite 1, whose hash is that of suite 3.
describeVectors<Operation[]>('mls/tree-operations.json', (cases) => {
  test.each(cases)('a proposal by leaf $proposal_sender changes the tree as published', async (of) => {
    const before = treeOf(of.tree_before);
    expect(toHex(await treeHashRoot(before, cs.hash))).toBe(of.tree_hash_before);
    const after = applied(before, of);
    expect(toHex(encodeRatchetTree(after))).toBe(of.tree_after);
    expect(toHex(await treeHashRoot(after, cs.hash))).toBe(of.tree_hash_after);
  });
});

const contextOf = (groupId: string, parts: Partial<GroupContext> = {}): GroupContext => ({
  version: 'mls10',
  cipherSuite: cs.name,
  groupId: hex(groupId),
  epoch: 0n,
  treeHash: new Uint8Array(0),
  confirmedTranscriptHash: new Uint8Array(0),
  extensions: [],
  ...parts,
});

describeVectors<
  { cipher_suite: number; tree: string; group_id: string; tree_hashes: string[]; resolutions: number[][] }[]
>('mls/tree-validation.json', (cases) => {
  test.each(
    ours(cases).map((of, i) => ({ ...of, i })),
  )('tree $i is valid, with the published hashes and resolutions', async (of) => {
    const tree = treeOf(of.tree);
    for (const [i, hash] of of.tree_hashes.entries()) {
      expect(toHex(await treeHash(tree, toNodeIndex(i), cs.hash))).toBe(hash);
      expect(resolution(tree, toNodeIndex(i))).toEqual(of.resolutions[i]);
    }
    expect(await verifyParentHashes(tree, cs.hash)).toBe(true);
    const { lifetimeConfig, authService } = configOf({ validate: () => true });
    expect(
      await validateRatchetTree(
        tree,
        contextOf(of.group_id),
        lifetimeConfig,
        authService,
        await treeHashRoot(tree, cs.hash),
        cs,
      ),
    ).toBeUndefined();
  });
});

interface TreeKem {
  readonly group_id: string;
  readonly epoch: number;
  readonly confirmed_transcript_hash: string;
  readonly ratchet_tree: string;
  readonly leaves_private: readonly {
    readonly index: number;
    readonly encryption_priv: string;
    readonly path_secrets: readonly { readonly node: number; readonly path_secret: string }[];
  }[];
  readonly update_paths: readonly {
    readonly sender: number;
    readonly update_path: string;
    readonly path_secrets: readonly (string | null)[];
    readonly commit_secret: string;
    readonly tree_hash_after: string;
  }[];
}

async function privatePathsOf({ leaves_private }: TreeKem) {
  return Promise.all(
    leaves_private.map(async ({ index, encryption_priv, path_secrets }) => {
      const secrets = Object.fromEntries(path_secrets.map(({ node, path_secret }) => [node, hex(path_secret)]));
      const path = await toPrivateKeyPath(secrets, index, cs);
      return {
        ...path,
        privateKeys: { ...path.privateKeys, [leafToNodeIndex(toLeafIndex(index))]: hex(encryption_priv) },
      };
    }),
  );
}

describeVectors<(TreeKem & { cipher_suite: number })[]>('mls/treekem.json', (cases) => {
  test.each(
    ours(cases).map((of, i) => ({ ...of, i })),
  )('in tree $i every leaf derives the published secrets of every update path', async (of) => {
    const tree = treeOf(of.ratchet_tree);
    const paths = await privatePathsOf(of);
    for (const update of of.update_paths) {
      const [path] = decodeUpdatePath(hex(update.update_path), 0) ?? never();
      const sender = toLeafIndex(update.sender);
      const after = await applyUpdatePath(tree, sender, path, cs.hash);
      expect(toHex(await treeHashRoot(after, cs.hash))).toBe(update.tree_hash_after);
      const context = contextOf(of.group_id, {
        epoch: BigInt(of.epoch),
        treeHash: hex(update.tree_hash_after),
        confirmedTranscriptHash: hex(of.confirmed_transcript_hash),
      });
      for (const mine of paths) {
        const published = update.path_secrets[mine.leafIndex];
        if (typeof published !== 'string') continue;
        const { nodeIndex, pathSecret } = await applyUpdatePathSecret(after, mine, sender, context, path, [], cs);
        expect(toHex(pathSecret)).toBe(published);
        const secrets = await pathToRoot(after, nodeIndex, pathSecret, cs.kdf);
        const rootSecret = secrets[root(leafWidth(after.length))] ?? never();
        expect(toHex(await deriveSecret(rootSecret, 'path', cs.kdf))).toBe(update.commit_secret);
      }
    }
  });
});
