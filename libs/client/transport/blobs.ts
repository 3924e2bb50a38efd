/** Ciphertext of files: up by tus, down by range requests. */
import { DetailedError, Upload } from 'tus-js-client';
import { AppError, isErrorCode, type BlobId, type ErrorCode } from '@kopri/protocol';
import type { Http } from './http.js';
import type { BlobUpload } from './server-link.js';

/** Lost when a line is cut in the middle of it; at 64 kbit/s a minute's worth. */
const UPLOAD_CHUNK_BYTES = 500_000;
const RETRY_DELAYS_MS = [0, 500, 2_000];
const DOWNLOAD_ATTEMPTS = 5;

/** The upload's address follows from the blob's id, so that what another process began is resumed. */
export async function uploadBlob(http: Http, upload: BlobUpload): Promise<void> {
  const { blob, channel, sizeBytes } = upload;
  const endpoint = `${http.server}/api/blobs`;
  await new Promise<void>((resolve, reject) => {
    new Upload(readerOf(upload.read(0)), {
      endpoint,
      uploadUrl: `${endpoint}/${blob}`,
      uploadSize: sizeBytes,
      chunkSize: UPLOAD_CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      headers: { authorization: `Bearer ${http.token ?? ''}` },
      metadata: { blob, channel },
      onProgress: (sent) => upload.onProgress(sent),
      onSuccess: () => resolve(),
      onError: (cause) => reject(uploadError(cause)),
    }).start();
  });
}

function readerOf(source: AsyncIterable<Uint8Array>): Pick<ReadableStreamDefaultReader<Uint8Array>, 'read'> {
  const iterator = source[Symbol.asyncIterator]();
  const read = async () => {
    const { done, value } = await iterator.next();
    return done ? { done: true as const, value: undefined } : { done: false as const, value };
  };
  return { read } as Pick<ReadableStreamDefaultReader<Uint8Array>, 'read'>;
}

function uploadError(cause: Error): AppError {
  const body = cause instanceof DetailedError ? (cause.originalResponse?.getBody() ?? '') : '';
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

/** Yields the ciphertext in order; a cut line is continued where it broke. */
export async function* downloadBlob(http: Http, blob: BlobId, onProgress: (doneBytes: number) => void): AsyncIterable<Uint8Array> {
  let done = 0;
  for (let attempt = 1; ; attempt += 1) {
    const response = await http.fetch(`/api/blobs/${blob}`, { headers: done === 0 ? {} : { range: `bytes=${done}-` } });
    if (done > 0 && response.status !== 206) throw new AppError('server-unreachable', { detail: 'cannot continue a download' });
    try {
      for await (const chunk of chunksOf(response)) {
        done += chunk.length;
        onProgress(done);
        yield chunk;
      }
      return;
    } catch (cause) {
      if (attempt === DOWNLOAD_ATTEMPTS) throw new AppError('server-unreachable', { cause });
    }
  }
}

async function* chunksOf(response: Response): AsyncIterable<Uint8Array> {
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) yield next.value;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}
