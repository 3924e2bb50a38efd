/** Ends the PostgreSQL of this run, if any suite started one, and removes its folder. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export default async function teardown() {
  const folder = process.env.KOPRI_TEST_FOLDER;
  if (!folder) return;
  const pidFile = join(folder, 'postgres', 'data', 'postmaster.pid');
  const readPid = async () => Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  const pid = await readPid();
  // Nothing of it is kept: it need not write a checkpoint.
  if (pid > 1) process.kill(pid, 'SIGQUIT');
  for (let waited = 0; pid > 1 && isAlive(pid) && waited < 5_000; waited += 20) await sleep(20);
  await rm(folder, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
