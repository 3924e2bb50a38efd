/**
 * One server process for one database: it holds an advisory lock for as long as it runs. Order and
 * numbers are given in memory, so a second process would give the same ones twice (T4).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@kopri/protocol';
import pg from 'pg';
import type { Database } from './database.js';

const SERVER_LOCK = 7_201_000;
/** A server killed a moment ago may still seem connected. */
const PATIENCE_MS = 5_000;
/** PostgreSQL that died is back within 15 s. */
const REGAIN_PATIENCE_MS = 30_000;
const RETRY_MS = 100;

const alreadyRunning = () =>
  new AppError('server-already-running', { detail: 'another server process uses this database' });

export class ServerLock {
  #client: pg.Client | undefined;
  #isReleased = false;

  private constructor(
    private readonly database: Database,
    private readonly onLost: (error: unknown) => void,
  ) {}

  /** Throws `AppError('server-already-running')`. `onLost` is called when the lock was lost for good: the process must end. */
  static async acquire(database: Database, onLost: (error: unknown) => void): Promise<ServerLock> {
    const lock = new ServerLock(database, onLost);
    await lock.#acquireWithin(PATIENCE_MS);
    return lock;
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #acquireWithin(patienceMs: number): Promise<void> {
    for (const end = Date.now() + patienceMs; ; await sleep(RETRY_MS)) {
      const outcome = await this.#try();
      if (outcome === 'held' || this.#isReleased) return;
      if (Date.now() > end) throw outcome === 'taken' ? alreadyRunning() : new AppError('database-unavailable');
    }
  }

  async #try(): Promise<'held' | 'taken' | 'unreachable'> {
    const client = new pg.Client({ ...this.database.clientSettings(), keepAlive: true });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [SERVER_LOCK]);
      if (rows[0]?.held !== true || this.#isReleased) return await client.end().then(() => 'taken');
      this.#hold(client);
      return 'held';
    } catch {
      await client.end().catch(() => undefined);
      return 'unreachable';
    }
  }

  /** A broken connection has given the lock up; what another process does with it meanwhile, memory would not know. */
  #hold(client: pg.Client): void {
    this.#client = client;
    client.once('end', () => {
      if (!this.#isReleased) this.#acquireWithin(REGAIN_PATIENCE_MS).catch(this.onLost);
    });
  }
}
