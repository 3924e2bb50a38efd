/** Tells how far a file has come: never backwards, and not more often than an eye can follow. */
import type { Progress } from '../face.js';
import type { Clock } from '../ports.js';

const LEAST_GAP_MS = 250;

export type FileProgress = Progress & {
  readonly what: 'sealing' | 'upload' | 'download';
  readonly doneBytes: number;
  readonly totalBytes: number;
};

export class ProgressMeter {
  private lastMs = -Infinity;
  private readonly farthest = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly tell: (progress: Progress) => void,
  ) {}

  /** `isLast`: nothing follows that would say as much, so it is told whatever the gap. */
  report(progress: FileProgress, { isLast = false }: { readonly isLast?: boolean } = {}): void {
    const key = `${progress.what} ${progress.blob}`;
    const doneBytes = Math.max(progress.doneBytes, this.farthest.get(key) ?? 0);
    this.farthest.set(key, doneBytes);
    const nowMs = this.clock.nowMs();
    // A clock set back ends the gap too.
    if (!isLast && nowMs >= this.lastMs && nowMs - this.lastMs < LEAST_GAP_MS) return;
    this.lastMs = nowMs;
    this.tell({ ...progress, doneBytes });
  }

  /** A piece of work on this file has ended; another would begin anew. */
  forget({ what, blob }: Pick<FileProgress, 'what' | 'blob'>): void {
    this.farthest.delete(`${what} ${blob}`);
  }
}
