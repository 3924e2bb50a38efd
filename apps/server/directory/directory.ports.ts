/** What the directory needs from outside, and what it offers the other features. */
import type { Directory } from '@kopri/directory';
import type { LogEntry, StatementBody } from '@kopri/protocol';
import type { PoolClient } from 'pg';

/** The directory as last committed. Replaced as a whole by each append, never changed. */
export abstract class DirectoryReader {
  /** `undefined` until the network is founded. */
  abstract get current(): Directory | undefined;

  /** Number of entries; 0 until the network is founded. */
  abstract get size(): number;

  /** Throws `AppError('not-found')` until the network is founded. */
  abstract requireDirectory(): Directory;

  /** The newest checkpoint as a signed note. Throws as above. */
  abstract requireCheckpoint(): string;
}

/** Something that must hold exactly when the statements do: runs in their transaction, before its commit. */
export type AppendStep = (transaction: PoolClient, statements: readonly StatementBody[]) => Promise<void>;

/** The entries at rest. */
export abstract class DirectoryStore {
  /** Entries `from`, `from + 1`, … to the end. */
  abstract load(from: number): Promise<LogEntry[]>;

  /** All or none, at places `from`, `from + 1`, …; then `during`. */
  abstract append(append: Append): Promise<void>;
}

export interface Append {
  readonly from: number;
  readonly entries: readonly LogEntry[];
  /** Indexes whose personal parts are destroyed. */
  readonly erased: readonly number[];
  readonly during: (transaction: PoolClient) => Promise<void>;
}
