/** Decisions on the directory that are the server's own; what a statement does stands in `libs/directory`. */
import {
  applyStatement,
  findPersonalHash,
  parseEntry,
  type Directory,
  type RefusalReason,
  type Statement,
} from '@kopri/directory';
import { isId, type DeviceId, type LogEntry, type MemberId } from '@kopri/protocol';

export interface AcceptedEntries {
  readonly outcome: 'accepted';
  readonly directory: Directory;
  readonly statements: readonly Statement[];
}
export type EntriesVerdict = AcceptedEntries | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/** Applies the entries in order, all or none. A new entry must bring the personal part its statement names. */
export function judgeEntries(
  before: Directory | undefined,
  entries: readonly LogEntry[],
  nowMs: number,
): EntriesVerdict {
  let directory = before;
  const statements: Statement[] = [];
  for (const entry of entries) {
    const applied = applyStatement(directory, entry, { nowMs });
    if (applied.outcome === 'refused') return applied;
    const parsed = parseEntry(entry);
    if (parsed.outcome === 'refused') return parsed;
    const isWhole = entry.personal !== undefined || findPersonalHash(parsed.statement.body) === undefined;
    if (!isWhole) return { outcome: 'refused', reason: 'personal-mismatch' };
    directory = applied.directory;
    statements.push(parsed.statement);
  }
  if (directory === undefined) return { outcome: 'refused', reason: 'malformed' };
  return { outcome: 'accepted', directory, statements };
}

/** The members these statements are about, each once. */
export const affectedMembers = (statements: readonly Statement[]): MemberId[] => [
  ...new Set(statements.map(({ body }) => body.subject).filter((subject) => isId('member', subject))),
];

/** Indexes of all entries about members that these statements erase. */
export const erasedIndexes = (statements: readonly Statement[], after: Directory): number[] =>
  statements
    .filter(({ body }) => body.kind === 'member.erased')
    .flatMap(({ body }) => (isId('member', body.subject) ? (after.findMember(body.subject)?.statements ?? []) : []));

/** Devices of these members that may not be served any more (T7). */
export const endedDevices = (directory: Directory, members: readonly MemberId[]): DeviceId[] =>
  members
    .flatMap((member) => directory.findMember(member)?.devices ?? [])
    .map(({ device }) => device)
    .filter((device) => directory.standingOf(device) !== 'active');

/** The newest statement because of which the device is refused; `undefined` when it is not. */
export function findRefusingStatement(directory: Directory, device: DeviceId): number | undefined {
  const found = directory.findDevice(device);
  if (found === undefined) return undefined;
  const { state, history } = found.member;
  const size =
    state === 'active' ? found.device.revokedAt?.size : history.findLast((change) => change.state === state)?.at.size;
  return size === undefined ? undefined : size - 1;
}
