/**
 * What the directory demands of a channel: linking a device, leaving a post and losing a laptop are
 * one mechanism. Opening a channel is the same again: a group of one whose listed members are missing.
 */
import { concatBytes, utf8, type ChannelTerms, type DeviceId, type MemberId } from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import { strikeRemoved, type GroupView, type LeafIdentity } from '@kopri/crypto/sealed';
import { servesNetwork, type Directory } from '@kopri/directory';

export interface Repair {
  readonly add: readonly LeafIdentity[];
  readonly remove: readonly DeviceId[];
  /** Without the members who were removed from the directory; absent when nobody was. */
  readonly terms?: ChannelTerms;
}

/** `undefined` when the channel is as the directory wants it. */
export function planRepair(
  view: GroupView,
  directory: Directory,
  wanted: ChannelTerms = view.terms,
): Repair | undefined {
  const terms = strikeRemoved(wanted, (member) => directory.isRemovedAt(member, directory.size));
  const listed = new Set(terms.members);
  const remove = view.leaves
    .filter((leaf) => !listed.has(leaf.member) || !directory.isActiveAt(leaf, directory.size))
    .map(({ device }) => device);
  const add = terms.members
    .flatMap((member) => activeDevices(directory, member))
    .filter(({ device }) => !view.roster.includes(device));
  const changed =
    terms.members.join() !== view.terms.members.join() || terms.owners.join() !== view.terms.owners.join();
  if (remove.length === 0 && add.length === 0 && !changed) return undefined;
  return { add, remove, ...(changed ? { terms } : {}) };
}

function activeDevices(directory: Directory, member: MemberId): readonly LeafIdentity[] {
  const found = directory.findMember(member);
  if (found === undefined || servesNetwork(found.role)) return [];
  return found.devices
    .map(({ device }) => ({ member, device }))
    .filter((leaf) => directory.isActiveAt(leaf, directory.size));
}

const REPAIR_STEP_MS = 2_000;

/** How long this device waits for others to repair first: its rank among them, different in every epoch. */
export function repairDelayMs({ roster, epoch, own }: GroupView): number {
  const place = (device: DeviceId) => String.fromCharCode(...sha256(concatBytes(utf8(device), utf8(String(epoch)))));
  const rank = [...roster].sort((a, b) => (place(a) < place(b) ? -1 : 1)).indexOf(own.device);
  return Math.max(0, rank) * REPAIR_STEP_MS;
}
