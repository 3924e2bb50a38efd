/** What a `Group` is inside: the library's state, the directory size its last commit named, and secrets due for zeroing. */
import { channelFromGroupId, concatBytes, type ChannelId, type SuiteNumber } from '@kopri/protocol';
import { decodeGroupState, encodeGroupState, type ClientState, type GroupState } from 'ts-mls';
import type { SecretTree } from 'ts-mls/secretTree.js';
import { leafToNodeIndex, toLeafIndex } from 'ts-mls/treemath.js';
import type { Group } from '../mls-engine.js';
import { findSuiteNumber } from './sodium-provider.js';

/** Secrets that operations used up, newest first; `settle` zeroes them and lets go of them. */
interface Spent {
  secrets: readonly Uint8Array[];
  earlier: Spent | undefined;
}

export interface HeldGroup {
  readonly state: GroupState;
  readonly channel: ChannelId;
  readonly suite: SuiteNumber;
  /** The directory size the last commit named; 0 in a new channel. */
  readonly lastSize: number;
  readonly spent?: Spent | undefined;
}

export const heldOf = (group: Group): HeldGroup => group as unknown as HeldGroup;
export const groupOf = (held: HeldGroup): Group => held as unknown as Group;

/** Throws `TypeError` for a state that is no channel's. */
export function newlyHeld(state: GroupState | ClientState, lastSize: number): HeldGroup {
  const channel = channelFromGroupId(state.groupContext.groupId);
  const suite = findSuiteNumber(state.groupContext.cipherSuite);
  if (channel === undefined || suite === undefined) throw new TypeError('not the group of a channel');
  return { state: pruned(state), channel, suite, lastSize };
}

/** `held` with the next state, and what was used up on the way. */
export function advanced(
  held: HeldGroup,
  state: GroupState,
  secrets: readonly Uint8Array[],
  lastSize = held.lastSize,
): HeldGroup {
  const next = state.ratchetTree === held.state.ratchetTree ? state : pruned(state);
  return {
    ...held,
    state: next,
    lastSize,
    spent: { secrets: [...secrets, ...dropped(held.state, state)], earlier: held.spent },
  };
}

/** The library keeps private keys of nodes that have since become blank; they open nothing but old commits. */
function pruned(state: GroupState): GroupState {
  const live = Object.entries(state.privatePath.privateKeys).filter(
    ([node]) => state.ratchetTree[Number(node)] !== undefined,
  );
  return { ...state, privatePath: { ...state.privatePath, privateKeys: Object.fromEntries(live) } };
}

/** Secrets of epochs no longer kept, which the library forgets to report. */
const dropped = (before: GroupState, after: GroupState): Uint8Array[] =>
  [...before.historicalReceiverData].flatMap(([epoch, kept]) =>
    after.historicalReceiverData.has(epoch)
      ? []
      : [kept.senderDataSecret, kept.resumptionPsk, ...secretsOf(kept.secretTree)],
  );

const secretsOf = (tree: SecretTree): Uint8Array[] =>
  tree.flatMap(({ handshake, application }) =>
    [handshake, application].flatMap(({ secret, unusedGenerations }) => [secret, ...Object.values(unusedGenerations)]),
  );

/** What has been zeroed is not kept: settling the ten thousandth message costs what the first did. */
export function zero(held: HeldGroup): void {
  for (let spent = held.spent; spent !== undefined; ) {
    const { earlier } = spent;
    for (const secret of spent.secrets) secret.fill(0);
    spent.secrets = [];
    spent.earlier = undefined;
    spent = earlier;
  }
}

/** Throws `TypeError` once a later group was settled: its secrets are zeros, and zeros would seal for everybody. */
export function requireUnsettled(held: HeldGroup): void {
  const { secretTree, keySchedule } = held.state;
  const own = secretTree[ownNodeOf(held)];
  const secrets = [keySchedule.initSecret, own?.application.secret, own?.handshake.secret];
  if (secrets.some((secret) => secret === undefined || secret.every((byte) => byte === 0)))
    throw new TypeError('a group whose successor was settled');
}

export const ownIndexOf = ({ state }: HeldGroup): number => state.privatePath.leafIndex;
export const ownNodeOf = (held: HeldGroup): number => leafToNodeIndex(toLeafIndex(ownIndexOf(held)));

/** A copy that outlives the zeroing of the original. */
const copySecrets = (tree: SecretTree): SecretTree =>
  tree.map(({ handshake, application }) => ({
    handshake: copyRatchet(handshake),
    application: copyRatchet(application),
  }));

const copyRatchet = (ratchet: SecretTree[number]['application']): SecretTree[number]['application'] => ({
  ...ratchet,
  secret: ratchet.secret.slice(),
  unusedGenerations: Object.fromEntries(
    Object.entries(ratchet.unusedGenerations).map(([generation, secret]) => [generation, secret.slice()]),
  ),
});

/** A pending group lives beside the present one, whose secrets may be used up and zeroed before it takes over. */
export const withOwnHistory = (state: GroupState): GroupState => ({
  ...state,
  historicalReceiverData: new Map(
    [...state.historicalReceiverData].map(([epoch, kept]) => [
      epoch,
      { ...kept, secretTree: copySecrets(kept.secretTree) },
    ]),
  ),
});

const VERSION = 1;
const HEADER_BYTES = 9;

export function encodeHeld({ state, lastSize }: HeldGroup): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header[0] = VERSION;
  new DataView(header.buffer).setBigUint64(1, BigInt(lastSize));
  return concatBytes(header, encodeGroupState(state));
}

/** Throws anything for bytes that are not an encoded group. */
export function parseHeld(bytes: Uint8Array): HeldGroup {
  if (bytes[0] !== VERSION || bytes.length < HEADER_BYTES) throw new TypeError('version of the encoding');
  // The library keeps views into what it decodes: never into the caller's buffer.
  const copy = Uint8Array.from(bytes);
  const decoded = decodeGroupState(copy, HEADER_BYTES);
  if (decoded === undefined || decoded[1] + HEADER_BYTES !== copy.length) throw new TypeError('length of the encoding');
  return newlyHeld(decoded[0], Number(new DataView(copy.buffer).getBigUint64(1)));
}
