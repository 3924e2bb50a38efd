import { Module } from '@nestjs/common';
import { KeyPackagesModule } from '../key-packages/key-packages.module.js';
import { DeliveryGateway } from './delivery.gateway.js';
import { DeliveryWatch } from './delivery.metrics.js';
import { PgDeliveryStore } from './delivery.pg.js';
import { ChannelRosters, DeliveryStore } from './delivery.ports.js';
import { DeliveryService } from './delivery.service.js';
import { DirectoryViewModule } from './directory-view.module.js';

@Module({
  imports: [DirectoryViewModule, KeyPackagesModule],
  providers: [
    DeliveryGateway,
    DeliveryService,
    DeliveryWatch,
    { provide: DeliveryStore, useClass: PgDeliveryStore },
    { provide: ChannelRosters, useExisting: DeliveryService },
  ],
  exports: [ChannelRosters],
})
export class DeliveryModule {}
