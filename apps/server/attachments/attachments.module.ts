import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { Settings } from '../platform/settings.js';
import { AttachmentsController } from './attachments.controller.js';
import { PgBlobStore } from './attachments.pg.js';
import { BlobStore } from './attachments.ports.js';
import { AttachmentsService } from './attachments.service.js';
import { BlobFiles } from './blob-files.js';
import { UnfinishedUploads } from './unfinished-uploads.js';

@Module({
  imports: [DeliveryModule],
  controllers: [AttachmentsController],
  providers: [
    AttachmentsService,
    UnfinishedUploads,
    { provide: BlobStore, useClass: PgBlobStore },
    {
      provide: BlobFiles,
      inject: [Settings, BlobStore],
      useFactory: ({ dataDir }: Settings, blobs: BlobStore) => BlobFiles.open(join(dataDir, 'blobs'), blobs),
    },
  ],
})
export class AttachmentsModule {}
