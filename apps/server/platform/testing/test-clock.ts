import { Clock } from '../ports/clock.js';

/** Stands still unless told otherwise. */
export class TestClock extends Clock {
  constructor(private timeMs: number = Date.UTC(2026, 10, 23, 6)) {
    super();
  }

  override nowMs(): number {
    return this.timeMs;
  }

  advance(byMs: number): void {
    this.timeMs += byMs;
  }
}
