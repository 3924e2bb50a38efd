/** Notices a line that has gone silent: of a far side that vanished a socket says nothing for many minutes. */

/** Two pings of the server missed (ADR 0016), as it bears with this end. */
export const SILENCE_MS = 34_000;
const LOOK_EVERY_MS = 4_000;

export class LineWatch {
  private heardMs = Date.now();
  private lookedMs = Date.now();
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS);

  /** `onSilent` each time a look finds the line silent for longer than `patienceMs` says then. */
  constructor(
    private readonly patienceMs: () => number,
    private readonly onSilent: () => void,
  ) {}

  heard(): void {
    this.heardMs = Date.now();
  }

  hasHeardSince(ms: number): boolean {
    return this.heardMs > ms;
  }

  get silentMs(): number {
    return Math.abs(Date.now() - this.heardMs);
  }

  end(): void {
    clearInterval(this.timer);
  }

  /** By the wall clock, which also counts sleep. Who comes late to a look has not listened: the next one judges. */
  private look(): void {
    const nowMs = Date.now();
    const hasListened = Math.abs(nowMs - this.lookedMs) < 2 * LOOK_EVERY_MS;
    this.lookedMs = nowMs;
    if (hasListened && this.silentMs > this.patienceMs()) this.onSilent();
  }
}
