import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { Challenges } from './challenges.js';
import { EnrolmentController } from './enrolment.controller.js';
import { PgEnrolmentStore } from './enrolment.pg.js';
import { EnrolmentStore } from './enrolment.ports.js';
import { EnrolmentService } from './enrolment.service.js';
import { NetworkController } from './network.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

/** The module that stores key packages provides `KeyPackageDeposit`. */
@Module({
  imports: [DirectoryModule],
  controllers: [NetworkController, SignInController, EnrolmentController],
  providers: [EnrolmentService, SignInService, Challenges, { provide: EnrolmentStore, useClass: PgEnrolmentStore }],
})
export class EnrolmentModule {}
