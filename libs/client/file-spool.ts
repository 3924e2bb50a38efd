/** Ciphertext on its way, in a folder. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@kopri/protocol';
import { Spool } from './ports.js';

export class FileSpool extends Spool {
  constructor(private readonly folder: string) {
    super();
  }

  async put(name: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
    const path = join(this.folder, name);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        for await (const chunk of stream) await file.writeFile(chunk);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      throw error instanceof AppError ? error : spoolError(error);
    }
  }

  async *read(name: string, offset: number): AsyncIterable<Uint8Array> {
    const path = join(this.folder, name);
    if ((await stat(path).catch(() => undefined)) === undefined) throw new AppError('file-missing', { detail: name });
    yield* createReadStream(path, { start: offset });
  }

  async remove(name: string): Promise<void> {
    // Also what a process that was killed had begun to write.
    for (const path of [join(this.folder, name), join(this.folder, `${name}.part`)]) await rm(path, { force: true });
  }
}

function spoolError(cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return new AppError(code === 'ENOSPC' ? 'store-full' : 'store-unreachable', { cause });
}
