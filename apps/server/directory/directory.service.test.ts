import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  applyStatement,
  assembleEntry,
  prepareStatement,
  requireApplied,
  saltPersonal,
  type StatementDraft,
} from '@kopri/directory';
import { AppError, newId, suites, type LogEntry } from '@kopri/protocol';
import { openDatabase, type Database } from '../platform/database.js';
import { openLogSigner, type LogSigner } from '../platform/log-signer.js';
import { SystemClock } from '../platform/ports/clock.js';
import { SystemRandomness } from '../platform/ports/randomness.js';
import { ServerBus } from '../platform/server-bus.js';
import { Sessions } from '../platform/sessions.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { random, TestDevice, TestKey } from '../platform/testing/test-device.js';
import { PgDirectoryStore } from './directory.pg.js';
import { DirectoryStore, type Append } from './directory.ports.js';
import { DirectoryService } from './directory.service.js';

/** A real store whose next append fails before it began, or after it was committed, as a cut connection does. */
class CutStore extends DirectoryStore {
  cut: 'never' | 'before' | 'after' = 'never';

  constructor(private readonly inner: DirectoryStore) {
    super();
  }

  override load(from: number): Promise<LogEntry[]> {
    return this.inner.load(from);
  }

  override async append(append: Append): Promise<void> {
    const cut = this.cut;
    this.cut = 'never';
    if (cut !== 'before') await this.inner.append(append);
    if (cut !== 'never') throw new AppError('database-unavailable');
  }
}

let ground: TestDatabase;
let database: Database;
let folder: string;
let signer: LogSigner;
let store: CutStore;
let bus: ServerBus;
let directory: DirectoryService;
const root = { signer: newId('rootKey', random), key: new TestKey() };
const clerk = new TestDevice();

beforeAll(async () => {
  await readyCrypto();
  ground = await createTestDatabase();
  database = await openDatabase(ground.url);
  folder = await mkdtemp(join(tmpdir(), 'kopri-key-'));
  signer = await openLogSigner(folder);
});
beforeEach(async () => {
  store = new CutStore(new PgDirectoryStore(database));
  directory = newService();
  await directory.onModuleInit();
});
afterEach(() => database.pool.query('truncate directory_entries'));
afterAll(async () => {
  await database.close();
  await ground.drop();
  await rm(folder, { recursive: true });
});

function newService(): DirectoryService {
  const clock = new SystemClock();
  bus = new ServerBus();
  return new DirectoryService(store, signer, clock, bus, new Sessions(clock, new SystemRandomness(), bus));
}

function sign(draft: Omit<StatementDraft, 'time'>, name?: string): LogEntry {
  const salted = name === undefined ? undefined : saltPersonal({ name }, random(32));
  const details = salted === undefined ? draft.details : { ...draft.details, personal: salted.hash };
  const { body } = prepareStatement(directory.current ?? begun, {
    ...draft,
    details,
    time: Date.now(),
  } as StatementDraft);
  return assembleEntry(body, [{ signer: root.signer, signature: root.key.sign('statement', body) }], salted?.salted);
}

let begun: Parameters<typeof prepareStatement>[0];

function foundingEntries(): LogEntry[] {
  begun = undefined;
  const terms = {
    root: { threshold: 1, keys: [{ key: root.signer, public: root.key.public }] },
    log: signer.key,
    quorum: 0,
    suite: suites.xwing,
  };
  const founding = sign({
    kind: 'network.founded',
    subject: 'network',
    details: { name: 'Network of Examples', ...terms },
  } as never);
  begun = requireApplied(applyStatement(undefined, founding));
  return [founding, admission(clerk, 'Secretariat')];
}

const admission = (device: TestDevice, name: string): LogEntry =>
  sign(
    {
      kind: 'member.admitted',
      subject: device.member,
      details: { role: 'secretariat', device: device.keys, personal: new Uint8Array(32) },
    } as never,
    name,
  );

test('a commit whose answer was lost is found before the next append, and its effects are announced', async () => {
  await directory.found(foundingEntries());
  const [one, two] = [new TestDevice(), new TestDevice()];
  const appended: number[] = [];
  bus.on('directory.appended', ({ size }) => appended.push(size));
  store.cut = 'after';
  await expect(directory.append([admission(one, 'One')])).rejects.toThrow('database-unavailable');
  expect(directory.size).toBe(2);
  expect((await directory.append([admission(two, 'Two')])).size).toBe(4);
  expect(appended).toEqual([3, 4]);
  expect(directory.current?.standingOf(one.device)).toBe('active');
});

test('an append that never reached the database leaves everything as it was, and may be repeated', async () => {
  await directory.found(foundingEntries());
  const entry = admission(new TestDevice(), 'One');
  store.cut = 'before';
  await expect(directory.append([entry])).rejects.toThrow('database-unavailable');
  expect((await directory.append([entry])).size).toBe(3);
});

test('what must hold together with a statement undoes it when it fails', async () => {
  await directory.found(foundingEntries());
  let fails = true;
  directory.addStep(async () => {
    if (fails) throw new AppError('unavailable');
  });
  const entry = admission(new TestDevice(), 'One');
  await expect(directory.append([entry])).rejects.toThrow('unavailable');
  expect(await store.load(2)).toEqual([]);
  fails = false;
  expect((await directory.append([entry])).size).toBe(3);
});

test('many appends at once are taken one after the other, each at its own place', async () => {
  await directory.found(foundingEntries());
  const entries = Array.from({ length: 20 }, (_, i) => admission(new TestDevice(), `Clerk ${i}`));
  const sizes = (await Promise.all(entries.map((entry) => directory.append([entry])))).map(({ size }) => size);
  expect(sizes).toEqual(entries.map((_, i) => i + 3));
  expect(await store.load(2)).toEqual(entries);
});

test('a database that somebody changed behind the server’s back does not replay, and the server does not start', async () => {
  await directory.found(foundingEntries());
  await database.pool.query(
    `update directory_entries set statement = set_byte(statement, 200, get_byte(statement, 200) # 1) where index = 1`,
  );
  await expect(newService().onModuleInit()).rejects.toThrow(/does not replay/);
});

test('a server with another log key than the network names does not sign for it', async () => {
  await directory.found(foundingEntries());
  const other = await mkdtemp(join(tmpdir(), 'kopri-key-'));
  const mine = signer;
  signer = await openLogSigner(other);
  await expect(newService().onModuleInit()).rejects.toThrow(/log key/);
  signer = mine;
  await rm(other, { recursive: true });
});
