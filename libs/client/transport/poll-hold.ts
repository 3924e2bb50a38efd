/** How long an idle long-polling request may wait on this line: proxies cut what is silent, each at a time of its own. */
import { MAX_POLL_HOLD_MS, MIN_POLL_HOLD_MS } from '@kopri/protocol';

export class PollHold {
  private holdMs = MAX_POLL_HOLD_MS;

  get ms(): number {
    return this.holdMs;
  }

  /** A connection lost before one whole wait was over was probably cut for its silence: half as long the next time. */
  lostAfter(ageMs: number): void {
    if (ageMs < this.holdMs) this.holdMs = Math.max(MIN_POLL_HOLD_MS, this.holdMs / 2);
  }
}
