/** How long an idle long-polling request may wait on this line: proxies cut what is silent, each at a time of its own. */
import { MAX_POLL_HOLD_MS, MIN_POLL_HOLD_MS } from '@kopri/protocol';

/** Of a connection that polled and was lost. */
export interface LostPoll {
  /** How long nothing had come. */
  readonly silentMs: number;
  /** How long the server let the last poll wait. */
  readonly pollWaitMs: number;
}

/** Noticed later than that, it was this end that slept. */
const NOTICED_WITHIN_MS = 60_000;

export class PollHold {
  private holdMs = MAX_POLL_HOLD_MS;

  get ms(): number {
    return this.holdMs;
  }

  /** A line lost in a long silence was probably lost for it: half of that wait is the longest the next time. */
  lost({ silentMs, pollWaitMs }: LostPoll): void {
    if (silentMs < MIN_POLL_HOLD_MS || silentMs > pollWaitMs + NOTICED_WITHIN_MS) return;
    this.holdMs = Math.max(MIN_POLL_HOLD_MS, Math.min(this.holdMs, pollWaitMs / 2));
  }
}
