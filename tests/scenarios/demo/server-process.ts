/** The real server as a process of its own, as `npm start` runs it, with the database that comes with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../apps/server/platform/embedded-postgres/embedded-postgres.js';
import { findPostmaster, stopPostmaster } from '../../../apps/server/platform/embedded-postgres/postmaster.js';

interface ServerOptions {
  readonly program: string;
  readonly dataDir: string;
  readonly logFile: string;
  readonly setupToken: string;
}

/** The first start of a clone copies and makes a database; on a slow disk that takes its time. */
const START_PATIENCE_MS = 150_000;
/** The server itself promises ten seconds. */
const STOP_PATIENCE_MS = 12_000;
const POLL_MS = 100;

export class ServerProcess {
  /** Of the exit; resolves with the code, or null after a signal. */
  readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly options: ServerOptions,
    readonly url: string,
  ) {
    this.ended = endOf(child);
  }

  /** Resolves when it serves. Throws with the end of its log when it does not come up. */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const child = launch(options);
    const end = endOf(child);
    try {
      return new ServerProcess(child, options, await readUrl(options.logFile, end));
    } catch (error) {
      await halt(child, end, options.dataDir);
      throw error;
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Of its database, for looking into it: whoever holds the server can. */
  async databaseUrl(): Promise<string> {
    const running = await startEmbeddedPostgres({ dataDir: this.options.dataDir });
    running.leave();
    return running.url;
  }

  /** Also when it has ended already: its database may have outlived it. */
  stop(): Promise<void> {
    return halt(this.child, this.ended, this.options.dataDir);
  }
}

function launch({ program, dataDir, logFile, setupToken }: ServerOptions): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const own = {
    PORT: '0',
    HOST: '127.0.0.1',
    KOPRI_DATA: dataDir,
    KOPRI_SETUP_TOKEN: setupToken,
    KOPRI_LOG_LEVEL: 'debug',
  };
  // In a session of its own: a Ctrl-C at the terminal is ours to pass on, in order.
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...own, DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  return child;
}

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });

async function readUrl(logFile: string, end: Promise<number | null>): Promise<string> {
  let hasEnded = false;
  void end.then(() => (hasEnded = true));
  for (const until = Date.now() + START_PATIENCE_MS; Date.now() < until && !hasEnded; await sleep(POLL_MS)) {
    const url = /listens on (http\S+)/.exec(await readFile(logFile, 'utf8'))?.[1];
    if (url !== undefined) return url;
  }
  const said = (await readFile(logFile, 'utf8')).slice(-2_000);
  const hint = said.includes('data-unreachable') ? '\nHere, set TMPDIR to a folder that every account can enter.' : '';
  throw new Error(`the server did not start:\n${said}${hint}`);
}

async function halt(child: ChildProcess, end: Promise<number | null>, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await end;
    clearTimeout(late);
  }
  const pid = await findPostmaster(join(dataDir, 'postgres', 'data'));
  if (pid !== undefined) await stopPostmaster(pid, STOP_PATIENCE_MS);
}
