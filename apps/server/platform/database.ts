/**
 * Access to PostgreSQL: `pool` for all that is hot or transactional, `orm` for the cold paths and
 * migrations. Both read `int8` as a number: every count and time of ours is a safe integer.
 */
import { AppError } from '@kopri/protocol';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { findErrorCode } from './error-code.js';
import { entities } from '../entities.js';
import { migrations } from '../../../migrations/index.js';

/** Lanes and the listener hold connections of their own besides these. */
const POOL_CONNECTIONS = 10;
const ORM_CONNECTIONS = 4;
/** A database that does not answer by then is away; the client tries again. */
const CONNECT_TIMEOUT_MS = 5_000;

export abstract class Database {
  abstract readonly url: string;
  abstract readonly pool: pg.Pool;
  abstract readonly orm: DataSource;

  /** Commits when `work` resolves, rolls back when it throws. Throws `AppError('database-unavailable')` when the connection fails. */
  abstract transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;

  /** Settings for a connection of one's own, such as a writer lane's. */
  abstract clientSettings(): pg.ClientConfig;

  abstract close(): Promise<void>;
}

/** Opens both pools. Migrations are not run: see `migrate`. */
export async function openDatabase(url: string): Promise<Database> {
  const database = new PostgresDatabase(url);
  await database.orm.initialize().catch((cause: unknown) => {
    throw new AppError('database-unavailable', { cause });
  });
  return database;
}

class PostgresDatabase extends Database {
  readonly pool: pg.Pool;
  readonly orm: DataSource;

  constructor(readonly url: string) {
    super();
    this.pool = new pg.Pool({ ...this.clientSettings(), max: POOL_CONNECTIONS });
    // A connection that breaks while idle is replaced at the next use; unheard, it would end the process.
    this.pool.on('error', () => {});
    this.orm = new DataSource({
      type: 'postgres',
      url,
      entities: [...entities],
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
      installExtensions: false,
      poolSize: ORM_CONNECTIONS,
      poolErrorHandler: () => {},
      logging: false,
      extra: this.clientSettings(),
    });
  }

  override clientSettings(): pg.ClientConfig {
    return { connectionString: this.url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, types: safeIntegers };
  }

  override async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((cause: unknown) => {
      throw new AppError('database-unavailable', { cause });
    });
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (cause) {
      await endFailed(client);
      throw isConnectionFailure(cause) ? new AppError('database-unavailable', { cause }) : cause;
    }
  }

  override async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.orm.isInitialized ? this.orm.destroy() : undefined]);
  }
}

async function endFailed(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

const safeIntegers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** SQLSTATE classes 08 (connection), 57P0x (shutdown, crash) and 53 (out of resources); and what the socket says. */
export function isConnectionFailure(error: unknown): boolean {
  const code = findErrorCode(error) ?? '';
  const message = error instanceof Error ? error.message : '';
  return (
    /^(08|53|57P0|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code) ||
    /^(Connection terminated|timeout exceeded)/i.test(message)
  );
}
