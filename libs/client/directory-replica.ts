/**
 * This client's own copy of the directory log: replayed, never believed. A smaller or contradicting
 * checkpoint stops everything and is kept with its proof (T3).
 */
import { AppError, utf8, type Claims, type LogEntry } from '@kopri/protocol';
import {
  claimCheckpoint,
  isContradiction,
  judgeCheckpoint,
  judgeClaim,
  parseCheckpoint,
  replay,
  verifyClaimedCheckpoint,
  type Directory,
  type SignedCheckpoint,
} from '@kopri/directory';
import type { Alarm } from './alarm.js';
import { directoryRecord, directorySegment, ENTRIES_PER_SEGMENT, type DirectoryRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';
import type { ServerLink } from './transport/server-link.js';

export type ClaimFinding = 'agrees' | 'forged' | 'ahead' | 'contradicts';

export class DirectoryReplica {
  private directory: Directory | undefined;
  private record: DirectoryRecord | undefined;

  constructor(
    private readonly store: SealedStore,
    private readonly network: Uint8Array,
    private readonly alarm: Alarm,
  ) {}

  async load(): Promise<void> {
    this.record = await this.store.find(directoryRecord);
    if (this.record === undefined) return;
    const count = Math.ceil(this.record.size / ENTRIES_PER_SEGMENT);
    const segments = await this.store.findAll(Array.from({ length: count }, (_, i) => directorySegment(i)));
    // Verified when they came, sealed since.
    const replayed = replay(
      segments.flatMap((segment) => segment ?? []),
      { network: this.network, verified: true },
    );
    if (replayed.outcome === 'refused' || replayed.directory?.size !== this.record.size)
      throw new AppError('store-corrupt', { detail: 'directory' });
    this.directory = replayed.directory;
  }

  get current(): Directory | undefined {
    return this.directory;
  }

  /** Throws `directory-behind` before the first sync. */
  get required(): Directory {
    if (this.directory === undefined) throw new AppError('directory-behind');
    return this.directory;
  }

  /** The newest checkpoint, as a sender claims it. */
  get claim(): NonNullable<Claims['checkpoint']> {
    return claimCheckpoint(this.checkpoint);
  }

  /** The newest checkpoint, as the signed note that came. */
  get newest(): DirectoryRecord {
    if (this.record === undefined) throw new AppError('directory-behind');
    return this.record;
  }

  async requireEntry(index: number): Promise<LogEntry> {
    const segment = await this.store.find(directorySegment(Math.floor(index / ENTRIES_PER_SEGMENT)));
    const entry = segment?.[index % ENTRIES_PER_SEGMENT];
    if (entry === undefined) throw new AppError('store-corrupt', { detail: `entry ${index} of the directory` });
    return entry;
  }

  private get checkpoint(): SignedCheckpoint {
    if (this.record === undefined) throw new AppError('directory-behind');
    return parseCheckpoint(this.record.checkpoint, this.required.termsAt(this.record.size).log);
  }

  /** Adds statements at the server, and takes them from the log as everybody does. */
  async append(link: ServerLink, entries: readonly LogEntry[]): Promise<void> {
    await link.appendStatements(entries);
    await this.sync(link);
  }

  /** Fetches and replays what is new. Throws `directory-rolled-back` or `directory-contradicts` and raises the alarm. */
  async sync(link: ServerLink, onProgress: (entries: number) => void = () => undefined): Promise<void> {
    for (;;) {
      const from = this.directory?.size ?? 0;
      const { entries, checkpoint } = await link.directoryPage(from);
      const next = this.replayed(entries);
      if (await this.accept(next, entries, checkpoint)) return;
      onProgress(next.size);
      if (next.size === from)
        throw new AppError('directory-behind', { detail: 'the log claims more entries than it hands out' });
    }
  }

  /** Judges a checkpoint that somebody else knows. */
  async judge(claim: NonNullable<Claims['checkpoint']>): Promise<ClaimFinding> {
    const directory = this.required;
    // Its log key is known only once its size has been replayed.
    if (claim.size > directory.size) return 'ahead';
    const claimed = verified(() => verifyClaimedCheckpoint(claim, directory.termsAt(claim.size).log));
    if (claimed === undefined) return 'forged';
    if (judgeClaim(claim, directory.tree) !== 'differs') return 'agrees';
    await this.raiseContradiction(claimed);
    return 'contradicts';
  }

  private replayed(entries: readonly LogEntry[]): Directory {
    const replayed = replay(entries, { from: this.directory, network: this.network });
    if (replayed.outcome === 'refused') {
      throw new AppError('statement-refused', { detail: `${replayed.reason} at ${replayed.index}` });
    }
    if (replayed.directory === undefined) throw new AppError('directory-behind', { detail: 'an empty log' });
    return replayed.directory;
  }

  /** Keeps the entries; true when the checkpoint is reached. */
  private async accept(next: Directory, entries: readonly LogEntry[], note: string): Promise<boolean> {
    const offered = parseCheckpoint(note, next.log);
    const known = this.record === undefined ? undefined : this.checkpoint;
    const verdict = judgeCheckpoint({ known, offered, tree: next.tree });
    if (verdict === 'directory-rolled-back' || verdict === 'directory-contradicts') {
      await this.alarm.raise(verdict, [note, this.record?.checkpoint ?? ''].map(utf8));
      throw new AppError(verdict);
    }
    if (verdict === 'directory-behind' && entries.length > 0) {
      // More pages follow; nothing is kept until a checkpoint covers it.
      this.unchecked.push(...entries);
      this.directory = next;
      return false;
    }
    if (verdict === 'directory-behind') return false;
    if (offered.size !== next.size) throw new AppError('malformed', { detail: 'entries beyond the checkpoint' });
    await this.keep(next, [...this.unchecked, ...entries], { size: next.size, checkpoint: note });
    return true;
  }

  private readonly unchecked: LogEntry[] = [];

  private async keep(next: Directory, entries: readonly LogEntry[], record: DirectoryRecord): Promise<void> {
    const changes = new Changes().put(directoryRecord, record);
    const from = this.record?.size ?? 0;
    const erased = newlyErased(next, from);
    const touched = new Set(
      [...erased, ...entries.map((_, i) => from + i)].map((index) => Math.floor(index / ENTRIES_PER_SEGMENT)),
    );
    for (const segment of touched) {
      const old = (await this.store.find(directorySegment(segment))) ?? [];
      const start = segment * ENTRIES_PER_SEGMENT;
      const added = entries.slice(start + old.length - from, start + ENTRIES_PER_SEGMENT - from);
      changes.put(
        directorySegment(segment),
        [...old, ...added].map((entry, i) => (erased.has(start + i) ? { statement: entry.statement } : entry)),
      );
    }
    await this.store.commit(changes);
    this.unchecked.length = 0;
    this.directory = next;
    this.record = record;
  }

  private async raiseContradiction(claimed: SignedCheckpoint): Promise<void> {
    const own = this.checkpoint;
    const isProof = isContradiction(own, claimed, this.required.tree);
    await this.alarm.raise('directory-contradicts', [
      claimed.root,
      claimed.signature,
      utf8(isProof ? (this.record?.checkpoint ?? '') : ''),
    ]);
  }
}

/** Places of the log whose personal parts a statement since `from` orders to be destroyed. */
function newlyErased(directory: Directory, from: number): ReadonlySet<number> {
  const members = directory.members().filter(({ erasedAt }) => erasedAt !== undefined && erasedAt.size > from);
  return new Set(members.flatMap(({ statements }) => statements));
}

function verified<T>(check: () => T): T | undefined {
  try {
    return check();
  } catch {
    return undefined;
  }
}
