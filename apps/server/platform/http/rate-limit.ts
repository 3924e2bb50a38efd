/** Counts by key in windows of fixed length. */
interface Window {
  count: number;
  readonly endsMs: number;
}

/** Keys remembered at once: a flood from many addresses must not fill memory. */
const MAX_KEYS = 50_000;

export class RateLimit {
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** How long to wait before the next try; 0 when this one may pass. */
  take(key: string, nowMs: number): number {
    const window = this.#windowOf(key, nowMs);
    window.count += 1;
    return window.count <= this.limit ? 0 : window.endsMs - nowMs;
  }

  #windowOf(key: string, nowMs: number): Window {
    const open = this.#windows.get(key);
    if (open !== undefined && open.endsMs > nowMs) return open;
    this.#windows.delete(key);
    if (this.#windows.size >= MAX_KEYS) this.#forgetOldest();
    const window = { count: 0, endsMs: nowMs + this.windowMs };
    this.#windows.set(key, window);
    return window;
  }

  #forgetOldest(): void {
    for (const key of this.#windows.keys()) {
      this.#windows.delete(key);
      return;
    }
  }
}
