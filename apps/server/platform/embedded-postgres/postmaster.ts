/** A running PostgreSQL as its data folder tells of it: reused when it is alive, forgotten when the file is stale. */
import { readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findErrorCode } from '../error-code.js';

const PID_FILE = 'postmaster.pid';

/** The process id of the PostgreSQL serving this data folder. A file left by one that is gone is removed. */
export async function findPostmaster(pgData: string): Promise<number | undefined> {
  const file = join(pgData, PID_FILE);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const pid = Number(text.split('\n')[0]);
  if (Number.isSafeInteger(pid) && pid > 1 && isAlive(pid) && (await servesFolder(pid, pgData))) return pid;
  await rm(file, { force: true });
  return undefined;
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
