/** `QUERY.json` and `SUMMARY.json`: read and parsed here; judged by the client, which names all faults at once. */
import { resolve } from 'node:path';
import { AppError } from '@kopri/protocol';
import { openForReading } from './file-source.js';

/** A document fits into one message of 65 kB; far beyond that somebody named the wrong file. */
const MAX_JSON_BYTES = 1_000_000;

/** Throws `file-missing`, `file-empty`, `too-large`, or `file-unreadable` also for what is no JSON in UTF-8; each names the path. */
export async function readJsonFile(path: string): Promise<unknown> {
  const absolute = resolve(path);
  const bytes = await readSmallFile(absolute);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('file-unreadable', { detail: `${absolute}: no JSON${placeOf(cause, bytes)}`, cause });
  }
}

async function readSmallFile(path: string): Promise<Buffer> {
  const handle = await openForReading(path);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new AppError('file-unreadable', { detail: path });
    if (stats.size === 0) throw new AppError('file-empty', { detail: path });
    if (stats.size > MAX_JSON_BYTES) throw new AppError('too-large', { detail: path });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** `, line 3` where the parser says where it stopped. */
function placeOf(error: unknown, bytes: Buffer): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return '';
  return `, line ${bytes.toString('utf8').slice(0, Number(position)).split('\n').length}`;
}
