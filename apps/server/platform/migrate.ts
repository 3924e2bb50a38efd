/** Brings the database's tables up to this build: forward only, one process at a time. */
import type { Database } from './database.js';

/** "kopri" in a number: whoever migrates holds it. */
const MIGRATION_LOCK = 7_201_002;

/** Returns how many migrations ran. */
export async function migrate(database: Database): Promise<number> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await database.orm.runMigrations()).length;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}
