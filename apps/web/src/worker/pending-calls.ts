/** Calls of this tab that have no answer yet. A call that another tab took with it when it died is asked again. */
import type { Call } from '../core/wire.js';

/** A writer that says nothing for so long is taken to hang. */
export const SILENCE_MS = 10_000;

export class PendingCalls {
  private readonly calls = new Map<string, Call>();
  private heardAtMs = Date.now();

  add(call: Call): void {
    if (this.calls.size === 0) this.heardAtMs = Date.now();
    this.calls.set(call.id, call);
  }

  /** False for an answer to nothing: a call that two writers have answered. */
  settle(id: string): boolean {
    this.heardAtMs = Date.now();
    return this.calls.delete(id);
  }

  heard(): void {
    this.heardAtMs = Date.now();
  }

  get all(): readonly Call[] {
    return [...this.calls.values()];
  }

  get isUnheard(): boolean {
    return this.calls.size > 0 && Date.now() - this.heardAtMs > SILENCE_MS;
  }
}
