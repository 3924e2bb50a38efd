/** A disk of a few kilobytes: a tmpfs where this system lets us mount one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export interface SmallDisk {
  /** Room for more. */
  grow(bytes: number): void;
  unmount(): void;
}

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** `undefined` where mounting is not allowed. */
export function mountSmallDisk(folder: string, bytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  mkdirSync(folder, { recursive: true });
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${bytes},mode=0711`, 'kopri-test', folder)) return undefined;
  return {
    grow: (larger) => void run('mount', '-o', `remount,size=${larger}`, folder),
    unmount: () => void (run('umount', folder) || run('umount', '-l', folder)),
  };
}
