/** Ciphertext of files: up by tus, down by range requests. */
import type { DetailedError, UploadOptions } from 'tus-js-client';
import { AppError, isErrorCode, type BlobId, type ErrorCode } from '@kopri/protocol';
import type { Http } from './http.js';
import type { BlobUpload, DownloadOptions } from './server-link.js';
import { tusRequests } from './tus-requests.js';

/** Lost when a line is cut in the middle of it, and told when it has arrived: at 64 kbit/s every eight seconds. */
const FIRST_CHUNK_BYTES = 62_500;
const MOST_CHUNK_BYTES = 500_000;
/** What takes less is followed by twice as much. */
const BRIEF_MS = 2_000;
/** What takes longer, by half. */
const LONG_MS = 10_000;
/** A line that died in the middle of a transfer says nothing of it. */
const STALL_MS = 60_000;
const RETRY_DELAYS_MS = [0, 500, 2_000];

/** The upload's address follows from the blob's id, so that what another process began is resumed. */
export async function uploadBlob(http: Http, upload: BlobUpload): Promise<void> {
  const { blob, channel, sizeBytes } = upload;
  const endpoint = `${http.server}/api/blobs`;
  // Most sessions upload nothing, and it is a seventh of the client.
  const { Upload } = await import('tus-js-client');
  await new Promise<void>((resolve, reject) => {
    let begunMs: number | undefined;
    const chunkEnded = (tookMs: number): void => {
      begunMs = undefined;
      sending.options.chunkSize = nextChunkBytes(sending.options.chunkSize ?? FIRST_CHUNK_BYTES, tookMs);
    };
    const sending = new Upload(new Blob([]), {
      fileReader: readerOf(upload),
      endpoint,
      uploadUrl: `${endpoint}/${blob}`,
      uploadSize: sizeBytes,
      chunkSize: FIRST_CHUNK_BYTES,
      httpStack: tusRequests,
      retryDelays: RETRY_DELAYS_MS,
      // Asked for each time: a long upload outlives the session it began in.
      onBeforeRequest: (request) => {
        // The chunk before was cut.
        if (begunMs !== undefined) chunkEnded(Infinity);
        if (request.getMethod() === 'PATCH') begunMs = performance.now();
        request.setHeader('authorization', `Bearer ${http.token ?? ''}`);
      },
      onChunkComplete: () => chunkEnded(performance.now() - (begunMs ?? 0)),
      metadata: { blob, channel },
      onProgress: (sent) => upload.onProgress(sent),
      onSuccess: () => resolve(),
      onError: (cause) => reject(uploadError(cause)),
    });
    const stop = () => void sending.abort().then(() => reject(new AppError('upload-interrupted')), reject);
    if (upload.signal.aborted) return stop();
    upload.signal.addEventListener('abort', stop, { once: true });
    sending.start();
  });
}

/** As much as the line carries in some seconds. */
export function nextChunkBytes(bytes: number, tookMs: number): number {
  if (tookMs > LONG_MS) return Math.max(bytes / 2, FIRST_CHUNK_BYTES / 4);
  return tookMs < BRIEF_MS ? Math.min(bytes * 2, MOST_CHUNK_BYTES) : bytes;
}

/** Hands tus one chunk at a time, read again from the spool when a chunk must be repeated. */
const readerOf = ({ sizeBytes, read }: BlobUpload): NonNullable<UploadOptions['fileReader']> => ({
  openFile: async () => ({
    size: sizeBytes,
    slice: async (start, end) => {
      const value = await firstBytes(read(start), Math.min(end, sizeBytes) - start);
      // tus asks a body for its size as it would a Blob.
      return { value: Object.assign(value, { size: value.length }), done: end >= sizeBytes };
    },
    close: () => undefined,
  }),
});

async function firstBytes(source: AsyncIterable<Uint8Array>, count: number): Promise<Uint8Array> {
  const whole = new Uint8Array(count);
  let filled = 0;
  for await (const chunk of source) {
    const part = chunk.subarray(0, count - filled);
    whole.set(part, filled);
    filled += part.length;
    if (filled === count) return whole;
  }
  throw new AppError('file-damaged', { detail: 'the ciphertext on this computer is too short' });
}

function uploadError(cause: Error | DetailedError): AppError {
  const body = 'originalResponse' in cause ? (cause.originalResponse?.getBody() ?? '') : '';
  if (cause instanceof AppError) return cause;
  return new AppError(codeIn(body) ?? 'upload-interrupted', { cause });
}

function codeIn(body: string): ErrorCode | undefined {
  try {
    const code: unknown = JSON.parse(body)?.error?.code;
    return isErrorCode(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Ends an upload that is not whole; the server refuses it for one that is. */
export async function dropUpload(http: Http, blob: BlobId): Promise<void> {
  await http.fetch(`/api/blobs/${blob}`, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } });
}

/** Yields the ciphertext in order from a byte on; a cut line is `server-unreachable`. */
export async function* downloadBlob(
  http: Http,
  blob: BlobId,
  { fromByte = 0, signal }: DownloadOptions = {},
): AsyncIterable<Uint8Array> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  if (signal?.aborted === true) end();
  signal?.addEventListener('abort', end, { once: true });
  const moving: Moving = async (step) => {
    const timer = setTimeout(end, STALL_MS);
    return step.finally(() => clearTimeout(timer));
  };
  const range = fromByte === 0 ? {} : { range: `bytes=${fromByte}-` };
  const response = await moving(http.fetch(`/api/blobs/${blob}`, { headers: range, signal: stop.signal }));
  if (fromByte > 0 && response.status !== 206)
    throw new AppError('server-unreachable', { detail: 'cannot continue a download' });
  try {
    yield* chunksOf(response, moving);
  } catch (cause) {
    throw new AppError('server-unreachable', { cause });
  }
}

type Moving = <T>(step: Promise<T>) => Promise<T>;

async function* chunksOf({ body }: Response, moving: Moving): AsyncIterable<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  try {
    for (let next = await moving(reader.read()); !next.done; next = await moving(reader.read())) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
