/**
 * A fresh, migrated database on a real PostgreSQL for one test suite. One PostgreSQL serves a whole
 * run of the tests: the first suite that asks starts it in the folder that `tests/global-setup.mjs`
 * made, the others find it running, `tests/global-teardown.mjs` ends it.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../migrate.js';
import { openDatabase } from '../database.js';
import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'kopri_template';
/** Any number of our own: suites in other processes wait for the template to be made. */
const TEMPLATE_LOCK = 7_201_001;

/** Takes some 50 ms; the first of a run two seconds. `KOPRI_TEST_DATABASE` may name another PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = await findAdminUrl();
  const name = `kopri_test_${randomBytes(6).toString('hex')}`;
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await makeTemplate(admin, adminUrl);
    await admin.query(`create database ${name} template ${TEMPLATE}`);
  });
  return {
    url: urlOfDatabase(adminUrl, name),
    drop: () =>
      withAdmin(adminUrl, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

/** An empty database without tables, for tests of migrating. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const adminUrl = await findAdminUrl();
  const name = `kopri_test_${randomBytes(6).toString('hex')}`;
  await withAdmin(adminUrl, async (admin) => void (await admin.query(`create database ${name}`)));
  return {
    url: urlOfDatabase(adminUrl, name),
    drop: () =>
      withAdmin(adminUrl, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

async function findAdminUrl(): Promise<string> {
  const { KOPRI_TEST_DATABASE: given, KOPRI_TEST_FOLDER: dataDir } = process.env;
  if (given) return given;
  if (!dataDir) throw new Error('tests on a database run under jest, whose global setup makes the folder');
  const postgres = await startEmbeddedPostgres({ dataDir, unsafeNoSync: true });
  postgres.leave();
  process.env['KOPRI_TEST_DATABASE'] = postgres.adminUrl;
  return postgres.adminUrl;
}

async function makeTemplate(admin: pg.Client, adminUrl: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
  if (rowCount !== 0) return;
  const making = `${TEMPLATE}_new`;
  await admin.query(`drop database if exists ${making} with (force)`);
  await admin.query(`create database ${making}`);
  const database = await openDatabase(urlOfDatabase(adminUrl, making));
  await migrate(database).finally(() => database.close());
  await admin.query(`alter database ${making} rename to ${TEMPLATE}`);
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOfDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
