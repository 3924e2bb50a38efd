/** A member who does not play by our rules: the bare library, with whatever proposals and binding one likes. */
import { commitBindingCodec, suites, type CommitBinding } from '@kopri/protocol';
import {
  type CiphersuiteImpl,
  createCommit,
  emptyPskIndex,
  encodeMlsMessage,
  type GroupState,
  type KeyPackage,
  type Proposal,
  type PskIndex,
  type RatchetTree,
} from 'ts-mls';
import { signKeyPackage } from 'ts-mls/keyPackage.js';
import { signLeafNodeKeyPackage, type LeafNodeTBSKeyPackage } from 'ts-mls/leafNode.js';
import type { Group } from '../../mls-engine.js';
import { withRules } from '../config.js';
import { bindingExtension } from '../extensions.js';
import { heldOf } from '../held-group.js';
import { rosterHash } from '../judge.js';
import { makeKeyPackage } from '../key-packages.js';
import { leavesOf } from '../leaves.js';
import { sodiumSuite } from '../sodium-provider.js';
import { NOW_MS, type FakeDirectory, type Practitioner } from './cast.js';

export interface Forgery {
  readonly proposals?: readonly Proposal[];
  readonly binding?: Partial<CommitBinding>;
  /** In place of any binding. */
  readonly authenticatedData?: Uint8Array;
  readonly wireAsPublicMessage?: boolean;
  readonly pskIndex?: PskIndex;
  readonly cipherSuite?: CiphersuiteImpl;
  /** What the forger's own library believes before it commits. */
  readonly state?: GroupState;
}

/** A commit the library makes without complaint, with a roster hash that is right unless `binding` says otherwise. */
export async function forgeCommit(group: Group, directory: FakeDirectory, forgery: Forgery = {}) {
  const { state: present, suite } = heldOf(group);
  const state = forgery.state ?? present;
  const make = (authenticatedData: Uint8Array) =>
    createCommit(
      {
        state: withRules(state, { validate: () => true }),
        cipherSuite: forgery.cipherSuite ?? sodiumSuite(suite),
        pskIndex: forgery.pskIndex ?? emptyPskIndex,
      },
      {
        extraProposals: [...(forgery.proposals ?? [])],
        ratchetTreeExtension: true,
        wireAsPublicMessage: forgery.wireAsPublicMessage ?? false,
        authenticatedData,
        groupInfoExtensions: [bindingExtension(authenticatedData)],
      },
    );
  const roster = rosterHashOf((await make(new Uint8Array(0))).newState.ratchetTree);
  const binding = { version: 1 as const, ...directory.now(), roster, ...forgery.binding };
  const { commit, welcome, newState } = await make(forgery.authenticatedData ?? commitBindingCodec.encode(binding));
  const bytes = welcome && encodeMlsMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome });
  return { commit: encodeMlsMessage(commit), welcome: bytes, newState };
}

/** Any hash where leaves are forged beyond naming a device. */
function rosterHashOf(tree: RatchetTree): Uint8Array {
  try {
    return rosterHash(leavesOf(tree));
  } catch {
    return new Uint8Array(32);
  }
}

export const leafIndexOf = (group: Group, device: string): number =>
  leavesOf(heldOf(group).state.ratchetTree).find((leaf) => leaf.device === device)?.index ?? -1;

/** A key package signed by `who`, whatever its leaf says. */
export async function forgeKeyPackage(who: Practitioner, leaf: Partial<LeafNodeTBSKeyPackage>): Promise<KeyPackage> {
  const { signature } = sodiumSuite(suites.x25519);
  const { publicPackage } = await makeKeyPackage(who, who.mlsKey, { suite: suites.x25519, nowMs: NOW_MS });
  const leafNode = await signLeafNodeKeyPackage(
    { ...publicPackage.leafNode, ...leaf },
    who.mlsKey.privateKey,
    signature,
  );
  return signKeyPackage({ ...publicPackage, leafNode }, who.mlsKey.privateKey, signature);
}
