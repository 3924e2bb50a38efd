/** Files to share, judged before anything is sent: there, readable, not empty, not beyond the limit. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { FileSource } from '@kopri/client';
import { AppError, MAX_FILE_BYTES } from '@kopri/protocol';
import { findMediaType } from './media-type.js';
import { safeName } from './safe-name.js';
import { systemCode } from './system-error.js';

/** Read at once; small beside the memory of any computer, large beside the cost of a call. */
const CHUNK_BYTES = 256 * 1024;

/** Throws `file-missing`, `file-unreadable`, `file-empty` or `too-large`, each naming the path. */
export async function fileSource(path: string): Promise<FileSource> {
  const absolute = resolve(path);
  const size = await judgedSize(absolute);
  const name = travellingName(basename(absolute));
  const type = findMediaType(name);
  return {
    name,
    size,
    ...(type === undefined ? {} : { type }),
    open: () => createReadStream(absolute, { highWaterMark: CHUNK_BYTES }),
  };
}

/** As it is, where it fits on the wire and on every system. */
const travellingName = (name: string): string => (/[\\/:\p{Cc}\p{Cs}]|^\s|\s$/u.test(name) ? safeName(name) : name);

async function judgedSize(path: string): Promise<number> {
  const handle = await openForReading(path);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new AppError('file-unreadable', { detail: path });
    if (stats.size === 0) throw new AppError('file-empty', { detail: path });
    if (stats.size > MAX_FILE_BYTES) throw new AppError('too-large', { detail: path });
    return stats.size;
  } finally {
    await handle.close();
  }
}

/** Opening tells more than looking: a file may be there and not ours to read. */
export async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw new AppError(isMissing(cause) ? 'file-missing' : 'file-unreadable', { detail: path, cause });
  }
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(systemCode(error));
