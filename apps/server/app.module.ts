import { type DynamicModule, Module } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { EnrolmentModule } from './enrolment/enrolment.module.js';
import { KeyPackagesModule } from './key-packages/key-packages.module.js';
import { type Foundation, PlatformModule } from './platform/platform.module.js';
import { ReferencesModule } from './references/references.module.js';
import { WebClientModule } from './web-client/web-client.module.js';

/** The server: the platform and its features. */
@Module({})
export class AppModule {
  static on(foundation: Foundation): DynamicModule {
    const features = [
      DirectoryModule,
      EnrolmentModule,
      KeyPackagesModule,
      DeliveryModule,
      ReferencesModule,
      AttachmentsModule,
      WebClientModule,
    ];
    return { module: AppModule, imports: [PlatformModule.on(foundation), ...features] };
  }
}
