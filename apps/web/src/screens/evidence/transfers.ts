/** Reports of single files become one transfer of one piece of evidence, with a rate to judge by. */
import type { Progress } from '@kopri/client';

export interface FilesTransfer {
  readonly what: 'sealing' | 'upload' | 'download';
  /** By the place of the file. */
  readonly doneBytes: ReadonlyMap<number, number>;
  readonly beganMs: number;
  /** What was done already when it was first heard of: it says nothing of the rate. */
  readonly beganBytes: number;
  readonly atMs: number;
}

export type Transfers = ReadonlyMap<string, FilesTransfer>;

export function afterProgress(transfers: Transfers, progress: Progress, nowMs: number): Transfers {
  const { what, evidence, file = 0, doneBytes = 0 } = progress;
  if (evidence === undefined || what === 'directory' || what === 'channels') return transfers;
  const before = transfers.get(evidence);
  const isNew = before?.what !== what;
  const done = new Map(isNew ? [] : before.doneBytes).set(file, doneBytes);
  const began = isNew ? { beganMs: nowMs, beganBytes: doneBytes } : before;
  return new Map(transfers).set(evidence, { ...began, what, doneBytes: done, atMs: nowMs });
}

export const doneOf = ({ doneBytes }: FilesTransfer): number => [...doneBytes.values()].reduce((sum, n) => sum + n, 0);

/** Least time and share of a transfer before its rate says anything. */
const LEAST_MS = 1_000;

/** Undefined before there is a rate to judge by. */
export function leftMsOf(transfer: FilesTransfer, totalBytes: number): number | undefined {
  const passedMs = transfer.atMs - transfer.beganMs;
  const done = doneOf(transfer);
  const moved = done - transfer.beganBytes;
  if (passedMs < LEAST_MS || moved <= 0) return undefined;
  return Math.max(0, ((totalBytes - done) * passedMs) / moved);
}
