/** What the server knows of blobs; their bytes lie in a folder. */
import type { BlobId, ChannelId, DeviceId, MemberId } from '@kopri/protocol';

export interface Blob {
  readonly blob: BlobId;
  readonly channel: ChannelId;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly sizeBytes: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export abstract class BlobStore {
  /**
   * Adds the blob when its member's quota holds it too; the whole length counts from the start.
   * A blob of that id that stands already is left as it is and answered with.
   * Throws `AppError('quota-exceeded')`.
   */
  abstract reserve(blob: Blob): Promise<Blob>;
  abstract find(blob: BlobId): Promise<Blob | undefined>;
  abstract remove(blob: BlobId): Promise<void>;
  /** In no order; a page at a time, so that it may be long. */
  abstract all(): AsyncIterable<Blob>;
}
