/**
 * Folders that are whole or absent: filled beside their final name and renamed. What a start that
 * was killed left behind is swept away by the next.
 */
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isAlive } from './postmaster.js';

/** Being filled by this very process: process ids come round again, in a container at every start. */
const filling = new Set<string>();
let count = 0;

/** When another process was faster its folder stands, and this one goes. `mode` holds whatever the umask is. */
export async function makeWhole(folder: string, mode: number, fill: (beside: string) => Promise<void>): Promise<void> {
  count += 1;
  const beside = `${folder}.new-${process.pid}-${count}`;
  filling.add(basename(beside));
  try {
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside);
    await chmod(beside, mode);
    await fill(beside);
    await rename(beside, folder).catch(() => undefined);
  } finally {
    filling.delete(basename(beside));
    await rm(beside, { recursive: true, force: true });
  }
}

export async function sweepUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(/\.new-(\d+)-\d+$/.exec(name)?.[1] ?? Number.NaN);
    const isAbandoned = pid === process.pid ? !filling.has(name) : !Number.isNaN(pid) && !isAlive(pid);
    if (isAbandoned) await rm(join(parent, name), { recursive: true, force: true });
  }
}
