/** What the client needs of the machine it runs on. */

/** Further off than this a clock makes deadlines and the life of keys meaningless: the client goes no further. */
export const MAX_USABLE_CLOCK_SKEW_MS = 24 * 60 * 60_000;

export abstract class Clock {
  abstract nowMs(): number;
  /** Resolves after the time, or at once when the signal aborts. */
  abstract sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export class SystemClock extends Clock {
  nowMs(): number {
    return Date.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** Where the ciphertext of a file waits between sealing and the end of its upload. */
export abstract class Spool {
  /** Stores the whole stream under a name; an interrupted write leaves nothing. Throws `store-full`, `store-unreachable`. */
  abstract put(name: string, stream: AsyncIterable<Uint8Array>): Promise<void>;
  /** Reads from a byte offset; throws `file-missing` when there is no such name. */
  abstract read(name: string, offset: number): AsyncIterable<Uint8Array>;
  abstract remove(name: string): Promise<void>;
}
