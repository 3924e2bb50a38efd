/** The rows of attachments: `migrations/1763800000040-blobs.ts`. */
import type { BlobId, ChannelId, DeviceId, MemberId } from '@kopri/protocol';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `bigint` there, safe integers here. */
const asNumber = { to: (value: number): number => value, from: (value: string | number): number => Number(value) };

@Entity('blobs')
export class BlobRow {
  @PrimaryColumn('text')
  declare blob: BlobId;

  @Column('text')
  declare channel: ChannelId;

  @Column('text')
  declare member: MemberId;

  @Column('text')
  declare device: DeviceId;

  @Column('bigint', { name: 'size_bytes', transformer: asNumber })
  declare sizeBytes: number;

  @Column('bigint', { name: 'created_at', transformer: asNumber })
  declare createdAt: number;
}
