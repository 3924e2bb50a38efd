/** Seals files into the spool. Until a message names them, a record does: what a crash leaves of them is removed. */
import { AppError, newId, type BlobId, type EvidenceFile, type EvidenceId } from '@kopri/protocol';
import { randomBytes, sealFile } from '@kopri/crypto/sealed';
import type { FileSource } from '../face.js';
import type { Spool } from '../ports.js';
import { sealingRecord, type OutboxEntry } from '../records.js';
import { Changes, type SealedStore } from '../store/sealed-store.js';
import type { FileJob } from './file-job.js';
import type { ProgressMeter } from './progress-meter.js';

interface Parts {
  readonly store: SealedStore;
  readonly spool: Spool;
  readonly meter: ProgressMeter;
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>;
}

export interface SealedFiles {
  readonly files: readonly EvidenceFile[];
  readonly blobs: NonNullable<OutboxEntry['blobs']>;
}

export class Sealing {
  constructor(private readonly parts: Parts) {}

  /** What an earlier process had begun and no message names. */
  async clear(): Promise<void> {
    const { store, spool } = this.parts;
    const { blobs } = (await store.find(sealingRecord)) ?? { blobs: [] };
    if (blobs.length === 0) return;
    for (const blob of blobs) await spool.remove(blob);
    await store.commit(new Changes().delete(sealingRecord));
  }

  /** Throws `cancelled`, `file-unreadable`, `store-full`; then nothing stays in the spool. */
  async seal(evidence: EvidenceId, sources: readonly FileSource[], job: FileJob): Promise<SealedFiles> {
    const names = sources.map((): BlobId => newId('blob', randomBytes));
    await this.parts.inTurn(async () => this.change((blobs) => [...blobs, ...names]));
    const sealed: { file: EvidenceFile; sizeBytes: number }[] = [];
    try {
      for (const [file, source] of sources.entries())
        sealed.push(
          await this.sealOne({ evidence, file, blob: names[file] ?? newId('blob', randomBytes) }, source, job),
        );
      job.requireGoingOn();
    } catch (error) {
      await this.discard(names);
      throw error;
    }
    return {
      files: sealed.map(({ file }) => file),
      blobs: sealed.map(({ file, sizeBytes }) => ({ blob: file.blob, sizeBytes })),
    };
  }

  /** A message names them from here on; to be committed with it. */
  async release(changes: Changes, { blobs }: SealedFiles): Promise<void> {
    const named = new Set(blobs.map(({ blob }) => blob));
    const left = ((await this.parts.store.find(sealingRecord))?.blobs ?? []).filter((blob) => !named.has(blob));
    changes.put(sealingRecord, { blobs: left });
  }

  /** The other way round: the message that named them is taken back. */
  async reclaim(changes: Changes, { blobs = [] }: OutboxEntry): Promise<void> {
    const left = (await this.parts.store.find(sealingRecord))?.blobs ?? [];
    changes.put(sealingRecord, { blobs: [...left, ...blobs.map(({ blob }) => blob)] });
  }

  async discard(names: readonly BlobId[]): Promise<void> {
    for (const name of names) await this.parts.spool.remove(name);
    await this.parts.inTurn(async () => this.change((blobs) => blobs.filter((blob) => !names.includes(blob))));
  }

  private async change(change: (blobs: readonly BlobId[]) => readonly BlobId[]): Promise<void> {
    const { store } = this.parts;
    const blobs = change((await store.find(sealingRecord))?.blobs ?? []);
    await store.commit(new Changes().put(sealingRecord, { blobs }));
  }

  private async sealOne(
    { evidence, file, blob }: { readonly evidence: EvidenceId; readonly file: number; readonly blob: BlobId },
    source: FileSource,
    job: FileJob,
  ): Promise<{ file: EvidenceFile; sizeBytes: number }> {
    const { meter, spool } = this.parts;
    const { name, size, type } = source;
    const progress = { what: 'sealing', evidence, file, blob, totalBytes: size } as const;
    const sealed = sealFile(
      counted(job.through(read(source)), (doneBytes) => meter.report({ ...progress, doneBytes })),
      size,
    );
    await spool.put(blob, sealed.stream);
    meter.report({ ...progress, doneBytes: size }, { isLast: true });
    meter.forget(progress);
    const plain = { name: name.normalize('NFC'), size, ...(type === undefined ? {} : { type }) };
    return { file: { ...plain, sha256: sealed.sha256(), blob, key: sealed.key }, sizeBytes: sealed.sealedBytes };
  }
}

/** Whatever a disk or a browser says of a file that cannot be read: it has changed, gone, or is not ours. */
async function* read(source: FileSource): AsyncGenerator<Uint8Array> {
  try {
    yield* source.open();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('file-unreadable', { cause });
  }
}

export async function* counted(
  stream: AsyncIterable<Uint8Array>,
  count: (doneBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of stream) {
    done += piece.length;
    yield piece;
    count(done);
  }
}
