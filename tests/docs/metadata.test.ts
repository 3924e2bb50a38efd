/** What the server keeps and the page that says so are the same list: nobody adds a column unsaid. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../apps/server/platform/testing/test-database.js';
import { readPage, tableRows } from './pages.js';

const ALL_COLUMNS = `select table_name as "table", column_name as "column" from information_schema.columns
  where table_schema not in ('pg_catalog', 'information_schema')`;

let database: TestDatabase;
let columns: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ table: string; column: string }>(ALL_COLUMNS);
  await client.end();
  columns = rows.map(({ table, column }) => `${table}.${column}`).sort();
});
afterAll(() => database.drop());

const described = tableRows(readPage('docs/metadata.md')).map(([table = '', column = '', learns = '']) => ({
  name: `${table}.${column}`.replaceAll('`', ''),
  learns,
}));

test('every column of the database has its row, and every row its column', () => {
  expect(described.map(({ name }) => name).sort()).toEqual(columns);
});

test('every row says what the server learns', () => {
  expect(described.filter(({ learns }) => learns.length < 4)).toEqual([]);
});
