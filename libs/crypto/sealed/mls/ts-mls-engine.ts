/** `MlsEngine` over ts-mls 1.6.4 with our patches, computing by libsodium. See docs/spec/channels.md. */
import { AppError, channelTermsCodec, channelToGroupId, rosterOf } from '@kopri/protocol';
import { createGroup, emptyPskIndex, joinGroupWithExtensions } from 'ts-mls';
import {
  MlsEngine,
  type CommitPlan,
  type DirectoryOracle,
  type Group,
  type GroupView,
  type KeyPair,
  type LeafIdentity,
  type NewKeyPackage,
  type Opened,
  type PendingCommit,
} from '../mls-engine.js';
import { channelStateOf, keysMatchTree } from './channel-state.js';
import { followCommit, makeCommit, requireAccepted, requireReplayed } from './commits.js';
import { configOf } from './config.js';
import { groupExtensions, parseBinding } from './extensions.js';
import {
  encodeHeld,
  groupOf,
  heldOf,
  newlyHeld,
  ownIndexOf,
  parseHeld,
  requireUnsettled,
  zero,
  type HeldGroup,
} from './held-group.js';
import { judgeJoin } from './judge.js';
import { encodeNewKeyPackage, makeKeyPackage, readKeyPackage } from './key-packages.js';
import { devicesOf, leavesOf } from './leaves.js';
import { openMessage, sealMessage } from './messages.js';
import { commitRefused, orRefuse } from './refusal.js';
import { sodiumSuite } from './sodium-provider.js';
import { encodePrivateMessage, encodeWelcome, parsePrivateMessage, parsePrivatePart, parseWelcome } from './wire.js';

type KeyPackageOptions = Parameters<MlsEngine['generateKeyPackage']>[2];
type GroupOptions = Parameters<MlsEngine['createGroup']>[2];

export class TsMlsEngine extends MlsEngine {
  async generateKeyPackage(own: LeafIdentity, mlsKey: KeyPair, options: KeyPackageOptions): Promise<NewKeyPackage> {
    return encodeNewKeyPackage(await makeKeyPackage(own, mlsKey, options));
  }

  async createGroup(own: LeafIdentity, mlsKey: KeyPair, { channel, terms, nowMs }: GroupOptions): Promise<Group> {
    channelTermsCodec.encode(terms);
    if (!terms.members.includes(own.member) || !terms.owners.includes(own.member))
      throw new TypeError('the opener owns the channel');
    const { publicPackage, privatePackage } = await makeKeyPackage(own, mlsKey, { suite: terms.suite, nowMs });
    const id = channelToGroupId(channel);
    const state = await createGroup(
      id,
      publicPackage,
      privatePackage,
      groupExtensions(terms),
      sodiumSuite(terms.suite),
      configOf({}),
    );
    return groupOf(newlyHeld(state, 0));
  }

  async commit(group: Group, plan: CommitPlan, oracle: DirectoryOracle, nowMs: number): Promise<PendingCommit> {
    const held = heldOf(group);
    requireUnsettled(held);
    const { result, next, current, added } = await makeCommit(held, plan, oracle, nowMs);
    if (result.commit.wireformat !== 'mls_private_message') throw new TypeError('a commit in public form');
    const pending = {
      next: groupOf(next),
      current: groupOf(current),
      commit: encodePrivateMessage(result.commit.privateMessage),
      roster: rosterOf(devicesOf(leavesOf(next.state.ratchetTree))),
    };
    if (result.welcome === undefined) return pending;
    const devices = added.map(({ device, ref }) => ({ device, ref }));
    return { ...pending, welcome: { bytes: encodeWelcome(result.welcome), devices } };
  }

  async seal(group: Group, plaintext: Uint8Array) {
    const held = heldOf(group);
    requireUnsettled(held);
    const { next, sealed } = await sealMessage(held, plaintext);
    return { group: groupOf(next), sealed };
  }

  async open(group: Group, sealed: Uint8Array, oracle: DirectoryOracle): Promise<Opened> {
    const held = heldOf(group);
    const message = parsePrivateMessage(sealed, held.channel);
    if (message.contentType === 'application') {
      const { next, ...opened } = await openMessage(held, message);
      return { kind: 'application', group: groupOf(next), ...opened };
    }
    const followed = await followCommit(held, message, oracle);
    if (followed.kind === 'removed') return followed;
    const { next, ...commit } = followed;
    return { ...commit, group: groupOf(next) };
  }

  async join(welcome: Uint8Array, own: NewKeyPackage, oracle: DirectoryOracle): Promise<Group> {
    const { keyPackage, suite } = await readKeyPackage(own.keyPackage);
    const privatePart = parsePrivatePart(own.privatePart);
    // Leaves are judged below, once the size that the welcome names is known to be replayed.
    const config = configOf({ validate: () => true });
    const [state, extensions] = await orRefuse('unreadable', () =>
      joinGroupWithExtensions(
        parseWelcome(welcome),
        keyPackage,
        privatePart,
        emptyPskIndex,
        sodiumSuite(suite),
        undefined,
        undefined,
        config,
      ),
    );
    return groupOf(await orRefuse('commit-refused', () => judgedJoin(state, extensions, oracle)));
  }

  welcomeRefs(welcome: Uint8Array): readonly Uint8Array[] {
    return parseWelcome(welcome).secrets.map(({ newMember }) => newMember);
  }

  async readKeyPackage(keyPackage: Uint8Array) {
    const { member, device, mlsKey, suite, notAfterMs, ref } = await readKeyPackage(keyPackage);
    return { member, device, mlsKey, suite, notAfterMs, ref };
  }

  view(group: Group): GroupView {
    const held = heldOf(group);
    const { terms, leaves } = channelStateOf(held.state);
    const own = leaves.find(({ index }) => index === ownIndexOf(held));
    if (own === undefined) throw new TypeError('a group without a leaf of ours');
    return {
      channel: held.channel,
      epoch: Number(held.state.groupContext.epoch),
      terms,
      leaves: leaves.map(({ member, device, node }) => ({ member, device, mlsKey: node.signaturePublicKey })),
      roster: rosterOf(devicesOf(leaves)),
      own: { member: own.member, device: own.device },
      epochAuthenticator: Uint8Array.from(held.state.keySchedule.epochAuthenticator),
    };
  }

  settle(group: Group): void {
    zero(heldOf(group));
  }

  encodeGroup(group: Group): Uint8Array {
    return encodeHeld(heldOf(group));
  }

  parseGroup(bytes: Uint8Array): Group {
    try {
      return groupOf(parseHeld(bytes));
    } catch (cause) {
      throw new AppError('store-corrupt', { detail: 'not an encoded group', cause });
    }
  }
}

function judgedJoin(
  state: Parameters<typeof newlyHeld>[0],
  extensions: Parameters<typeof parseBinding>[0],
  oracle: DirectoryOracle,
): HeldGroup {
  const binding = parseBinding(extensions);
  requireReplayed(oracle, binding.size);
  const held = newlyHeld(state, binding.size);
  const channel = channelStateOf(held.state);
  if (channel.terms.suite !== held.suite) throw commitRefused('suite-changed');
  requireAccepted(judgeJoin(channel, binding, oracle));
  if (!keysMatchTree(held, {})) throw commitRefused('a path whose keys are not those of the tree');
  return held;
}
