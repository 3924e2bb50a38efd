/**
 * What may join a channel's log, and who may see which part of it. Pure: the lane that owns the
 * channel asks, writes, and only then puts the answer into memory. docs/spec/delivery.md.
 */
import { equalBytes, type CommitBinding, type CommitRefusal, type DeviceId, type Roster } from '@kopri/protocol';

/** Where a channel's log stands. */
export interface Head {
  readonly epoch: number;
  readonly lastSeq: number;
}

/** A stretch of the log a device may see: after `joinedSeq`, up to and including `leftSeq`. */
export interface Span {
  readonly joinedSeq: number;
  /** The commit that removed the device; absent while it is on the roster. */
  readonly leftSeq?: number | undefined;
}

export interface Channel {
  readonly head: Head;
  /** Directory size the newest commit was bound to; it never falls. */
  readonly boundSize: number;
  readonly roster: ReadonlySet<DeviceId>;
  /** Oldest first, of every device that ever was in the channel. */
  readonly spans: ReadonlyMap<DeviceId, readonly Span[]>;
}

/** What the rules ask of the directory as it stands now. */
export interface DirectoryFacts {
  readonly size: number;
  /** `undefined` beyond the size. */
  rootAt(size: number): Uint8Array | undefined;
  /** May the device be a leaf of a channel now? */
  mayBeLeaf(device: DeviceId): boolean;
}

export type AppendRefusal = 'channel-unknown' | 'epoch-behind' | 'epoch-ahead' | 'repair-first';
export type Verdict<T, R> =
  | { readonly accept: true; readonly next: T }
  | { readonly accept: false; readonly reason: R };

const refused = <R>(reason: R) => ({ accept: false, reason }) as const;

/**
 * Decides whether an application message may join the log, and where the log stands after.
 *
 * Only the current epoch is taken: a member removed by the last commit holds the keys of the one
 * before, so accepting a late message would let them read on (T7). The sender seals anew. A device
 * that is not on the roster learns no more than that of a channel that does not exist (T13).
 */
export function judgeAppend(
  channel: Channel | undefined,
  envelope: { readonly device: DeviceId; readonly epoch: number },
  repairDue: boolean,
): Verdict<Head, AppendRefusal> {
  if (channel === undefined || !channel.roster.has(envelope.device)) return refused('channel-unknown');
  if (repairDue) return refused('repair-first');
  const { epoch, lastSeq } = channel.head;
  if (envelope.epoch < epoch) return refused('epoch-behind');
  if (envelope.epoch > epoch) return refused('epoch-ahead');
  return { accept: true, next: { epoch, lastSeq: lastSeq + 1 } };
}

/** A channel is due for repair while its roster holds a device that may not be a leaf now (T7). */
export const isRepairDue = (channel: Channel, directory: DirectoryFacts): boolean =>
  [...channel.roster].some((device) => !directory.mayBeLeaf(device));

export interface ProposedCommit {
  readonly committer: DeviceId;
  /** The epoch it ends; 0 opens the channel. */
  readonly epoch: number;
  readonly binding: CommitBinding;
  readonly roster: Roster;
  /** SHA-256 of the roster's encoding, as the server computed it. */
  readonly rosterHash: Uint8Array;
  readonly welcomed: readonly DeviceId[];
}

export interface RosterChange {
  readonly joined: readonly DeviceId[];
  readonly left: readonly DeviceId[];
}

/**
 * Decides whether a commit bundle wins its epoch. What is inside the commit only members can
 * judge; the server holds it to what stands in clear: who, when, against which directory, and the
 * roster after (T5). Commits pass while a repair is due: they are the repair.
 */
export function judgeCommit(
  channel: Channel | undefined,
  commit: ProposedCommit,
  directory: DirectoryFacts,
): Verdict<RosterChange, CommitRefusal> {
  const reason =
    refusalOfPlace(channel, commit) ??
    refusalOfBinding(channel, commit, directory) ??
    refusalOfPeople(channel, commit, directory);
  return reason === undefined ? { accept: true, next: rosterChange(channel, commit) } : refused(reason);
}

