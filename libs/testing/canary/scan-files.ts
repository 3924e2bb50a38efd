/** Reads files from beginning to end, raw, in bounded memory. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Search } from './search.js';

export interface FoundFile {
  /** Relative to the folder that was listed. */
  readonly path: string;
  readonly bytes: number;
}

export interface Scanned {
  readonly files: number;
  readonly bytes: number;
}

/** Large enough that the cost of a call does not count. */
const CHUNK_BYTES = 1 << 20;

/** Regular files only: sockets and links hold nothing. A file that goes while we look is left out. */
export async function listFiles(folder: string): Promise<readonly FoundFile[]> {
  const files: FoundFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(gone)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const inner of await listFiles(path)) files.push({ ...inner, path: join(entry.name, inner.path) });
    } else if (entry.isFile()) {
      const found = await stat(path).catch(gone);
      if (!Array.isArray(found)) files.push({ path: entry.name, bytes: found.size });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Content and path of every file under a folder. */
export async function scanFolder(search: Search, folder: string): Promise<Scanned> {
  const files = await listFiles(folder);
  let bytes = 0;
  for (const { path } of files) {
    search.trail(path)(Buffer.from(path));
    bytes += await scanFile(search, join(folder, path), path);
  }
  return { files: files.length, bytes };
}

async function scanFile(search: Search, file: string, place: string): Promise<number> {
  const follow = search.trail(place);
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
      follow(chunk as Uint8Array);
      bytes += (chunk as Uint8Array).length;
    }
  } catch (error) {
    gone(error);
  }
  return bytes;
}

/** A running PostgreSQL makes and removes files of its own. */
function gone(error: unknown): never[] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
}
