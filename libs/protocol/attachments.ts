/**
 * Blobs: ciphertext of files. Upload by tus 1.0 at `/api/blobs` with the metadata below, download
 * by `GET /api/blobs/:id` with ranges. An unknown and a foreign blob answer alike. Specification:
 * docs/spec/files.md.
 *
 * What the server learns: that a device put so many padded bytes into a channel, and who fetched them.
 */
import * as v from 'valibot';
import { blobIdSchema, channelIdSchema } from './ids.js';

/** `Upload-Metadata` of the creation request. */
export const uploadMetadataSchema = v.strictObject({ blob: blobIdSchema, channel: channelIdSchema });
export type UploadMetadata = v.InferOutput<typeof uploadMetadataSchema>;
