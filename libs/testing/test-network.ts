/**
 * The whole network in one process: a real server on a real PostgreSQL and real sockets, and members
 * with real cryptography whose disks are in memory, so that they can be copied, rolled back and lost.
 */
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import {
  found,
  join,
  MemoryDisk,
  MemoryStore,
  openClient,
  ServerConnection,
  SystemClock,
  type ChannelItem,
  type ClientParts,
  type Clock,
  type Kopri,
  type Progress,
} from '@kopri/client';
import { AppError, type ChannelId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { createVault, TsMlsEngine, type Vault } from '@kopri/crypto/sealed';
import { startServer, type RunningServer } from '../../apps/server/start-server.js';
import { Settings } from '../../apps/server/platform/settings.js';
import { createTestDatabase, type TestDatabase } from '../../apps/server/platform/testing/test-database.js';
import { hostileLink, type Mischief } from './hostile-link.js';
import { MemorySpool } from './memory-spool.js';

const SETUP_TOKEN = 'setup-token-of-a-test-network';
/** The least cost a vault is ever opened with; one vault serves a whole test run. */
const FLOOR = { memlimitBytes: 64 * 1024 * 1024 };

/** One device of a member: its disk survives `restart`. */
export class TestDevice {
  kopri!: Kopri;
  mischief: Mischief = {};
  onProgress: (progress: Progress) => void = () => undefined;
  /** What this member's own client does wrong: each wraps the honest engine. */
  seal:
    | ((engine: TsMlsEngine, ...args: Parameters<TsMlsEngine['seal']>) => ReturnType<TsMlsEngine['seal']>)
    | undefined;

  constructor(
    readonly name: string,
    readonly disk: MemoryDisk,
    private readonly vault: Vault,
    private readonly clock: Clock,
    readonly spool = new MemorySpool(),
  ) {}

  /** Fresh parts over the same disk: as after a crash, or in another tab. */
  parts(): ClientParts {
    return {
      records: new MemoryStore(this.disk),
      vault: this.vault,
      engine: this.engine(),
      clock: this.clock,
      spool: this.spool,
      linkTo: (server) => hostileLink(new ServerConnection(server), this.mischief),
      onProgress: (progress) => this.onProgress(progress),
    };
  }

  /** The id this member's own client gives to the next channel it makes. */
  channelId: ChannelId | undefined;

  private engine(): TsMlsEngine {
    const engine = new TsMlsEngine();
    const createGroup = engine.createGroup.bind(engine);
    engine.createGroup = (own, key, options) =>
      createGroup(own, key, this.channelId === undefined ? options : { ...options, channel: this.channelId });
    const seal = engine.seal.bind(engine);
    const honest = Object.assign(Object.create(engine) as TsMlsEngine, { seal });
    engine.seal = (...args) => (this.seal === undefined ? seal(...args) : this.seal(honest, ...args));
    return engine;
  }

  async restart(): Promise<Kopri> {
    await this.kopri.close().catch(() => undefined);
    this.kopri = await openClient(this.parts());
    return this.kopri;
  }

  /** Everything on the disk, as a copy that can be put back. */
  snapshot(): ReadonlyMap<string, Uint8Array> {
    return new Map(this.disk.records);
  }

  restore(snapshot: ReadonlyMap<string, Uint8Array>): void {
    this.disk.records.clear();
    for (const [key, value] of snapshot) this.disk.records.set(key, value);
  }
}

export class TestNetwork {
  private readonly devices: TestDevice[] = [];
  secretariat!: TestDevice;

  private constructor(
    private server: RunningServer,
    private readonly database: TestDatabase,
    readonly folder: string,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly webDir: string | undefined,
  ) {}

  /** `losesFoundingReply`: the server founds the network, and its answer never arrives. `webDir`: the web client to serve. */
  static async start({
    clock = new SystemClock(),
    losesFoundingReply = false,
    webDir,
  }: {
    readonly clock?: Clock;
    readonly losesFoundingReply?: boolean;
    readonly webDir?: string;
  } = {}): Promise<TestNetwork> {
    await readyCrypto();
    const database = await createTestDatabase();
    const folder = await mkdtemp(joinPath(tmpdir(), 'kopri-network-'));
    await chmod(folder, 0o711);
    const { vault } = await createVault('a passphrase of a test', FLOOR);
    const server = await startOn({ database, folder, port: 0, webDir });
    const network = new TestNetwork(server, database, folder, vault, clock, webDir);
    network.secretariat = network.device('Secretariat');
    if (losesFoundingReply) {
      network.secretariat.mischief.found = async (honest, request) => {
        await honest.found(request);
        throw new AppError('server-unreachable');
      };
    }
    network.secretariat.kopri = await found(network.secretariat.parts(), {
      server: network.url,
      setupToken: SETUP_TOKEN,
      name: 'Secretariat',
    });
    return network;
  }

  get url(): string {
    return this.server.url;
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** Stops the server and starts it again on the same port and data, after `whileDown`. */
  async restartServer(whileDown: () => Promise<void> = async () => undefined): Promise<void> {
    const port = Number(new URL(this.url).port);
    await this.server.stop();
    await whileDown();
    this.server = await startOn({ database: this.database, folder: this.folder, port, webDir: this.webDir });
  }

  async correspondent(name: string, country: string, authority: string): Promise<TestDevice> {
    return this.admit(this.secretariat, { name, country, authority, role: 'correspondent' });
  }

  async practitioner(by: TestDevice, name: string, country: string, authority: string): Promise<TestDevice> {
    return this.admit(by, { name, country, authority, role: 'practitioner' });
  }

  device(name: string): TestDevice {
    const device = new TestDevice(name, new MemoryDisk(), this.vault, this.clock);
    this.devices.push(device);
    return device;
  }

  async stop(): Promise<void> {
    for (const device of this.devices) await device.kopri?.close().catch(() => undefined);
    await this.server.stop();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async admit(
    by: TestDevice,
    { name, ...offer }: { name: string; country: string; authority: string; role: string },
  ): Promise<TestDevice> {
    const { link } = await by.kopri.enrolment.invite(offer);
    const device = this.device(name);
    const { kopri, request } = await join(device.parts(), { link, name });
    device.kopri = kopri;
    await by.kopri.enrolment.admit(request);
    await kopri.sync();
    return device;
  }
}

interface Place {
  readonly database: TestDatabase;
  readonly folder: string;
  readonly port: number;
  readonly webDir: string | undefined;
}

const startOn = ({ database, folder, port, webDir }: Place): Promise<RunningServer> =>
  startServer(
    new Settings({
      port,
      host: '127.0.0.1',
      dataDir: folder,
      logLevel: 'silent',
      databaseUrl: database.url,
      setupToken: SETUP_TOKEN,
      webDir,
    }),
  );

/** Syncs until nothing moves any more, so that everybody has seen everything. */
export async function settle(...devices: readonly TestDevice[]): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    let moved = 0;
    for (const { kopri } of devices) {
      const { received, sent } = await kopri.sync();
      moved += received + sent;
    }
    quiet = moved === 0 ? quiet + 1 : 0;
  }
}

/** What a member reads in a channel, without the changes of members. */
export async function reads({ kopri }: TestDevice, channel: string): Promise<readonly ChannelItem[]> {
  return (await kopri.channels.items(channel)).items.filter(({ kind }) => kind !== 'members');
}

export const textsOf = async (device: TestDevice, channel: string): Promise<readonly (string | null)[]> =>
  (await reads(device, channel)).map(({ text }) => text);
