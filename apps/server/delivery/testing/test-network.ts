/** A founded network on a real server, on a real port, with members whose statements are really signed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  packetParser,
  PROTOCOL_VERSION,
  type Ack,
  type Frame,
  type LogEntry,
  type News,
  type StoredEnvelope,
} from '@kopri/protocol';
import { DirectoryStory, type StoryDevice, type StoryPerson } from '../../../../libs/testing/directory-story.js';
import { DirectoryService } from '../../directory/directory.service.js';
import { LogSigner } from '../../platform/log-signer.js';
import { Sessions } from '../../platform/sessions.js';
import { Settings } from '../../platform/settings.js';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.js';
import { startServer, type RunningServer } from '../../start-server.js';
import { DirectoryView } from '../delivery.ports.js';

export class TestNetwork {
  static async start(): Promise<TestNetwork> {
    const [database] = await Promise.all([createTestDatabase(), readyCrypto()]);
    const dataDir = await mkdtemp(join(tmpdir(), 'kopri-delivery-'));
    const network = new TestNetwork(database, dataDir);
    await network.restart();
    const { origin, public: key } = network.get(LogSigner).key;
    network.story.tell(
      { kind: 'network.amended', subject: 'network', details: { log: { origin, public: key } } },
      network.story.root,
    );
    await network.get(DirectoryService).found(network.story.entries);
    return network;
  }

  readonly story = new DirectoryStory();
  readonly #clients: TestClient[] = [];
  #server: RunningServer | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly dataDir: string,
  ) {}

  get url(): string {
    return this.server.url;
  }

  get server(): RunningServer {
    if (this.#server === undefined) throw new Error('the server is down');
    return this.#server;
  }

  get directory(): DirectoryView {
    return this.get(DirectoryView);
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.server.app.get(token as never, { strict: false });
  }

  settings(): Settings {
    return new Settings({
      port: 0,
      host: '127.0.0.1',
      dataDir: this.dataDir,
      logLevel: 'silent',
      databaseUrl: this.database.url,
    });
  }

  async restart(): Promise<void> {
    await this.#server?.stop();
    this.#server = undefined;
    this.#server = await startServer(this.settings());
  }

  async admit(name: string, person: Partial<StoryPerson> = {}): Promise<StoryDevice> {
    const correspondent = await this.#correspondent();
    const before = this.story.entries.length;
    const member = this.story.admit({ role: 'practitioner', country: 'TM', name, ...person }, [correspondent]);
    await this.#append(before);
    return member;
  }

  async tell(...telling: Parameters<DirectoryStory['tell']>): Promise<void> {
    const before = this.story.entries.length;
    this.story.tell(...telling);
    await this.#append(before);
  }

  async append(entry: LogEntry): Promise<void> {
    await this.get(DirectoryService).append([this.story.append(entry)]);
  }

  suspend({ member }: StoryDevice): Promise<void> {
    return this.tell({ kind: 'member.suspended', subject: member, details: {} }, this.story.root);
  }

  reinstate({ member }: StoryDevice): Promise<void> {
    return this.tell({ kind: 'member.reinstated', subject: member, details: {} }, this.story.root);
  }

  signIn({ member, device }: StoryDevice): string {
    return this.get(Sessions).begin(member, device);
  }

  /** A connected client that has said hello. */
  async connect(
    device: StoryDevice,
    transports: readonly ('websocket' | 'polling')[] = ['websocket'],
  ): Promise<TestClient> {
    const client = await TestClient.connect(this.url, this.signIn(device), device, transports);
    this.#clients.push(client);
    return client;
  }

  /** A request with the device's session; `undefined` for nobody's. */
  fetch(device: StoryDevice | undefined, path: string, init: RequestInit = {}): Promise<Response> {
    const authorization = device === undefined ? {} : { authorization: `Bearer ${this.signIn(device)}` };
    return fetch(`${this.url}${path}`, { ...init, headers: { ...authorization, ...init.headers } });
  }

  postCbor(device: StoryDevice | undefined, path: string, body?: Uint8Array): Promise<Response> {
    const headers = { 'content-type': 'application/cbor' };
    return this.fetch(device, path, { method: 'POST', headers, ...(body && { body: Buffer.from(body) }) });
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.socket.disconnect();
    await this.#server?.stop();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  #lead: StoryDevice | undefined;

  /** Of Turkmenistan, where everybody here comes from. */
  async #correspondent(): Promise<StoryDevice> {
    if (this.#lead !== undefined) return this.#lead;
    const before = this.story.entries.length;
    this.#lead = this.story.appoint('TM', 'Ogulnar');
    await this.#append(before);
    return this.#lead;
  }

  async #append(before: number): Promise<void> {
    await this.get(DirectoryService).append(this.story.entries.slice(before));
  }
}

/** What a client sees, kept in order of arrival. */
export class TestClient {
  readonly acks: Ack[] = [];
  readonly received: { readonly channel: string; readonly stored: StoredEnvelope }[] = [];
  readonly news: News[] = [];
  #counter = 0;

  private constructor(
    readonly socket: Socket,
    readonly device: StoryDevice,
  ) {
    socket.on('frame', ({ acks = [], deliveries = [] }: Frame) => {
      this.acks.push(...acks);
      for (const { channel, envelopes } of deliveries)
        this.received.push(...envelopes.map((stored) => ({ channel, stored })));
    });
    socket.on('news', (news: News) => this.news.push(news));
  }

  static async connect(
    url: string,
    token: string,
    device: StoryDevice,
    transports: readonly string[],
  ): Promise<TestClient> {
    const client = new TestClient(openSocket(url, token, transports), device);
    client.#counter = (await client.hello()).highestCounter;
    return client;
  }

  get id() {
    return this.device.device;
  }

  hello(): Promise<{ highestCounter: number; keyPackages: number; directorySize: number }> {
    return this.ask('hello', { protocol: PROTOCOL_VERSION, oldest: PROTOCOL_VERSION });
  }

  nextCounter(): number {
    this.#counter += 1;
    return this.#counter;
  }

  /** A request's reply, or `{ error }`. */
  async ask<R = { error?: { code: string } }>(event: string, payload: unknown): Promise<R> {
    return (await this.socket.timeout(10_000).emitWithAck(event, payload)) as R;
  }

  submit(...envelopes: readonly (readonly [number, Uint8Array])[]): void {
    this.socket.emit('submit', { envelopes });
  }

  /** Submits and waits for what became of it. */
  async send(sealed: Uint8Array, counter = this.nextCounter()): Promise<Ack> {
    const seen = this.acks.length;
    this.submit([counter, sealed]);
    await until(() => this.acks.slice(seen).some((ack) => ack.counter === counter));
    return this.acks.slice(seen).find((ack) => ack.counter === counter) as Ack;
  }
}

export const openSocket = (url: string, token: unknown, transports: readonly string[] = ['websocket']): Socket =>
  io(url, {
    auth: { token },
    transports: [...transports],
    parser: packetParser,
    forceNew: true,
    reconnection: false,
  } as Parameters<typeof io>[1]);

export async function until(condition: () => boolean, patienceMs = 10_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !condition(); ) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
