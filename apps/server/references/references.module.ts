import { Module } from '@nestjs/common';
import { DirectoryViewModule } from '../delivery/directory-view.module.js';
import { ReferencesController } from './references.controller.js';
import { PgReferenceNumbers } from './references.pg.js';
import { ReferenceNumbers } from './references.ports.js';

@Module({
  imports: [DirectoryViewModule],
  controllers: [ReferencesController],
  providers: [{ provide: ReferenceNumbers, useClass: PgReferenceNumbers }],
})
export class ReferencesModule {}
