/** Who may create, continue and fetch a blob. Everything else about uploads is tus. */
import { Injectable } from '@nestjs/common';
import { AppError, isId, type BlobId } from '@kopri/protocol';
import { ChannelRosters } from '../delivery/delivery.ports.js';
import { Clock } from '../platform/ports/clock.js';
import type { Session } from '../platform/sessions.js';
import { BlobStore, type Blob } from './attachments.ports.js';
import type { UploadOffer } from './attachments.rules.js';
import { BlobFiles } from './blob-files.js';

@Injectable()
export class AttachmentsService {
  constructor(
    readonly files: BlobFiles,
    private readonly blobs: BlobStore,
    private readonly rosters: ChannelRosters,
    private readonly clock: Clock,
  ) {}

  /** The same offer again is the same upload; another's id looks like a channel that is none. Throws `AppError('quota-exceeded')`. */
  async create({ member, device }: Session, offer: UploadOffer): Promise<void> {
    if (!this.rosters.isOnRoster(offer.channel, device)) throw new AppError('channel-unknown');
    const stands = await this.blobs.reserve({ ...offer, member, device, createdAt: this.clock.nowMs() });
    const isSame = stands.device === device && stands.channel === offer.channel && stands.sizeBytes === offer.sizeBytes;
    if (!isSame) throw new AppError('channel-unknown');
  }

  /** An upload may be continued, asked after and ended by the device that began it. Throws `AppError('blob-unknown')`. */
  async requireOwnUpload({ device }: Session, id: string): Promise<Blob> {
    const blob = await this.requireBlob(device, id);
    if (blob.device !== device) throw new AppError('blob-unknown');
    return blob;
  }

  /** A whole blob may be fetched by the channel's roster. Throws `AppError('blob-unknown')`. */
  async requireWhole({ device }: Session, id: string): Promise<BlobId> {
    const { blob, sizeBytes } = await this.requireBlob(device, id);
    if ((await this.files.lengthOf(blob)) !== sizeBytes) throw new AppError('blob-unknown');
    return blob;
  }

  private async requireBlob(device: Session['device'], id: string): Promise<Blob> {
    const blob = isId('blob', id) ? await this.blobs.find(id) : undefined;
    if (blob === undefined || !this.rosters.isOnRoster(blob.channel, device)) throw new AppError('blob-unknown');
    return blob;
  }
}
