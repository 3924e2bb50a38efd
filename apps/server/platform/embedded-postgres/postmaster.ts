/** A running PostgreSQL as its data folder tells of it: reused when it is alive, forgotten when the file is stale. */
import { readFile, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findErrorCode } from '../error-code.js';

const PID_FILE = 'postmaster.pid';

/** PostgreSQL makes its file empty and writes it a moment later: a young one is never judged. */
const YOUNG_MS = 5_000;

/** The process id of the PostgreSQL serving this data folder. */
export async function findPostmaster(pgData: string): Promise<number | undefined> {
  const pid = await readPid(join(pgData, PID_FILE));
  return pid !== undefined && isAlive(pid) && (await servesFolder(pid, pgData)) ? pid : undefined;
}

/**
 * PostgreSQL itself overlooks a file whose process is gone, and refuses to start over an empty one or
 * one whose number now belongs to another process of its account. Such a file is removed here.
 */
export async function forgetStalePidFile(pgData: string, nowMs: number): Promise<void> {
  const file = join(pgData, PID_FILE);
  const about = await stat(file).catch(() => undefined);
  if (about === undefined || Math.abs(nowMs - about.mtimeMs) < YOUNG_MS) return;
  if ((await findPostmaster(pgData)) === undefined) await rm(file, { force: true });
}

async function readPid(file: string): Promise<number | undefined> {
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

/** True also for a process of another account. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return findErrorCode(error) === 'EPERM';
  }
}

/**
 * A process id may have been given to another process since. PostgreSQL works in its data folder;
 * where the system does not tell (no /proc, another account), the cautious answer is yes: two
 * PostgreSQL on one folder would ruin it.
 */
async function servesFolder(pid: number, pgData: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === pgData;
  } catch (error) {
    return !(findErrorCode(error) === 'ENOENT' && (await hasProc()));
  }
}

const hasProc = (): Promise<boolean> =>
  readlink('/proc/self').then(
    () => true,
    () => false,
  );

/** Asks for a fast shutdown, and for an immediate one (repaired at the next start) when that takes too long. */
export async function stopPostmaster(pid: number, patienceMs: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!sendSignal(pid, signal)) return;
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(20)) if (!isAlive(pid)) return;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
