import { expect, test } from '@jest/globals';
import { openDatabase } from '../database.js';
import { createTestDatabase } from './test-database.js';

test('each suite gets a migrated database of its own, and it is gone afterwards', async () => {
  const [one, two] = [await createTestDatabase(), await createTestDatabase()];
  const database = await openDatabase(one.url);
  await database.pool.query(`insert into directory_entries (index, statement) values (0, '\\x00')`);
  const other = await openDatabase(two.url);
  expect((await other.pool.query('select 1 from directory_entries')).rowCount).toBe(0);
  await Promise.all([database.close(), other.close()]);
  await Promise.all([one.drop(), two.drop()]);
  await expect(openDatabase(one.url)).rejects.toThrow('database-unavailable');
});
