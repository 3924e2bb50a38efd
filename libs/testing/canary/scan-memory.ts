/** Reads what a process holds in its memory, where the system lets us: Linux, the same account or root. */
import { open, readFile, type FileHandle } from 'node:fs/promises';
import type { Search } from './search.js';

const CHUNK_BYTES = 1 << 20;

/** The bytes read; `undefined` where memory cannot be read here. */
export async function scanMemory(search: Search, pid: number): Promise<number | undefined> {
  const memory = await open(`/proc/${pid}/mem`, 'r').catch(() => undefined);
  if (memory === undefined) return undefined;
  try {
    let bytes = 0;
    for (const range of writableRanges(await readFile(`/proc/${pid}/maps`, 'latin1')))
      bytes += await scanRange(search, memory, range);
    return bytes;
  } finally {
    await memory.close();
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a program has written is writable; its code and its constants hold nothing of ours. */
const writableRanges = (maps: string): readonly Range[] =>
  Array.from(maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm), ([, from = '', to = '']) => ({
    from: Number.parseInt(from, 16),
    to: Number.parseInt(to, 16),
  }));

async function scanRange(search: Search, memory: FileHandle, { from, to }: Range): Promise<number> {
  const follow = search.trail('memory');
  const piece = Buffer.alloc(CHUNK_BYTES);
  for (let at = from; at < to; at += CHUNK_BYTES) {
    // A range may go while we read.
    const { bytesRead } = await memory
      .read(piece, 0, Math.min(CHUNK_BYTES, to - at), at)
      .catch(() => ({ bytesRead: 0 }));
    if (bytesRead === 0) return at - from;
    follow(piece.subarray(0, bytesRead));
  }
  return to - from;
}
