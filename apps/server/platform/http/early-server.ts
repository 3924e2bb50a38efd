/**
 * The HTTP server, listening before the application is built: whoever asks meanwhile gets 503 and
 * a reason, and a taken port is known at once. Nest is given this server instead of making one.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { AppError, type ErrorReply } from '@kopri/protocol';

/** The whole stop has ten seconds. */
const REQUEST_PATIENCE_MS = 2_000;

const starting: RequestListener = (_, response) => {
  const reply: ErrorReply = { error: { code: 'unavailable', detail: 'starting' } };
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end(JSON.stringify(reply));
};

export class EarlyServer {
  #handler: RequestListener = starting;
  /** One listener for good: Socket.IO wraps the ones it finds when it attaches. */
  readonly http: Server = createServer((request, response) => void this.#handler(request, response));

  /** Throws `AppError('server-already-running')` when the port is taken. Returns the port. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.http.once('error', (cause) =>
        reject(new AppError('server-already-running', { detail: `port ${port} of ${host} cannot be had`, cause })),
      );
      this.http.listen(port, host, () => {
        const address = this.http.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** For `NestFactory.create`. */
  adapter(): ExpressAdapter {
    return new AdapterOn(this.http);
  }

  /** Hands all further requests to the application. */
  open(application: RequestListener): void {
    this.#handler = application;
  }

  /** Requests under way may end while `close` waits for them; those that take too long are cut. */
  async cutWhile(close: () => Promise<unknown>): Promise<void> {
    const cut = setTimeout(() => this.http.closeAllConnections(), REQUEST_PATIENCE_MS);
    this.http.closeIdleConnections();
    await close().finally(() => clearTimeout(cut));
  }
}

class AdapterOn extends ExpressAdapter {
  constructor(private readonly early: Server) {
    super();
  }

  override initHttpServer(): void {
    this.setHttpServer(this.early);
  }
}
