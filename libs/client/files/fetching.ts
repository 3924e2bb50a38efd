/** Fetches the files of shared evidence into sinks. Only a file that is bit for bit what was shared is finished. */
import { isAppError, toHex, type EvidenceFile, type EvidenceId } from '@kopri/protocol';
import { openFile, sealedSize } from '@kopri/crypto/sealed';
import type { FileSink } from '../face.js';
import type { Clock } from '../ports.js';
import type { ServerLink } from '../transport/server-link.js';
import type { FileJob } from './file-job.js';
import type { ProgressMeter } from './progress-meter.js';

interface Parts {
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly meter: ProgressMeter;
  /** Signed in, in a turn of its own; `server-unreachable` otherwise. */
  readonly online: () => Promise<void>;
}

export type SinkMaker = (file: { readonly name: string; readonly size: number }) => Promise<FileSink>;

export interface Fetched {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Pauses before each further attempt that brought nothing; an attempt that brought a byte begins anew. */
const RETRY_DELAYS_MS = [500, 2_000, 5_000, 15_000];

export class Fetching {
  constructor(private readonly parts: Parts) {}

  /** Throws `file-damaged`, `blob-unknown`, `cancelled`, `server-unreachable`; the sink is aborted then. */
  async fetch(
    { evidence, file, at }: { readonly evidence: EvidenceId; readonly file: EvidenceFile; readonly at: number },
    makeSink: SinkMaker,
    job: FileJob,
  ): Promise<Fetched> {
    const { meter } = this.parts;
    const { name, size, blob } = file;
    const progress = { what: 'download', evidence, file: at, blob, totalBytes: sealedSize(size) } as const;
    const sink = await makeSink({ name, size });
    try {
      const sealed = this.download(file, job, (doneBytes) => meter.report({ ...progress, doneBytes }));
      for await (const chunk of openFile(sealed, file)) await sink.write(chunk);
      job.requireGoingOn();
      const path = await sink.finish();
      meter.report({ ...progress, doneBytes: progress.totalBytes }, { isLast: true });
      return { path, name, size, sha256: toHex(file.sha256) };
    } catch (error) {
      await sink.abort();
      throw error;
    } finally {
      meter.forget(progress);
    }
  }

  /** The ciphertext in order; after a cut, or a restart of the server, from where it was. */
  private async *download(
    { blob }: EvidenceFile,
    job: FileJob,
    count: (doneBytes: number) => void,
  ): AsyncGenerator<Uint8Array> {
    const { link, clock } = this.parts;
    let done = 0;
    for (let failures = 0; ; failures += 1) {
      const before = done;
      try {
        if (failures > 0) await this.parts.online();
        for await (const piece of job.through(link.download(blob, { fromByte: done, signal: job.signal }))) {
          done += piece.length;
          count(done);
          yield piece;
        }
        return;
      } catch (error) {
        job.requireGoingOn();
        if (done > before) failures = 0;
        const delayMs = RETRY_DELAYS_MS[failures];
        if (delayMs === undefined || !isPassing(error)) throw error;
        await clock.sleep(delayMs, job.signal);
      }
    }
  }
}

const isPassing = (error: unknown): boolean =>
  isAppError(error, 'server-unreachable', 'unavailable', 'overloaded', 'not-signed-in');
