/**
 * A line to a server: counts what passes, and can treat WebSockets as some proxies do, which neither answer nor refuse,
 * or fall silent as when a gateway forgets a connection: both ends believe that it stands.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Line {
  /** Payload of TCP, without its headers. */
  upBytes = 0;
  downBytes = 0;
  /** WebSockets that were asked for. */
  upgrades = 0;
  swallowsUpgrades = false;
  /** Sees every byte of both directions. */
  watch: (bytes: Uint8Array) => void = () => undefined;
  private readonly sockets = new Set<Socket>();
  private readonly silent = new WeakSet<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  static async to(server: string): Promise<Line> {
    const line = new Line(createServer(), new URL(server));
    await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get bytes(): number {
    return this.upBytes + this.downBytes;
  }

  /** Nothing passes any more on the connections of now; those made later are as good as any. */
  silence(): void {
    for (const socket of this.sockets) this.silent.add(socket);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket): void {
    const far = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      const end = () => this.silent.has(one) || other.destroy();
      one.on('error', end).on('close', end);
    }
    near.on('data', (bytes) => this.silent.has(near) || this.forward(bytes, far));
    far.on('data', (bytes) => {
      if (this.silent.has(far)) return;
      this.downBytes += bytes.length;
      this.watch(bytes);
      near.write(bytes);
    });
  }

  private forward(bytes: Buffer, far: Socket): void {
    this.upBytes += bytes.length;
    this.watch(bytes);
    const isUpgrade = /^upgrade: websocket\r$/im.test(bytes.toString('latin1'));
    if (isUpgrade) this.upgrades += 1;
    if (!isUpgrade || !this.swallowsUpgrades) far.write(bytes);
  }
}
