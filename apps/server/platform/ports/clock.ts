/** The server's clock. All expiry is judged by it. */
export abstract class Clock {
  /** Milliseconds since 1970 in UTC. */
  abstract nowMs(): number;
}

export class SystemClock extends Clock {
  override nowMs(): number {
    return Date.now();
  }
}
