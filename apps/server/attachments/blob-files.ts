/**
 * The folder of blobs: one file each, named by its id; what is known of it stands in the database.
 * A file whose length is that of the blob is whole. Written bytes are on the disk before they are
 * acknowledged, so an upload goes on where it was after any crash.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import { AppError, isId, type BlobId } from '@kopri/protocol';
import type { BlobStore } from './attachments.ports.js';

export class BlobFiles extends FileStore {
  override extensions = ['creation', 'creation-with-upload', 'termination'];

  /** Throws `AppError('data-unreachable')`. The folder is made first: where it cannot be, the store would end the process. */
  static async open(directory: string, blobs: BlobStore): Promise<BlobFiles> {
    await mkdir(directory, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
      throw new AppError('data-unreachable', { cause });
    });
    return new BlobFiles(directory, blobs);
  }

  private constructor(
    override readonly directory: string,
    private readonly blobs: BlobStore,
  ) {
    super({ directory, configstore: configstoreOn(blobs) });
  }

  /** Repeated by a client whose answer was lost: what has been uploaded stays. */
  override async create(upload: Upload): Promise<Upload> {
    const file = await open(this.pathOf(upload.id), 'a', 0o600).catch(throwFull);
    await file.close();
    return upload;
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(this.pathOf(id), { flags: 'r+', start: offset, flush: true });
    await pipeline(bytes, file).catch(throwFull);
    return offset + file.bytesWritten;
  }

  /** 0 while there is no file. */
  async lengthOf(id: BlobId): Promise<number> {
    return (await this.find(id))?.lengthBytes ?? 0;
  }

  async find(id: BlobId): Promise<{ readonly lengthBytes: number; readonly changedMs: number } | undefined> {
    const stats = await stat(this.pathOf(id)).catch(() => undefined);
    return stats === undefined ? undefined : { lengthBytes: stats.size, changedMs: stats.mtimeMs };
  }

  override async remove(id: string): Promise<void> {
    await super.remove(id);
    if (isId('blob', id)) await this.blobs.remove(id);
  }

  private pathOf(id: string): string {
    if (!isId('blob', id)) throw new AppError('blob-unknown');
    return join(this.directory, id);
  }
}

/** tus asks for what the database knows; it never writes it. */
const configstoreOn = (blobs: BlobStore): FileStore['configstore'] => ({
  get: async (id) => {
    const blob = isId('blob', id) ? await blobs.find(id) : undefined;
    if (blob === undefined) return undefined;
    return new Upload({ id, size: blob.sizeBytes, offset: 0, metadata: { blob: blob.blob, channel: blob.channel } });
  },
  set: async () => {},
  delete: async () => {},
});

function throwFull(cause: unknown): never {
  const { code } = Object(cause) as { readonly code?: unknown };
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  throw isFull ? new AppError('store-full', { cause }) : cause;
}
