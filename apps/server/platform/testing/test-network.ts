/**
 * A whole server on a real database with a network founded on it, for tests: its root, its
 * secretariat, and whoever the test admits. Statements are signed by real keys and go in by HTTP.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  assembleEntry,
  prepareStatement,
  replay,
  saltPersonal,
  type Directory,
  type StatementDraft,
} from '@kopri/directory';
import {
  directoryPageCodec,
  foundRequestCodec,
  networkReplyCodec,
  newId,
  suites,
  type InvitationId,
  type LogEntry,
  type MemberRole,
  type PersonalPart,
  type Signer,
} from '@kopri/protocol';
import { startServer, type RunningServer, type StartOptions } from '../../start-server.js';
import { Sessions } from '../sessions.js';
import { Settings } from '../settings.js';
import { read, TestClient, type Answer } from './test-client.js';
import { createTestDatabase } from './test-database.js';
import { random, TestDevice, TestKey } from './test-device.js';

const SETUP_TOKEN = 'a setup token for tests';

export interface TestSigner {
  readonly signer: Signer;
  readonly key: TestKey;
}

type Draft = StatementDraft extends infer D ? (D extends StatementDraft ? Omit<D, 'time'> : never) : never;

export interface Person extends PersonalPart {
  readonly role: MemberRole;
  readonly country?: string;
  readonly invitation?: InvitationId;
}

/** Settings of a server on a database and a folder of its own, removed by `dispose`. */
export async function newTestGround(): Promise<{ readonly settings: Settings; dispose(): Promise<void> }> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'kopri-server-'));
  const settings = new Settings({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    logLevel: 'silent',
    databaseUrl: database.url,
    setupToken: SETUP_TOKEN,
  });
  const dispose = async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { settings, dispose };
}

export class TestNetwork {
  readonly root: TestSigner = { signer: newId('rootKey', random), key: new TestKey() };
  readonly secretariat = new TestDevice();
  readonly setupToken = SETUP_TOKEN;

  private clerk: Promise<TestClient> | undefined;

  private constructor(
    public server: RunningServer,
    private readonly ground: Awaited<ReturnType<typeof newTestGround>>,
    private readonly options: StartOptions,
  ) {}

  /** Starts a server; nothing is founded. */
  static async start(options: StartOptions = {}): Promise<TestNetwork> {
    const ground = await newTestGround();
    return new TestNetwork(await startServer(ground.settings, options), ground, options);
  }

  static async founded(options: StartOptions = {}): Promise<TestNetwork> {
    const network = await TestNetwork.start(options);
    const { code } = await network.found();
    if (code !== undefined) throw new Error(`founding was refused: ${code}`);
    return network;
  }

  /** Without a session. */
  get anyone(): TestClient {
    return new TestClient(this.server.url);
  }

  async found(setupToken: string = SETUP_TOKEN): Promise<Answer> {
    return this.anyone.post(
      '/api/network',
      foundRequestCodec.encode({ setupToken, entries: await this.foundingEntries() }),
    );
  }

  async foundingEntries(): Promise<LogEntry[]> {
    const { log } = read(networkReplyCodec, await this.anyone.get('/api/network'));
    const root = { threshold: 1, keys: [{ key: this.root.signer, public: this.root.key.public }] };
    const details = { name: 'Network of Examples', root, log, quorum: 0, suite: suites.xwing };
    const founding = this.sign(undefined, { kind: 'network.founded', subject: 'network', details } as Draft, [
      this.root,
    ]);
    const directory = requireReplayed([founding]);
    return [
      founding,
      this.admission(directory, this.secretariat, { role: 'secretariat', name: 'Secretariat' }, [this.root]),
    ];
  }

  networkId(): Promise<Uint8Array> {
    return this.anyone
      .get('/api/network')
      .then((answer) => read(networkReplyCodec, answer).network ?? new Uint8Array());
  }

  async signIn(device: TestDevice): Promise<TestClient> {
    return this.anyone.signedIn(device, await this.networkId());
  }

  /** The log as a client replays it. */
  async directory(): Promise<Directory> {
    const client = await this.#clerk();
    return requireReplayed(read(directoryPageCodec, await client.get('/api/directory?after=0')).entries);
  }

  /** Admits by the root, or by a correspondent's device. */
  async admit(person: Person, by: readonly TestSigner[] = [this.root], device = new TestDevice()): Promise<TestDevice> {
    await this.append([this.admission(await this.directory(), device, person, by)]);
    return device;
  }

  /** A correspondent with their powers. */
  async appoint(country: string, name: string): Promise<TestDevice> {
    const device = await this.admit({ role: 'correspondent', country, name });
    await this.tell({ kind: 'correspondent.appointed', subject: device.member, details: {} }, [this.root]);
    return device;
  }

  /** Signs a statement at the log's head and appends it. Throws when refused. */
  async tell(draft: Draft, by: readonly TestSigner[], personal?: PersonalPart): Promise<void> {
    await this.append([this.sign(await this.directory(), draft, by, personal)]);
  }

  async append(entries: readonly LogEntry[]): Promise<void> {
    const { code, error } = await (await this.#clerk()).post('/api/statements', { entries: [...entries] });
    if (code !== undefined) throw new Error(`refused: ${code} ${error?.error.detail ?? ''}`);
  }

  admission(
    directory: Directory,
    device: TestDevice,
    { role, country, invitation, ...personal }: Person,
    by: readonly TestSigner[],
  ): LogEntry {
    const home = country === undefined ? {} : { country, authority: `${country.toLowerCase()}-gpo` };
    const details = {
      role,
      ...home,
      ...(invitation !== undefined && { invitation }),
      device: device.keys,
      personal: new Uint8Array(32),
    };
    return this.sign(directory, { kind: 'member.admitted', subject: device.member, details }, by, personal);
  }

  sign(directory: Directory | undefined, draft: Draft, by: readonly TestSigner[], personal?: PersonalPart): LogEntry {
    const salted = personal && saltPersonal(personal, random(32));
    const details = salted === undefined ? draft.details : { ...draft.details, personal: salted.hash };
    const time = Math.max(this.options.clock?.nowMs() ?? Date.now(), directory?.newestTimeMs ?? 0);
    const { body } = prepareStatement(directory, { ...draft, details, time } as StatementDraft);
    return assembleEntry(
      body,
      by.map(({ signer, key }) => ({ signer, signature: key.sign('statement', body) })),
      salted?.salted,
    );
  }

  /** The secretariat's session, kept until the server restarts or a test's clock has ended it. */
  async #clerk(): Promise<TestClient> {
    const token = (await this.clerk)?.token;
    if (token === undefined || this.server.app.get(Sessions).verify(token) === undefined)
      this.clerk = this.signIn(this.secretariat);
    return this.clerk ?? this.signIn(this.secretariat);
  }

  /** The same database and folder under a new process's eyes. */
  async restart(): Promise<void> {
    await this.server.stop();
    this.clerk = undefined;
    this.server = await startServer(this.ground.settings, this.options);
  }

  async end(): Promise<void> {
    await this.server.stop();
    await this.ground.dispose();
  }
}

export const signerOf = ({ device, key }: TestDevice): TestSigner => ({ signer: device, key });

function requireReplayed(entries: readonly LogEntry[]): Directory {
  const replayed = replay(entries);
  if (replayed.outcome === 'applied' && replayed.directory !== undefined) return replayed.directory;
  throw new Error('the log does not replay');
}
