/** One process at a time: a file that names its holder. A holder that is gone loses it. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 100;
const UNWRITTEN_PATIENCE_MS = 2_000;

/** Files this process holds. */
const held = new Set();

/** Runs `work` while holding `file`. `onWait` is called once when another process holds it. */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !take(file); await sleep(RETRY_MS)) {
    if (!waited) onWait();
    waited = true;
  }
  held.add(file);
  try {
    return await work();
  } finally {
    held.delete(file);
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    dropStale(file);
    return false;
  }
}

/** Moved aside first: if it was taken anew between the look and the move, it is put back. */
function dropStale(file) {
  if (isHeld(file)) return;
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (isHeld(aside)) linkSync(aside, file);
  } catch {
    // Somebody else was faster.
  }
  rmSync(aside, { force: true });
}

/** An empty file is being written at this moment, unless its writer died of it. */
function isHeld(file) {
  const pid = holderOf(file);
  if (pid === undefined) return false;
  if (pid === process.pid) return held.has(file);
  return Number.isNaN(pid) ? ageMsOf(file) < UNWRITTEN_PATIENCE_MS : isAlive(pid);
}

const ageMsOf = (file) => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);

function holderOf(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
