import { Global, Module } from '@nestjs/common';
import { DirectoryViewModule } from '../delivery/directory-view.module.js';
import { KeyPackageDeposit } from '../platform/ports/key-package-deposit.js';
import { KeyPackagesController } from './key-packages.controller.js';
import { PgKeyPackageStore } from './key-packages.pg.js';
import { KeyPackageStore } from './key-packages.ports.js';

/** Global, so that enrolment reaches `KeyPackageDeposit` without knowing who implements it. */
@Global()
@Module({
  imports: [DirectoryViewModule],
  controllers: [KeyPackagesController],
  providers: [
    PgKeyPackageStore,
    { provide: KeyPackageStore, useExisting: PgKeyPackageStore },
    { provide: KeyPackageDeposit, useExisting: PgKeyPackageStore },
  ],
  exports: [KeyPackageStore, KeyPackageDeposit],
})
export class KeyPackagesModule {}
