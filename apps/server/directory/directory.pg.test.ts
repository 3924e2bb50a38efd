import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { LogEntry } from '@kopri/protocol';
import { openDatabase, type Database } from '../platform/database.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { random } from '../platform/testing/test-device.js';
import { PgDirectoryStore } from './directory.pg.js';

let ground: TestDatabase;
let database: Database;
let store: PgDirectoryStore;

beforeAll(async () => {
  ground = await createTestDatabase();
  database = await openDatabase(ground.url);
  store = new PgDirectoryStore(database);
});
beforeEach(() => database.pool.query('truncate directory_entries'));
afterAll(async () => {
  await database.close();
  await ground.drop();
});

const anEntry = (): LogEntry => ({ statement: random(300), personal: { salt: random(32), bytes: random(80) } });
const nothing = async () => undefined;

test('entries come back byte for byte, in order, from any place', async () => {
  const entries = [anEntry(), { statement: random(300) }, anEntry()];
  await store.append({ from: 0, entries, erased: [], during: nothing });
  expect(await store.load(0)).toEqual(entries);
  expect(await store.load(2)).toEqual(entries.slice(2));
});

test('entries and whatever belongs to them are stored together or not at all', async () => {
  const append = store.append({
    from: 0,
    entries: [anEntry(), anEntry()],
    erased: [],
    during: async (transaction) => {
      await transaction.query('select 1 from directory_entries');
      throw new Error('what belongs to it failed');
    },
  });
  await expect(append).rejects.toThrow('what belongs to it failed');
  expect(await store.load(0)).toEqual([]);
});

test('a place in the log is given once', async () => {
  await store.append({ from: 0, entries: [anEntry()], erased: [], during: nothing });
  await expect(store.append({ from: 0, entries: [anEntry()], erased: [], during: nothing })).rejects.toThrow(
    /duplicate key/,
  );
});

const canary = 'Erased-Canary-of-the-directory';

/** Appends the canary, and erases it with the next entry. */
async function appendAndErase(): Promise<void> {
  const personal = { salt: random(32), bytes: new TextEncoder().encode(canary) };
  await store.append({ from: 0, entries: [{ statement: random(300), personal }], erased: [], during: nothing });
  await store.append({ from: 1, entries: [anEntry()], erased: [0], during: nothing });
  const [erased] = await store.load(0);
  expect(erased?.personal).toBeUndefined();
}

async function isInFile(): Promise<boolean | undefined> {
  await database.pool.query('checkpoint');
  const { rows } = await database.pool.query<{ held: boolean }>(
    `select position($1::bytea in pg_read_binary_file(pg_relation_filepath('directory_entries'))) > 0 as held`,
    [Buffer.from(canary)],
  );
  return rows[0]?.held;
}

/** A vacuum of PostgreSQL's own may see the past for a moment. */
async function untilGone(): Promise<void> {
  for (const endMs = Date.now() + 20_000; (await isInFile()) === true; ) {
    if (Date.now() > endMs) throw new Error('still in the file');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('what is erased is gone from the files of the table, too', async () => {
  await appendAndErase();
  await untilGone();
});

test('while a backup looks at the past the old row stays in the file, and goes when it has ended', async () => {
  const backup = await database.pool.connect();
  await backup.query('begin isolation level repeatable read');
  await backup.query('select 1');
  try {
    await appendAndErase();
    expect(await isInFile()).toBe(true);
  } finally {
    await backup.query('rollback');
    backup.release();
  }
  await untilGone();
});
