import { spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { findLesserAccount, isReachable } from './account.js';
import { findPackagedBinaries, prepareBinaries } from './binaries.js';
import { runAs } from './cluster.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { findPostmaster, forgetStalePidFile, isAlive } from './postmaster.js';

const PATIENCE_MS = 15_000;
const isRoot = process.getuid?.() === 0;
const testAsRoot = isRoot ? test : test.skip;

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error('it did not come true in time');
  }
}

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kopri-pg-'));
  await chmod(folder, 0o711);
  return folder;
};

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  const events: string[] = [];
  const start = () => startEmbeddedPostgres({ dataDir, log: (event) => events.push(event) });
  const pidOf = () => findPostmaster(postgres.pgData);

  beforeAll(async () => {
    dataDir = await newFolder();
    postgres = await start();
  });
  afterEach(() => void events.splice(0));
  afterAll(async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('is durable: fsync, synchronous commit and full page writes are on', async () => {
    const [row] = await query(
      postgres.url,
      `select current_setting('fsync') f, current_setting('synchronous_commit') s, current_setting('full_page_writes') w`,
    );
    expect(row).toEqual({ f: 'on', s: 'on', w: 'on' });
  });

  test('asks for its password, and listens on no network', async () => {
    const wrong = new URL(postgres.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(await query(postgres.url, `select current_setting('listen_addresses') a`)).toEqual([{ a: '' }]);
  });

  testAsRoot('does not run as root, and only root reads its password', async () => {
    const status = await readFile(`/proc/${await pidOf()}/status`, 'utf8');
    expect(/^Uid:\s+0\s/m.test(status)).toBe(false);
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o077).toBe(0);
  });

  test('left behind by a server that was killed, is taken over with what it holds', async () => {
    await query(postgres.url, 'create table kept (n int)');
    const pid = await pidOf();
    postgres.leave();
    postgres = await start();
    expect(events).toEqual(['adopted']);
    expect(await pidOf()).toBe(pid);
    expect(await query(postgres.url, 'select n from kept')).toEqual([]);
  });

  test('is one, also when two servers start at the same moment', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url).toBe(two.url);
    one.leave();
    two.leave();
  });

  test('killed at any moment, is started again by itself, and lost nothing it had acknowledged', async () => {
    await query(postgres.url, 'insert into kept select generate_series(1, 1000)');
    const pid = await pidOf();
    process.kill(pid ?? 0, 'SIGKILL');
    await until(
      async () =>
        ![undefined, pid].includes(await pidOf()) && (await query(postgres.url, 'select 1').then(Boolean, () => false)),
    );
    expect(await query(postgres.url, 'select count(*)::int n from kept')).toEqual([{ n: 1000 }]);
    // It answers a moment before whoever started it has heard so.
    await until(async () => events.includes('started'));
    expect(events).toEqual(expect.arrayContaining(['died', 'started']));
  });

  test('ends when told to, and starts again from what it wrote', async () => {
    const pid = await pidOf();
    await postgres.stop();
    expect(isAlive(pid ?? 0)).toBe(false);
    postgres = await start();
    expect(events).toContain('started');
    expect(await query(postgres.url, 'select count(*)::int n from kept')).toEqual([{ n: 1000 }]);
  });

  test('starts over a pid file whose number now belongs to another process', async () => {
    await postgres.stop();
    // Of the same account, because PostgreSQL itself overlooks those of others.
    const other = spawn('/bin/sleep', ['60'], { ...runAs(findLesserAccount()), cwd: '/', stdio: 'ignore' });
    try {
      const pidFile = join(postgres.pgData, 'postmaster.pid');
      await writeFile(pidFile, `${other.pid}\n${postgres.pgData}\n0\n5432\n${dataDir}/postgres/run\n\n\nready\n`);
      await utimes(pidFile, 0, 0);
      postgres = await start();
      expect(await pidOf()).not.toBe(other.pid);
      expect(isAlive(other.pid ?? 0)).toBe(true);
    } finally {
      other.kill();
    }
  });

  test('starts over a pid file that was cut short before its first byte', async () => {
    await postgres.stop();
    const pidFile = join(postgres.pgData, 'postmaster.pid');
    await writeFile(pidFile, '');
    await utimes(pidFile, 0, 0);
    postgres = await start();
    expect(events).toContain('started');
  });

  test('never judges a young pid file: PostgreSQL may be writing it at this moment', async () => {
    await postgres.stop();
    const pidFile = join(postgres.pgData, 'postmaster.pid');
    await writeFile(pidFile, '');
    await forgetStalePidFile(postgres.pgData, Date.now());
    expect((await stat(pidFile)).size).toBe(0);
    await rm(pidFile);
    postgres = await start();
  });

  test('sweeps away what a first start that was killed had begun', async () => {
    for (const pid of [999_999, process.pid]) await mkdir(join(dataDir, `postgres.new-${pid}-0`));
    postgres.leave();
    postgres = await start();
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });
});

