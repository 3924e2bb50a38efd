/**
 * The data folder of the embedded PostgreSQL: `postgres/` under the server's, with `data` (the
 * cluster), `password` and `run` (its socket). It is made beside its name and renamed, so that a
 * start killed at any moment leaves a whole one or none.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@kopri/protocol';
import { isReachable, type Account } from './account.js';
import { makeWhole, sweepUnfinished } from './beside.js';
import { prepareBinaries, type Binaries } from './binaries.js';

export const SUPERUSER = 'kopri';

export interface Cluster {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** PGDATA. */
  readonly pgData: string;
  readonly runDir: string;
  readonly logFile: string;
  readonly password: string;
}

/** Opens the cluster under `dataDir`, making it at the first start. Throws `AppError('data-unreachable')`. */
export async function openCluster(dataDir: string, account: Account | undefined): Promise<Cluster> {
  await requireReachable(dataDir, account);
  const home = join(dataDir, 'postgres');
  await sweepUnfinished(dataDir);
  const binaries = await prepareBinaries(dataDir, account);
  if (!(await exists(home))) {
    await makeWhole(home, 0o711, (beside) => fillCluster(beside, binaries, account));
    await syncFolder(dataDir);
  }
  return {
    binaries,
    account,
    pgData: join(home, 'data'),
    runDir: join(home, 'run'),
    logFile: join(home, 'log'),
    password: (await readFile(join(home, 'password'), 'utf8')).trim(),
  };
}

async function requireReachable(dataDir: string, account: Account | undefined): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    if (account !== undefined && process.getuid?.() === 0) await openToOthers(dataDir);
    if (await isReachable(dataDir, account)) return;
  } catch (cause) {
    throw new AppError('data-unreachable', {
      detail: `${dataDir} cannot be made or read: set KOPRI_DATA, for example KOPRI_DATA=/var/lib/kopri`,
      cause,
    });
  }
  throw new AppError('data-unreachable', {
    detail: `the account ${account?.name ?? ''}, under which PostgreSQL must run, cannot reach ${dataDir}: set KOPRI_DATA to a folder it can, for example KOPRI_DATA=/var/lib/kopri`,
  });
}

/** Our own folder may be passed through, not listed; folders above it are the operator's affair. */
async function openToOthers(dataDir: string): Promise<void> {
  const handle = await open(dataDir, 'r');
  const { mode } = await handle.stat().finally(() => handle.close());
  if ((mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o011);
}

async function fillCluster(beside: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  const [pgData, runDir, passwordFile] = [join(beside, 'data'), join(beside, 'run'), join(beside, 'password')];
  for (const folder of [pgData, runDir]) await mkdir(folder, { mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account !== undefined)
    for (const path of [pgData, runDir, passwordFile]) await chown(path, account.uid, account.gid);
  await runInitdb({ binaries, account, pgData, passwordFile });
  if (account !== undefined) await chown(passwordFile, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
}

interface InitdbParts {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly pgData: string;
  readonly passwordFile: string;
}

function runInitdb({ binaries, account, pgData, passwordFile }: InitdbParts): Promise<void> {
  const settings = [
    '--auth=scram-sha-256',
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  const child = spawn(join(binaries, 'bin', 'initdb'), [...settings, `--pgdata=${pgData}`], {
    ...runAs(account),
    cwd: pgData,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-2_000)));
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => reject(new AppError('database-unavailable', { detail: 'initdb failed', cause }));
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? resolve() : fail(new Error(`exit ${code}: ${complaint}`))));
  });
}

/** Identity and environment of a PostgreSQL program: nothing of ours leaks into it. */
export const runAs = (account: Account | undefined) => ({
  ...(account !== undefined && { uid: account.uid, gid: account.gid }),
  env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
});

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
