/** The server as its own process on a data folder and port that outlive it: started, killed, started again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, startNode, type Child } from './child.js';

export interface ServerPlace {
  readonly dataDir: string;
  readonly port: number;
  readonly setupToken: string;
  /** A module that the process loads first, for example one that moves its clock. */
  readonly preload?: string;
}

/** The contract allows a first start 150 s; a busy machine gets a little more. */
const READY_MS = 180_000;
const POLL_MS = 50;

export class ServerProcess {
  readonly url: string;
  private child: Child | undefined;

  constructor(readonly place: ServerPlace) {
    this.url = `http://127.0.0.1:${place.port}`;
  }

  /** Resolves once it can serve. Throws with what it printed when it ends before. */
  async start(added: Partial<ServerPlace> = {}): Promise<void> {
    const { dataDir, port, setupToken, preload } = { ...this.place, ...added };
    const args = [...(preload === undefined ? [] : ['--import', preload]), 'dist/apps/server/main.js'];
    const child = startNode(args, {
      PORT: String(port),
      KOPRI_DATA: dataDir,
      KOPRI_SETUP_TOKEN: setupToken,
      KOPRI_LOG_LEVEL: 'warn',
    });
    this.child = child;
    for (const begun = Date.now(); !(await this.isHealthy()); await sleep(POLL_MS)) {
      const isLate = Date.now() - begun > READY_MS;
      if (isLate || !isRunning(child)) throw new Error(`the server did not start: ${child.stdout}${child.stderr}`);
    }
  }

  /** What it has printed since its last start. */
  get printed(): string {
    return `${this.child?.stdout ?? ''}${this.child?.stderr ?? ''}`;
  }

  /** SIGKILL: nothing in it gets a last word; its PostgreSQL is left behind, as after a real one. */
  async kill(): Promise<void> {
    this.child?.process.kill('SIGKILL');
    await this.child?.ended;
  }

  /** SIGTERM, and the end of its PostgreSQL, also of one that a killed server left behind. Gives its exit code. */
  async stop(): Promise<number | null> {
    this.child?.process.kill('SIGTERM');
    const code = (await this.child?.ended) ?? null;
    await this.endDatabase();
    return code;
  }

  private async isHealthy(): Promise<boolean> {
    return fetch(`${this.url}/health`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok, body }) => body?.cancel().then(() => ok) ?? ok,
      () => false,
    );
  }

  private async endDatabase(): Promise<void> {
    const file = join(this.place.dataDir, 'postgres/data/postmaster.pid');
    const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
    if (pid > 1 && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    for (let waited = 0; pid > 1 && isAlive(pid) && waited < 10_000; waited += POLL_MS) await sleep(POLL_MS);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
