/** Stands between a browser and the server and counts what comes down, whoever in the browser asked: page, worker or service worker. */
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type AddressInfo, type Socket } from 'node:net';

const QUIET_MS = 1_000;
const STEP_MS = 50;

export interface Download {
  readonly path: string;
  /** Of the body as it was sent, compressed. */
  readonly bytes: number;
  readonly status: number;
}

export class MeasuredLine {
  private downloads: Download[] = [];
  private readonly sockets = new Set<Socket>();
  private isLet: (path: string) => boolean = () => true;
  private held: (() => void)[] = [];
  private running = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(target: string): Promise<MeasuredLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new MeasuredLine(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => void line.pass(target, asked, answer));
    server.on('upgrade', (asked: IncomingMessage, socket: Socket) => line.passSocket(target, asked, socket));
    server.on('connection', (socket) => {
      line.sockets.add(socket);
      socket.on('close', () => line.sockets.delete(socket));
    });
    return line;
  }

  /** A link of the server behind, as one that leads here. */
  through(link: string): string {
    return link.replace(/^http:\/\/[^/]+/, this.url);
  }

  /** What is not let through waits until it is. */
  letThrough(isLet: (path: string) => boolean): void {
    this.isLet = isLet;
    for (const goOn of this.held.splice(0)) goOn();
  }

  /** Resolves when for a while nothing has come down. */
  async still(): Promise<void> {
    for (let quietMs = 0; quietMs < QUIET_MS; quietMs += STEP_MS) {
      const { length } = this.downloads;
      await sleep(STEP_MS);
      if (this.running > 0 || this.downloads.length !== length) quietMs = -STEP_MS;
    }
  }

  /** What has come down since it was last asked. */
  take(): readonly Download[] {
    const taken = this.downloads;
    this.downloads = [];
    return taken;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(target: string, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method, url: path = '/', headers } = asked;
    while (!this.isLet(path)) await new Promise<void>((resolve) => this.held.push(resolve));
    this.running += 1;
    answer.on('close', () => (this.running -= 1));
    const onward = request(new URL(path, target), { method, headers }, (response) => {
      let bytes = 0;
      const status = response.statusCode ?? 0;
      answer.writeHead(status, response.headers);
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => this.downloads.push({ path, bytes, status }));
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }

  private passSocket(target: string, asked: IncomingMessage, socket: Socket): void {
    const onward = connect(Number(new URL(target).port), '127.0.0.1');
    const lines = asked.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
    );
    onward.write([`${asked.method} ${asked.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    for (const end of [socket, onward]) end.on('error', () => end.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }
}
