/** Mallory on the line between browser and server: sees every request, changes what she likes of the answers. */
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Seen {
  readonly path: string;
  readonly status: number;
  readonly bodyBytes: number;
  /** Status line and headers as sent. */
  readonly headBytes: number;
}

export class Mallory {
  readonly seen: Seen[] = [];
  /** By address; uncompressed answers, so that they can be changed. */
  readonly changes = new Map<string, (answer: Answer, asked: IncomingHttpHeaders) => Answer>();

  private constructor(
    private readonly http: Server,
    readonly url: string,
    /** The honest server behind. */
    public upstream: string,
  ) {}

  static async before(upstream: string): Promise<Mallory> {
    const http = createServer();
    await once(http.listen(0, '127.0.0.1'), 'listening');
    const address = http.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const mallory = new Mallory(http, `http://127.0.0.1:${port}`, upstream);
    http.on('request', (asked, response) => {
      void mallory.answer(asked.method ?? 'GET', asked.url ?? '/', asked.headers).then(({ status, headers, body }) => {
        response.writeHead(status, headers).end(body);
        const headBytes = JSON.stringify(headers).length;
        mallory.seen.push({ path: asked.url ?? '', status, bodyBytes: body.length, headBytes });
      });
    });
    return mallory;
  }

  /** Nothing answers any more, until `listenAgain`. */
  async vanish(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  async listenAgain(): Promise<void> {
    await once(this.http.listen(Number(new URL(this.url).port), '127.0.0.1'), 'listening');
  }

  async stop(): Promise<void> {
    if (this.http.listening) await this.vanish();
  }

  private async answer(method: string, path: string, asked: IncomingHttpHeaders): Promise<Answer> {
    const change = this.changes.get(path);
    const { 'if-none-match': _, ...unconditional } = asked;
    const headers = change === undefined ? asked : { ...unconditional, 'accept-encoding': 'identity' };
    const honest = await passOn(this.upstream + path, method, headers);
    if (change === undefined) return honest;
    const changed = change(honest, asked);
    return { ...changed, headers: { ...changed.headers, 'content-length': String(changed.body.length) } };
  }
}

async function passOn(url: string, method: string, headers: IncomingHttpHeaders): Promise<Answer> {
  const asking = request(url, { method, headers, agent: false });
  asking.end();
  const [response] = await once(asking, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { connection: _, 'transfer-encoding': __, ...kept } = response.headers;
  return { status: response.statusCode, headers: kept, body: Buffer.concat(chunks) };
}
