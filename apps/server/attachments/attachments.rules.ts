/** What may be uploaded: read from the headers of a tus creation request. */
import { Metadata } from '@tus/server';
import {
  AppError,
  MAX_FILE_BYTES,
  MEMBER_QUOTA_BYTES,
  uploadMetadataSchema,
  type UploadMetadata,
} from '@kopri/protocol';
import * as v from 'valibot';

/** The largest file, its chunk tags (17 bytes in 64 KiB) and its padding: at most 2^25 bytes at this length. */
export const MAX_BLOB_BYTES = MAX_FILE_BYTES + 17 * Math.ceil(MAX_FILE_BYTES / 65_536) + 2 ** 25;

export interface UploadOffer extends UploadMetadata {
  readonly sizeBytes: number;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Throws `AppError('malformed')`, or `'too-large'` beyond the largest file. The length must be known at once. */
export function parseUploadOffer(headers: Headers): UploadOffer {
  const metadata = v.safeParse(uploadMetadataSchema, parseMetadata(headers['upload-metadata']));
  const length = headers['upload-length'];
  if (!metadata.success || typeof length !== 'string' || !/^[1-9]\d{0,15}$/.test(length)) {
    throw new AppError('malformed', { detail: 'Upload-Metadata with blob and channel, Upload-Length' });
  }
  const sizeBytes = Number(length);
  if (sizeBytes > MAX_BLOB_BYTES) throw new AppError('too-large');
  return { ...metadata.output, sizeBytes };
}

function parseMetadata(header: string | string[] | undefined): unknown {
  try {
    return typeof header === 'string' ? Metadata.parse(header) : undefined;
  } catch {
    return undefined;
  }
}

const UNFINISHED_MS = 14 * 24 * 3_600_000;

/**
 * Not whole, and untouched for two weeks. One without a file is left alone: after a restore the
 * folder may come later than the database.
 */
export const isAbandoned = (
  blob: { readonly sizeBytes: number; readonly createdAt: number },
  file: { readonly lengthBytes: number; readonly changedMs: number } | undefined,
  nowMs: number,
): boolean =>
  file !== undefined &&
  file.lengthBytes < blob.sizeBytes &&
  nowMs - Math.max(blob.createdAt, file.changedMs) > UNFINISHED_MS;

/** May a member who holds so much add so much? */
export const fitsQuota = (heldBytes: number, addedBytes: number): boolean =>
  heldBytes + addedBytes <= MEMBER_QUOTA_BYTES;
