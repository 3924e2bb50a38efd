/** The requests of an upload. By `fetch`: of all ways it alone keeps a browser from asking for a password at a 401. */
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

export const tusRequests: HttpStack = {
  getName: () => 'fetch',
  createRequest: (method, url) => new TusRequest(method, url),
};

/** A line that died says nothing of it. The largest chunk takes as long at 33 kbit/s. */
const TIMEOUT_MS = 120_000;

class TusRequest implements HttpRequest {
  private readonly headers: Record<string, string> = {};
  private readonly stopper = new AbortController();

  constructor(
    private readonly method: string,
    private readonly url: string,
  ) {}

  getMethod = (): string => this.method;
  getURL = (): string => this.url;
  getHeader = (name: string): string | undefined => this.headers[name];
  getUnderlyingObject = (): undefined => undefined;
  /** `fetch` does not tell: what moves is the offset, chunk by chunk. */
  setProgressHandler = (): void => undefined;

  setHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  async send(body: RequestInit['body'] = null): Promise<HttpResponse> {
    const timer = setTimeout(() => this.stopper.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(this.url, {
        method: this.method,
        headers: this.headers,
        body,
        signal: this.stopper.signal,
        redirect: 'error',
        credentials: 'omit',
      });
      const text = await response.text();
      return {
        getStatus: () => response.status,
        getHeader: (name) => response.headers.get(name) ?? undefined,
        getBody: () => text,
        getUnderlyingObject: () => response,
      };
    } finally {
      clearTimeout(timer);
    }
  }

  async abort(): Promise<void> {
    this.stopper.abort();
  }
}
