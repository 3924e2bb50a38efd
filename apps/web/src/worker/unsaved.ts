/**
 * What is typed is written before a lock. Every open tab holds one lock of the browser together with the
 * others, and lets go of it when its page has written; a tab that dies lets go of it too.
 */
const LOCK = 'kopri-unsaved';
/** A lock does not wait longer for a tab, or a disk, that hangs. */
const SAVING_MS = 2_000;

export class Unsaved {
  private release = (): void => undefined;

  /** What is locked waits for this tab, until `ended` aborts. */
  async hold(ended: AbortSignal): Promise<void> {
    const held = () => new Promise<void>((resolve) => (this.release = resolve));
    // Again after it was let go: a tab that wanted to lock may have died since.
    while (!ended.aborted) await navigator.locks.request(LOCK, { mode: 'shared', signal: ended }, held);
  }

  saved(): void {
    this.release();
  }

  /** Resolves when all tabs that `ask` reaches have written, or have had their time. */
  async settled(ask: () => void): Promise<void> {
    const written = navigator.locks.request(LOCK, { signal: AbortSignal.timeout(SAVING_MS) }, () => undefined);
    ask();
    await written.catch(() => undefined);
  }
}
