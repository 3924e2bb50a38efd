import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseCheckpoint } from '@kopri/directory';
import { networkReplyCodec } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import pg from 'pg';
import { startServer, type RunningServer } from '../start-server.js';
import { openDatabase } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
import { openLogSigner } from './log-signer.js';
import { migrate } from './migrate.js';
import { Settings } from './settings.js';
import { createEmptyDatabase } from './testing/test-database.js';
import { read, TestClient } from './testing/test-client.js';
import { newTestGround } from './testing/test-network.js';

/** Run by root, PostgreSQL drops to a lesser account, which must get in. */
async function openFolder(folder: string): Promise<string> {
  await chmod(folder, 0o711);
  return folder;
}

describe('a running server', () => {
  let ground: Awaited<ReturnType<typeof newTestGround>>;
  let server: RunningServer;

  beforeAll(async () => {
    ground = await newTestGround();
    server = await startServer(ground.settings);
  });
  afterAll(async () => {
    await server.stop();
    await ground.dispose();
  });

  test('is healthy and shows its measurements', async () => {
    const anyone = new TestClient(server.url);
    expect(await anyone.get('/health')).toMatchObject({ status: 200 });
    expect((await anyone.get('/metrics')).value).toContain('process_cpu_user_seconds_total');
  });

  test('has one process for one database: a second says server-already-running', async () => {
    await expect(startServer(ground.settings)).rejects.toMatchObject({ code: 'server-already-running' });
    expect((await new TestClient(server.url).get('/health')).status).toBe(200);
  });

  test('keeps its lock when the database drops the connection', async () => {
    const client = new pg.Client({ connectionString: ground.settings.databaseUrl });
    await client.connect();
    const holders = async () =>
      (
        await client.query<{ pid: number }>(
          `select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
        )
      ).rows.map(({ pid }) => pid);
    const [before] = await holders();
    await client.query('select pg_terminate_backend($1)', [before]);
    const isRegained = async () => (await holders()).some((pid) => pid !== before);
    for (let waited = 0; !(await isRegained()) && waited < 5_000; waited += 50) await sleep(50);
    const after = await holders();
    expect(after).toHaveLength(1);
    expect(after).not.toContain(before);
    await client.end();
  });

  test('names a log key that only it can read, and the same after a restart', async () => {
    const before = read(networkReplyCodec, await new TestClient(server.url).get('/api/network'));
    expect((await stat(join(ground.settings.dataDir, 'log-key.pem'))).mode & 0o077).toBe(0);
    await server.stop();
    server = await startServer(ground.settings);
    expect(read(networkReplyCodec, await new TestClient(server.url).get('/api/network')).log).toEqual(before.log);
  });
});

test('while PostgreSQL is away the server is not healthy and says so; when it is back the server goes on by itself', async () => {
  const ground = await newTestGround();
  const postgres = await startEmbeddedPostgres({
    dataDir: await openFolder(ground.settings.dataDir),
    unsafeNoSync: true,
  });
  const server = await startServer(new Settings({ ...ground.settings, databaseUrl: postgres.url }));
  const anyone = new TestClient(server.url);
  expect((await anyone.get('/health')).status).toBe(200);
  await postgres.stop();
  expect(await anyone.get('/health')).toMatchObject({ status: 503, code: 'unavailable' });
  const back = await startEmbeddedPostgres({ dataDir: ground.settings.dataDir, unsafeNoSync: true });
  for (let waited = 0; (await anyone.get('/health')).status !== 200 && waited < 10_000; waited += 50) await sleep(50);
  expect((await anyone.get('/health')).status).toBe(200);
  await server.stop();
  await back.stop();
  await ground.dispose();
});

test('a request that hangs does not keep the server from ending', async () => {
  const ground = await newTestGround();
  const server = await startServer(ground.settings);
  const { port } = new URL(server.url);
  const hanging = connect(Number(port), '127.0.0.1');
  hanging.on('error', () => undefined);
  hanging.write(
    'POST /api/network HTTP/1.1\r\nHost: x\r\nContent-Type: application/cbor\r\nContent-Length: 9\r\n\r\nx',
  );
  await sleep(300);
  const begun = Date.now();
  await server.stop();
  expect(Date.now() - begun).toBeLessThan(8_000);
  hanging.destroy();
  await ground.dispose();
});

test('a taken port is said so before anything else begins', async () => {
  const ground = await newTestGround();
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const settings = new Settings({ ...ground.settings, port });
  await expect(startServer(settings)).rejects.toMatchObject({ code: 'server-already-running' });
  other.close();
  await ground.dispose();
});

test('migrations run once, also when several processes start on an empty database', async () => {
  const empty = await createEmptyDatabase();
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase(empty.url)));
  const counts = await Promise.all(databases.map(migrate));
  expect(counts.filter((count) => count > 0)).toHaveLength(1);
  await Promise.all(databases.map((database) => database.close()));
  await empty.drop();
});

test('a checkpoint is a signed note that the named key verifies, and deterministic', async () => {
  await readyCrypto();
  const folder = await mkdtemp(join(tmpdir(), 'kopri-key-'));
  const signer = await openLogSigner(folder);
  const head = { size: 7, root: new Uint8Array(32).fill(9) };
  const note = await signer.signCheckpoint(head);
  expect(parseCheckpoint(note, signer.key)).toMatchObject(head);
  expect(await (await openLogSigner(folder)).signCheckpoint(head)).toBe(note);
  await rm(folder, { recursive: true });
});

/** The server as its own process, from the build where there is one: signals and terminal output are real. */
describe('as a process', () => {
  const main = join(process.cwd(), 'dist/apps/server/main.js');
  let isBuilt = false;

  beforeAll(async () => {
    isBuilt = await stat(main).then(Boolean, () => false);
    if (!isBuilt) process.stdout.write('skipped: the server as a process; there is no build\n');
  });

  function start(env: Record<string, string>): { child: ChildProcess; output: () => string } {
    let text = '';
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { child, output: () => text };
  }

  async function untilOutput(output: () => string, pattern: RegExp): Promise<string> {
    for (const end = Date.now() + 45_000; Date.now() < end; await sleep(50)) {
      const found = pattern.exec(output())?.[1];
      if (found !== undefined) return found;
    }
    throw new Error(`no ${pattern} in: ${output()}`);
  }

  const exitOf = (child: ChildProcess): Promise<number | null> =>
    child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : Promise.resolve(child.exitCode);

  test('prints its setup token once, logs neither names nor secrets, and SIGTERM ends it within 10 s', async () => {
    if (!isBuilt) return;
    const ground = await newTestGround();
    const { dataDir, databaseUrl = '' } = ground.settings;
    const env = { PORT: '0', KOPRI_DATA: dataDir, DATABASE_URL: databaseUrl, KOPRI_LOG_LEVEL: 'debug' };
    const first = start(env);
    const url = await untilOutput(first.output, /listens on (\S+)/);
    const token = /Setup token: (\S+)/.exec(first.output())?.[1] ?? '';
    expect((await readFile(join(dataDir, 'setup-token'), 'utf8')).trim()).toBe(token);
    const secret = 'Secret-Canary-in-the-address';
    await fetch(`${url}/api/directory?after=${secret}`, { headers: { authorization: `Bearer ${secret}` } });
    await fetch(`${url}/api/${secret}`, { method: 'POST', body: secret });
    const begun = Date.now();
    first.child.kill('SIGTERM');
    expect(await exitOf(first.child)).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(first.output()).toContain('"status":401');
    expect(first.output()).toContain('127.0.0.0/24');
    expect(first.output()).not.toMatch(new RegExp(`${secret}|127\\.0\\.0\\.1"`));

    const second = start(env);
    await untilOutput(second.output, /listens on (\S+)/);
    expect(second.output()).not.toContain(token);
    second.child.kill('SIGKILL');
    await exitOf(second.child);
    await ground.dispose();
  });

  test('refuses a setting that makes no sense, with a code and the variable’s name', async () => {
    if (!isBuilt) return;
    const { child, output } = start({ PORT: 'http' });
    expect(await exitOf(child)).toBe(1);
    expect(output()).toMatch(/"code":"usage".*PORT/);
  });
});
