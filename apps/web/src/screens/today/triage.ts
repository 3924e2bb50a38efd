/** What is owed, by whom and by when: the order of Today. */
import type { QueryEntry } from '@kopri/client';
import { dayIn } from '@kopri/domain';

export type GroupName = 'overdue' | 'due-today' | 'for-me' | 'for-them';

export interface Duty {
  readonly entry: QueryEntry;
  readonly group: GroupName;
  /** Nothing is owed by a date once everything is answered: then the asker's outcome is. */
  readonly owed: 'acknowledge' | 'answer' | 'outcome';
  /** RFC 3339; null where nothing is owed by a date. */
  readonly dueAt: string | null;
}

export interface TriageGroup {
  readonly name: GroupName;
  readonly duties: readonly Duty[];
}

interface Moment {
  readonly nowMs: number;
  /** The reader's: where their day begins and ends. */
  readonly zone: string;
}

const groups: readonly GroupName[] = ['overdue', 'due-today', 'for-me', 'for-them'];
const unacknowledged: ReadonlySet<string> = new Set(['sent', 'delivered']);
const unsent: ReadonlySet<string> = new Set(['held', 'queued']);
const settled: ReadonlySet<string> = new Set(['answered', 'refused', 'redirected', 'closed', 'erased']);

/** Neither settled nor unknown to anybody. */
export const isUnsettled = ({ state }: Pick<QueryEntry, 'state'>): boolean => !settled.has(state);

/** Groups that have something in them: U0 on top of each, the rest by deadline. */
export function triage(entries: readonly QueryEntry[], moment: Moment): readonly TriageGroup[] {
  const duties = entries.flatMap((entry) => dutyOf(entry, moment) ?? []);
  return groups
    .map((name) => ({ name, duties: duties.filter(({ group }) => group === name).toSorted(byNeed) }))
    .filter(({ duties: found }) => found.length > 0);
}

/** Nothing where the reader neither owes nor waits. */
export function dutyOf(entry: QueryEntry, moment: Moment): Duty | undefined {
  const isUnsent = unsent.has(entry.state);
  if (entry.waiting === 'nothing' && !isUnsent) return undefined;
  const { owed, dueAt } = owedBy(entry);
  const place = entry.waiting === 'for-me' ? 'for-me' : 'for-them';
  return { entry, owed, dueAt, group: isUnsent || dueAt === null ? place : groupBy(dueAt, moment, place) };
}

export function owedBy(entry: QueryEntry): Pick<Duty, 'owed' | 'dueAt'> {
  if (!isUnsettled(entry)) return { owed: 'outcome', dueAt: null };
  const owed = unacknowledged.has(entry.state) ? 'acknowledge' : 'answer';
  return { owed, dueAt: entry.due[owed] };
}

function groupBy(dueAt: string, { nowMs, zone }: Moment, later: GroupName): GroupName {
  const dueMs = Date.parse(dueAt);
  if (dueMs < nowMs) return 'overdue';
  return dayIn(dueMs, zone) === dayIn(nowMs, zone) ? 'due-today' : later;
}

const byNeed = (a: Duty, b: Duty): number => topFirst(a) - topFirst(b) || dueOf(a) - dueOf(b) || byNewest(a, b);

const topFirst = ({ entry }: Duty): number => (entry.urgency === 'U0' ? 0 : 1);
const dueOf = ({ dueAt }: Duty): number => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));
const byNewest = (a: Duty, b: Duty): number => Date.parse(b.entry.lastAt) - Date.parse(a.entry.lastAt);
