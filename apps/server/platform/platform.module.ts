/** What every feature may use: settings, clock, randomness, database, log signer, sessions, bus, metrics. */
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Database } from './database.js';
import { HealthController } from './health.controller.js';
import { ErrorFilter } from './http/error.filter.js';
import { loggerParams } from './http/logging.js';
import { SessionGuard } from './http/session.guard.js';
import { LogSigner } from './log-signer.js';
import { Clock } from './ports/clock.js';
import { Randomness } from './ports/randomness.js';
import { ServerBus } from './server-bus.js';
import { ServerMetrics } from './server-metrics.js';
import { Sessions } from './sessions.js';
import { Settings } from './settings.js';
import { SetupToken } from './setup-token.js';

/** What exists before Nest does. */
export interface Foundation {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly database: Database;
  readonly signer: LogSigner;
  readonly setupToken: SetupToken;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

@Module({})
export class PlatformModule {
  static on({ settings, logger, database, signer, setupToken, clock, randomness }: Foundation): DynamicModule {
    const shared = [
      { provide: Settings, useValue: settings },
      { provide: Database, useValue: database },
      { provide: LogSigner, useValue: signer },
      { provide: SetupToken, useValue: setupToken },
      { provide: Clock, useValue: clock },
      { provide: Randomness, useValue: randomness },
      ServerBus,
      ServerMetrics,
      Sessions,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [LoggerModule.forRoot(loggerParams(logger)), TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers: [
        ...shared,
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
      exports: shared,
    };
  }
}