describe('where it cannot run', () => {
  testAsRoot(
    'a folder its account cannot reach is refused, with an example of one that it can, and never moved',
    async () => {
      const closed = await mkdtemp(join(tmpdir(), 'kopri-closed-'));
      const dataDir = join(closed, 'data');
      const started = startEmbeddedPostgres({ dataDir });
      await expect(started).rejects.toMatchObject({
        code: 'data-unreachable',
        detail: expect.stringContaining('KOPRI_DATA=/var/lib/kopri'),
      });
      await rm(closed, { recursive: true });
    },
  );

  test('a folder that cannot be made is refused in the same way', async () => {
    const file = join(await newFolder(), 'a-file');
    await writeFile(file, '');
    await expect(startEmbeddedPostgres({ dataDir: join(file, 'data') })).rejects.toMatchObject({
      code: 'data-unreachable',
    });
  });

  testAsRoot(
    'a checkout its account cannot read is no hindrance: the programs run from a copy in the data folder',
    async () => {
      const umask = process.umask(0o077);
      const [closed, home] = [await newFolder(), await newFolder()];
      const packaged = join(closed, 'native');
      await cp(findPackagedBinaries(), packaged, { recursive: true, filter: (path) => !path.endsWith('libpq.so.5') });
      await cp(join(findPackagedBinaries(), '../package.json'), join(closed, 'package.json'));
      await chmod(closed, 0o700);
      const account = findLesserAccount();
      const [one, two] = await Promise.all([
        prepareBinaries(home, account, packaged),
        prepareBinaries(home, account, packaged),
      ]);
      expect(one).toBe(two);
      process.umask(umask);
      const { stdout } = spawnSync(join(one, 'bin/initdb'), ['--version'], {
        ...runAs(account),
        cwd: '/',
        encoding: 'utf8',
      });
      expect(stdout).toContain('PostgreSQL');
      expect(await readdir(home)).toHaveLength(1);
      await rm(closed, { recursive: true });
      await rm(home, { recursive: true });
    },
  );

  test('a platform without binaries is told to name a database of its own', () => {
    expect(() => findPackagedBinaries('sunos', 'sparc')).toThrow(/platform-without-database.*DATABASE_URL/);
  });
});

describe('the account', () => {
  const passwd =
    (...names: string[]) =>
    () =>
      names.map((name, i) => `${name}:x:${i + 1}:${i + 11}::/:/bin/sh`).join('\n');

  testAsRoot('of PostgreSQL is postgres, else nobody, else none will do', () => {
    expect(findLesserAccount(passwd('root', 'nobody', 'postgres'))).toEqual({ name: 'postgres', uid: 3, gid: 13 });
    expect(findLesserAccount(passwd('root', 'nobody'))?.name).toBe('nobody');
    expect(() => findLesserAccount(passwd('root'))).toThrow(/platform-without-database/);
  });

  test('reaches a folder only through folders that let it pass', async () => {
    const folder = await newFolder();
    const account = { name: 'other', uid: 4_000_000, gid: 4_000_000 };
    expect(await isReachable(folder, account)).toBe(true);
    await chmod(folder, 0o700);
    expect(await isReachable(folder, account)).toBe(false);
    expect(await isReachable(folder, undefined)).toBe(true);
    await rm(folder, { recursive: true });
  });
});
