/** A narrow line to a server for everything a browser does: bytes come down one after another at its rate, and each way takes half a round trip. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const SEGMENT_BYTES = 1_460;

interface Pace {
  readonly bitsPerSecond: number;
  readonly roundTripMs: number;
}

export class SlowLine {
  /** Connections with something to come down: each has its turn. */
  private readonly waiting = new Map<Socket, Buffer[]>();
  private readonly sockets = new Set<Socket>();
  private isBusy = false;

  private constructor(
    private readonly server: Server,
    private readonly pace: Pace,
    readonly url: string,
  ) {}

  static async start(target: string, pace: Pace): Promise<SlowLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new SlowLine(server, pace, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (socket) => line.join(socket, Number(new URL(target).port)));
    return line;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Opening a connection takes a round trip before the first byte can go. */
  private join(near: Socket, port: number): void {
    const far = connect(port, '127.0.0.1');
    const { roundTripMs } = this.pace;
    const openedAtMs = performance.now() + roundTripMs;
    near.on('data', (bytes) =>
      later(Math.max(openedAtMs - performance.now(), 0) + roundTripMs / 2, () => far.write(bytes)),
    );
    far.on('data', (bytes) => this.queue(near, bytes));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => later(roundTripMs, () => other.destroy()));
    }
  }

  private queue(near: Socket, bytes: Buffer): void {
    const parts = this.waiting.get(near) ?? [];
    for (let at = 0; at < bytes.length; at += SEGMENT_BYTES) parts.push(bytes.subarray(at, at + SEGMENT_BYTES));
    this.waiting.set(near, parts);
    if (!this.isBusy) void this.drain();
  }

  private async drain(): Promise<void> {
    this.isBusy = true;
    for (let freeAtMs = performance.now(); this.waiting.size > 0; ) {
      for (const [near, parts] of this.waiting) {
        const part = parts.shift();
        if (part === undefined) this.waiting.delete(near);
        else {
          freeAtMs = Math.max(freeAtMs, performance.now() - 5) + (part.length * 8_000) / this.pace.bitsPerSecond;
          later(this.pace.roundTripMs / 2, () => near.write(part));
        }
        const aheadMs = freeAtMs - performance.now();
        if (aheadMs > 1) await new Promise((resolve) => setTimeout(resolve, aheadMs));
      }
    }
    this.isBusy = false;
  }
}

const later = (ms: number, act: () => void): void => void setTimeout(act, ms);
