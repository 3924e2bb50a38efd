/**
 * Fetched files, written beside their place under a name of their own and moved there only when
 * every byte was verified. A file that is there already is never touched.
 */
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileSink } from '@kopri/client';
import { AppError } from '@kopri/protocol';
import { numberedName, safeName } from './safe-name.js';
import { systemCode } from './system-error.js';

/** Beyond this many of one name something else is wrong. */
const MAX_SAME_NAMES = 10_000;

/** Makes the folder; throws `output-exists` where a file stands in its place, `output-unwritable`, `store-full`. */
export async function outputFolder(path: string): Promise<string> {
  const folder = resolve(path);
  await naming(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  return folder;
}

interface Ways {
  /** Makes the name of the unfinished file. */
  readonly unique: () => string;
  /** Gives a file a second name; USB sticks know no such thing. */
  readonly linkFile?: typeof link;
}

export async function folderSink(
  folder: string,
  file: { readonly name: string },
  { unique, linkFile = link }: Ways,
): Promise<FileSink> {
  const unfinished = join(folder, `.kopri-${unique()}.part`);
  const handle = await naming(folder, () => open(unfinished, 'wx', 0o600));
  const abort = async (): Promise<void> => {
    await handle.close();
    await unlink(unfinished).catch(() => undefined);
  };
  return {
    write: (chunk) => naming(folder, () => writeAll(handle, chunk)),
    finish: async () => {
      try {
        await handle.sync();
        return await naming(folder, () => settle(unfinished, join(folder, safeName(file.name)), linkFile));
      } finally {
        await abort();
      }
    },
    abort,
  };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < chunk.length) done += (await handle.write(chunk, done)).bytesWritten;
}

/** Gives the file its name, or the first numbered one that is free. */
async function settle(unfinished: string, wanted: string, linkFile: typeof link): Promise<string> {
  for (let number = 1; number <= MAX_SAME_NAMES; number++) {
    const path = number === 1 ? wanted : join(dirname(wanted), numberedName(basename(wanted), number));
    if (await placeAt(unfinished, path, linkFile)) return path;
  }
  throw new AppError('output-exists', { detail: wanted });
}

/** False when something stands there. A second name for the same file is made in one step; where there is no such thing, a copy. */
async function placeAt(unfinished: string, path: string, linkFile: typeof link): Promise<boolean> {
  try {
    await linkFile(unfinished, path).catch(() => copyFile(unfinished, path, constants.COPYFILE_EXCL));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Turns the failures of a file system into coded ones that name the folder. */
async function naming<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(codes[systemCode(cause)] ?? 'output-unwritable', { detail: folder, cause });
  }
}

const codes: Readonly<Record<string, 'output-exists' | 'store-full'>> = {
  EEXIST: 'output-exists',
  ENOTDIR: 'output-exists',
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
};
