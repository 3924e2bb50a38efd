import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { DirectoryView } from './delivery.ports.js';
import { ReplayedDirectoryView } from './directory-view.js';

@Module({
  imports: [DirectoryModule],
  providers: [{ provide: DirectoryView, useClass: ReplayedDirectoryView }],
  exports: [DirectoryView],
})
export class DirectoryViewModule {}
