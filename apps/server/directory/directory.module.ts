import { Module } from '@nestjs/common';
import { DirectoryController } from './directory.controller.js';
import { DirectoryWatch } from './directory.metrics.js';
import { PgDirectoryStore } from './directory.pg.js';
import { DirectoryReader, DirectoryStore } from './directory.ports.js';
import { DirectoryService } from './directory.service.js';

@Module({
  controllers: [DirectoryController],
  providers: [
    DirectoryService,
    DirectoryWatch,
    { provide: DirectoryReader, useExisting: DirectoryService },
    { provide: DirectoryStore, useClass: PgDirectoryStore },
  ],
  exports: [DirectoryService, DirectoryReader],
})
export class DirectoryModule {}
