/** What lies on disks, and what processes take: a real server on a real PostgreSQL, a real profile. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openProfile, foundNetwork } from '@kopri/client/node';
import { suites } from '@kopri/protocol';
import { engine, FakeDirectory, openChannel } from '../../../libs/crypto/sealed/mls/testing/cast.js';
import { randomBytes } from '@kopri/crypto/sealed';
import pg from 'pg';
import { startServer } from '../../../apps/server/start-server.js';
import { Settings } from '../../../apps/server/platform/settings.js';
import { Database } from '../../../apps/server/platform/database.js';
import { findFreePort, makeFolder, removeFolder } from '../../scenarios/processes/temporary.js';
import { startNode } from '../../scenarios/processes/child.js';
import { ServerProcess } from '../../scenarios/processes/server-process.js';
import { ms, type Table } from './table.js';

const ROWS = 10_000;

/** Bytes a row takes with its indexes and what PostgreSQL adds, from many rows. */
async function bytesPerRow(pool: pg.Pool, table: string, insert: string, values: readonly unknown[]): Promise<number> {
  const size = async () => {
    const { rows } = await pool.query<{ size: number }>(`select pg_total_relation_size('${table}') as size`);
    return rows[0]?.size ?? 0;
  };
  const before = await size();
  await pool.query(insert, [...values]);
  return Math.round(((await size()) - before) / ROWS);
}

async function rowRows(pool: pg.Pool): Promise<Table['rows']> {
  const id = (letter: string, bytes: number) => `'${letter}' || lpad(to_hex(n), ${2 * bytes}, '0')`;
  const from = `from generate_series(1, ${ROWS}) as n`;
  const envelopes = (bytes: number) =>
    bytesPerRow(
      pool,
      'envelopes',
      `insert into envelopes select ${id('c', 18)} || $2::text, 1, ${id('d', 16)} || $2::text, n, 1795361733000, $1 ${from}`,
      [Buffer.from(randomBytes(bytes)), String(bytes)],
    );
  return [
    ['envelope of 593 bytes', await envelopes(593)],
    ['envelope of 4,177 bytes', await envelopes(4_177)],
    [
      'roster entry',
      await bytesPerRow(
        pool,
        'channel_devices',
        `with c as (insert into channels select ${id('c', 18)}, 1, 1 ${from}) insert into channel_devices select ${id('c', 18)}, ${id('d', 16)}, 1 ${from}`,
        [],
      ),
    ],
    [
      'key package of 2,724 bytes',
      await bytesPerRow(
        pool,
        'key_packages',
        `insert into key_packages (device, hash, last_resort, deposited_at, bytes) select ${id('d', 16)}, decode(lpad(to_hex(n), 64, '0'), 'hex'), false, 1795361733000, $1 ${from}`,
        [Buffer.from(randomBytes(2_724))],
      ),
    ],
    [
      'statement of 710 bytes with a personal part of 138',
      await bytesPerRow(pool, 'directory_entries', `insert into directory_entries select n, $1, $2, $3 ${from}`, [
        Buffer.from(randomBytes(710)),
        Buffer.from(randomBytes(32)),
        Buffer.from(randomBytes(106)),
      ]),
    ],
    [
      'blob, its row',
      await bytesPerRow(
        pool,
        'blobs',
        `insert into blobs select ${id('b', 18)}, ${id('c', 18)}, ${id('m', 16)}, ${id('d', 16)}, n, n ${from}`,
        [],
      ),
    ],
  ];
}

async function databaseTable(): Promise<Table> {
  const dataDir = await makeFolder();
  const server = await startServer(new Settings({ port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent' }));
  try {
    return {
      title: `Bytes of one row at the server, indexes included, from ${ROWS.toLocaleString('en-US')}`,
      head: ['', 'Bytes'],
      rows: await rowRows(server.app.get(Database).pool),
    };
  } finally {
    await server.stop();
    await removeFolder(dataDir);
  }
}

async function groupTable(): Promise<Table> {
  const rows: (readonly [string, number])[] = [];
  for (const size of [2, 10, 50]) {
    const directory = new FakeDirectory();
    const [seat] = await openChannel(
      directory,
      Array.from({ length: size }, () => directory.admit()),
      suites.xwing,
    );
    if (seat !== undefined) rows.push([`channel of ${size}`, engine.encodeGroup(seat.group).length]);
  }
  return { title: 'State of a channel at a member, X-Wing, before it is sealed', head: ['', 'Bytes'], rows };
}

/** Memory that belongs to the process, as it reports it. */
async function residentMegabytes(url: string): Promise<string> {
  const metrics = await fetch(`${url}/metrics`).then((response) => response.text());
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1];
  return bytes === undefined ? 'not known here' : `${Math.round(Number(bytes) / 1e6)} MB`;
}

/** Says at its end the most memory it ever had, in kilobytes. */
const TELL_MEMORY = 'data:text/javascript,process.on("exit",()=>console.error("most "+process.resourceUsage().maxRSS))';

/** The most memory one command of the command line takes; 256 MiB of it are for opening the vault. */
async function commandMegabytes(home: string, passphrase: string): Promise<string> {
  const child = startNode(['--import', TELL_MEMORY, 'dist/apps/cli/main.js', '--home', home, 'status'], {
    KOPRI_PASSPHRASE: passphrase,
  });
  await child.ended;
  return `${Math.round(Number(/most (\d+)/.exec(child.stderr)?.[1]) / 1000)} MB`;
}

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (file) => (file.isFile() ? file.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function processTable(): Promise<Table> {
  const folder = await makeFolder();
  const server = new ServerProcess({
    dataDir: join(folder, 'data'),
    port: await findFreePort(),
    setupToken: 'measure',
  });
  const rows: (readonly [string, string])[] = [];
  const note = async (what: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    rows.push([what, `${ms(performance.now() - begun)} ms`]);
  };
  try {
    await note('first start of a built checkout, until healthy', () => server.start());
    rows.push(['server, memory just started', await residentMegabytes(server.url)]);
    const profile = { home: join(folder, 'home'), passphrase: 'measure' };
    await note('found a network', () =>
      foundNetwork({ ...profile, server: server.url, setupToken: 'measure', name: 'Secretariat' }).then((kopri) =>
        kopri.close(),
      ),
    );
    await note('open a profile and sync', () =>
      openProfile(profile).then(async (kopri) => (await kopri.sync(), kopri.close())),
    );
    rows.push(['kopri status, most memory', await commandMegabytes(profile.home, profile.passphrase)]);
    await note('stop', () => server.stop());
    await note('later start', () => server.start());
    await note('SIGKILL and start again', () => server.kill().then(() => server.start()));
    rows.push(['data folder after that', `${Math.round((await folderBytes(join(folder, 'data'))) / 1e6)} MB`]);
    rows.push(['profile of the secretariat', `${Math.round((await folderBytes(join(folder, 'home'))) / 1e3)} kB`]);
  } finally {
    await server.stop();
    await removeFolder(folder);
  }
  return { title: 'Processes', head: ['', 'Measured'], rows };
}

export const restTables = async (): Promise<Table[]> => [
  await groupTable(),
  await databaseTable(),
  await processTable(),
];
