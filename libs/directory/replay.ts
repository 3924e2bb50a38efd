/** Replay: the directory from the entries of its log, in order. The same rules as for one entry. */
import { equalBytes, type LogEntry } from '@kopri/protocol';
import { applyStatement } from './apply-statement.js';
import type { Directory } from './directory.js';
import type { RefusalReason } from './refusal.js';

export interface ReplayOptions {
  /** What earlier entries gave; the entries go on from there. */
  readonly from?: Directory | undefined;
  /** Refuses a log that another statement founded. */
  readonly network?: Uint8Array;
  /** Skips the signatures: for entries this very client verified and has kept sealed since. */
  readonly verified?: boolean;
}

export type Replayed =
  /** `directory` is absent only for no entries from nothing. */
  | { readonly outcome: 'applied'; readonly directory: Directory | undefined }
  /** `index` in the log; `directory` as it was before that entry. */
  | {
      readonly outcome: 'refused';
      readonly reason: RefusalReason;
      readonly index: number;
      readonly directory: Directory | undefined;
    };

/** Stops at the first refusal: a log is good as far as it is good. */
export function replay(entries: Iterable<LogEntry>, { from, network, verified = false }: ReplayOptions = {}): Replayed {
  let directory = from;
  for (const entry of entries) {
    const index = directory?.size ?? 0;
    const applied = applyStatement(directory, entry, { verified });
    if (applied.outcome === 'refused') return { outcome: 'refused', reason: applied.reason, index, directory };
    if (network !== undefined && !equalBytes(applied.directory.networkId, network)) {
      return { outcome: 'refused', reason: 'foreign-network', index, directory };
    }
    directory = applied.directory;
  }
  return { outcome: 'applied', directory };
}