function refusalOfPlace(channel: Channel | undefined, { committer, epoch }: ProposedCommit): CommitRefusal | undefined {
  if (channel === undefined) return epoch === 0 ? undefined : 'channel-unknown';
  if (!channel.roster.has(committer)) return 'channel-unknown';
  if (epoch === channel.head.epoch) return undefined;
  return epoch < channel.head.epoch ? 'epoch-behind' : 'epoch-ahead';
}

function refusalOfBinding(
  channel: Channel | undefined,
  { binding, rosterHash }: ProposedCommit,
  directory: DirectoryFacts,
): CommitRefusal | undefined {
  if (!equalBytes(binding.roster, rosterHash)) return 'roster-mismatch';
  if (binding.size > directory.size || binding.size < (channel?.boundSize ?? 0)) return 'directory-behind';
  const root = directory.rootAt(binding.size);
  return root !== undefined && equalBytes(root, binding.root) ? undefined : 'roster-mismatch';
}

function refusalOfPeople(
  channel: Channel | undefined,
  commit: ProposedCommit,
  directory: DirectoryFacts,
): CommitRefusal | undefined {
  const { committer, roster, welcomed } = commit;
  const after = new Set(roster);
  if (!after.has(committer) || welcomed.includes(committer)) return 'roster-mismatch';
  const { joined } = rosterChange(channel, commit);
  if ([committer, ...joined].some((device) => !directory.mayBeLeaf(device))) return 'member-inactive';
  const covered = joined.every((device) => welcomed.includes(device));
  return covered && welcomed.every((device) => after.has(device)) ? undefined : 'roster-mismatch';
}

function rosterChange(channel: Channel | undefined, { committer, roster }: ProposedCommit): RosterChange {
  const before = channel?.roster ?? new Set([committer]);
  const after = new Set(roster);
  return {
    joined: roster.filter((device) => !before.has(device)),
    left: [...before].filter((device) => !after.has(device)),
  };
}

/** The channel after an accepted commit took its place in the log. */
export function applyCommit(
  channel: Channel | undefined,
  commit: ProposedCommit,
  { joined, left }: RosterChange,
): Channel {
  const seq = (channel?.head.lastSeq ?? 0) + 1;
  const spans = new Map(channel?.spans ?? [[commit.committer, [{ joinedSeq: 0 }]]]);
  for (const device of left) spans.set(device, closeSpan(spans.get(device), seq));
  for (const device of joined) spans.set(device, [...(spans.get(device) ?? []), { joinedSeq: seq }]);
  return {
    head: { epoch: commit.epoch + 1, lastSeq: seq },
    boundSize: commit.binding.size,
    roster: new Set(commit.roster),
    spans,
  };
}

const closeSpan = (spans: readonly Span[] | undefined, leftSeq: number): Span[] =>
  (spans ?? []).map((span) => (span.leftSeq === undefined ? { ...span, leftSeq } : span));

/** The last place of the log a device may see; `undefined` when it never was in the channel. */
export function lastVisibleSeq(channel: Channel, device: DeviceId): number | undefined {
  const span = channel.spans.get(device)?.at(-1);
  return span === undefined ? undefined : (span.leftSeq ?? channel.head.lastSeq);
}

/** The first stretch after a place that a device may see, as `(from, to]`; `undefined` when there is none. */
export function nextVisibleRange(
  channel: Channel,
  device: DeviceId,
  after: number,
): { readonly from: number; readonly to: number } | undefined {
  const ranges = (channel.spans.get(device) ?? []).map(({ joinedSeq, leftSeq }) => ({
    from: Math.max(after, joinedSeq),
    to: leftSeq ?? channel.head.lastSeq,
  }));
  return ranges.find(({ from, to }) => from < to);
}
