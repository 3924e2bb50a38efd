/**
 * The database that comes with the server: a real PostgreSQL of our own, for an installation with
 * nothing but Node. It outlives a server that was killed: the next start takes the orphan over.
 * One that dies is started again. Durability is not traded: fsync and synchronous_commit stay on.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@kopri/protocol';
import pg from 'pg';
import { findErrorCode } from '../error-code.js';
import { findLesserAccount } from './account.js';
import { chooseAddress, listenOptions, readAddress, urlOf, type Address } from './address.js';
import { openCluster, runAs, type Cluster } from './cluster.js';
import { findPostmaster, forgetStalePidFile, stopPostmaster } from './postmaster.js';

export interface EmbeddedPostgres {
  /** Of the database `kopri`. Holds the password: never logged. */
  readonly url: string;
  /** Of the maintenance database, for making others. */
  readonly adminUrl: string;
  readonly pgData: string;
  /** Ends it, whoever started it. Within 10 s. */
  stop(): Promise<void>;
  /** Leaves it running for the next start, and no longer watches it. */
  leave(): void;
}

export interface EmbeddedPostgresOptions {
  /** The server's data folder. */
  readonly dataDir: string;
  readonly log?: (
    event: 'started' | 'adopted' | 'died' | 'failed',
    fields: { readonly pid?: number; readonly ms?: number },
  ) => void;
  /** Tests on throw-away data trade durability for speed. */
  readonly unsafeNoSync?: boolean;
}

const DATABASE = 'kopri';
/** Replaying the write-ahead log after a crash can take a while on a slow disk. */
const START_PATIENCE_MS = 60_000;
const WATCH_EVERY_MS = 500;
/** Twice this and the server's own end stay below ten seconds. */
const STOP_PATIENCE_MS = 4_000;

/** Logs of PostgreSQL hold no statement and no value: `terse` drops the details that quote them. */
const settings = {
  max_connections: '100',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
} as const;
const unsafeSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** Throws `AppError` of `data-unreachable`, `platform-without-database` or `database-unavailable`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir, findLesserAccount());
  const keeper = new Keeper(cluster, options);
  const address = await keeper.ensureRunning();
  keeper.watch();
  return {
    url: urlOf(cluster, address, DATABASE),
    adminUrl: urlOf(cluster, address, 'postgres'),
    pgData: cluster.pgData,
    stop: () => keeper.stop(),
    leave: () => keeper.leave(),
  };
}

class Keeper {
  #address: Address | undefined;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #starting: Promise<Address> | undefined;
  #stopping = false;

  constructor(
    private readonly cluster: Cluster,
    private readonly options: EmbeddedPostgresOptions,
  ) {}

  ensureRunning(): Promise<Address> {
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  /** PostgreSQL that dies, whatever the reason, is started again; its clients reconnect. */
  watch(): void {
    this.#timer = setInterval(() => void this.#look(), WATCH_EVERY_MS).unref();
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#stopping = true;
  }

  async stop(): Promise<void> {
    this.leave();
    await this.#starting?.catch(() => undefined);
    const pid = await findPostmaster(this.cluster.pgData);
    if (pid !== undefined) await stopPostmaster(pid, STOP_PATIENCE_MS);
  }

  async #look(): Promise<void> {
    if (this.#stopping || this.#starting !== undefined) return;
    if ((await findPostmaster(this.cluster.pgData)) !== undefined || this.#stopping) return;
    this.options.log?.('died', {});
    await this.ensureRunning().catch(() => this.options.log?.('failed', {}));
  }

  async #start(): Promise<Address> {
    const begun = Date.now();
    for (let spawned = false; Date.now() < begun + START_PATIENCE_MS && !this.#stopping; await sleep(25)) {
      const pid = await findPostmaster(this.cluster.pgData);
      if (pid === undefined && !isRunning(this.#child)) {
        await this.#spawn();
        spawned = true;
      }
      const address = (pid && (await readAddress(this.cluster))) || this.#address;
      if (pid === undefined || address === undefined || !(await answers(this.cluster, address))) continue;
      this.#address = address;
      this.options.log?.(spawned ? 'started' : 'adopted', { pid, ms: Date.now() - begun });
      return address;
    }
    throw new AppError('database-unavailable', { detail: `PostgreSQL did not start; see ${this.cluster.logFile}` });
  }

  /** In a session of its own: a Ctrl-C at the terminal must end the server first, and PostgreSQL after it. */
  async #spawn(): Promise<void> {
    this.#address ??= await chooseAddress(this.cluster);
    await forgetStalePidFile(this.cluster.pgData, Date.now());
    const { binaries, pgData, account, logFile } = this.cluster;
    const chosen = { ...settings, ...(this.options.unsafeNoSync === true && unsafeSettings) };
    const config = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const log = openSync(logFile, 'w', 0o600);
    this.#child = spawn(join(binaries, 'bin', 'postgres'), ['-D', pgData, ...listenOptions(this.#address), ...config], {
      ...runAs(account),
      cwd: pgData,
      stdio: ['ignore', log, log],
      detached: true,
    });
    this.#child.on('error', () => undefined).unref();
    closeSync(log);
  }
}

const isRunning = (child: ChildProcess | undefined): boolean =>
  child?.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Whether the database can be used; makes it at the first start. */
async function answers(cluster: Cluster, address: Address): Promise<boolean> {
  const verdict = await query(urlOf(cluster, address, DATABASE), 'select 1');
  if (verdict !== UNKNOWN_DATABASE) return verdict === undefined;
  return (await query(urlOf(cluster, address, 'postgres'), `create database ${DATABASE}`)) === undefined;
}

const UNKNOWN_DATABASE = '3D000';

/** The SQLSTATE, or what else went wrong; `undefined` when nothing did. */
async function query(url: string, sql: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
    return undefined;
  } catch (error) {
    return findErrorCode(error) ?? 'failed';
  } finally {
    await client.end().catch(() => undefined);
  }
}
