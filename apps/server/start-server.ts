/** The whole server, from its settings to answering requests, and its orderly end. */
import { mkdir } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MAX_HTTP_BODY_BYTES } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import helmet, { type HelmetOptions } from 'helmet';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { SocketAdapter } from './delivery/socket-adapter.js';
import { openDatabase, type Database } from './platform/database.js';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './platform/embedded-postgres/embedded-postgres.js';
import { CBOR } from './platform/http/cbor.js';
import { EarlyServer } from './platform/http/early-server.js';
import { createLogger } from './platform/http/logging.js';
import { openLogSigner } from './platform/log-signer.js';
import { migrate } from './platform/migrate.js';
import type { Foundation } from './platform/platform.module.js';
import { SystemClock, type Clock } from './platform/ports/clock.js';
import { SystemRandomness, type Randomness } from './platform/ports/randomness.js';
import { ServerLock } from './platform/server-lock.js';
import type { Settings } from './platform/settings.js';
import { SetupToken } from './platform/setup-token.js';

export interface RunningServer {
  readonly url: string;
  readonly app: NestExpressApplication;
  /** The setup token when this start has made it and the network is not founded. */
  readonly newSetupToken: string | undefined;
  /** Ends requests, sockets, connections and an embedded database, in this order. Within 10 s. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  /** The lock on the database is lost for good: another server may have it. */
  readonly onFatal?: (error: unknown) => void;
}

/** Undone in reverse order, also when the start fails half-way. */
class Steps {
  readonly #undo: (() => Promise<unknown>)[] = [];

  onStop(undo: () => Promise<unknown>): void {
    this.#undo.push(undo);
  }

  async undo(): Promise<void> {
    for (let step = this.#undo.pop(); step !== undefined; step = this.#undo.pop()) await step().catch(() => undefined);
  }
}

/** Throws an `AppError` of "the server's own" group of the table, having undone what it began. */
export async function startServer(settings: Settings, options: StartOptions = {}): Promise<RunningServer> {
  const steps = new Steps();
  try {
    return await start(settings, options, steps);
  } catch (error) {
    await steps.undo();
    throw error;
  }
}

async function start(settings: Settings, options: StartOptions, steps: Steps): Promise<RunningServer> {
  const early = new EarlyServer();
  const port = await early.listen(settings.port, settings.host);
  steps.onStop(async () => void early.http.close());
  const foundation = await layFoundation(settings, options, steps);
  const app = await buildApp(foundation, early);
  steps.onStop(() => early.cutWhile(() => app.close()));
  early.open(app.getHttpAdapter().getInstance());
  const { setupToken } = foundation;
  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    app,
    newSetupToken: setupToken.isNew ? setupToken.unsafeReveal() : undefined,
    stop: () => steps.undo(),
  };
}

async function layFoundation(settings: Settings, options: StartOptions, steps: Steps): Promise<Foundation> {
  const { clock = new SystemClock(), randomness = new SystemRandomness(), onFatal = () => undefined } = options;
  const logger = createLogger(settings.logLevel);
  const [database] = await Promise.all([openServerDatabase({ settings, logger, steps, onFatal }), readyCrypto()]);
  await migrate(database);
  await mkdir(settings.dataDir, { recursive: true, mode: 0o711 });
  const signer = await openLogSigner(settings.dataDir);
  const { rowCount } = await database.pool.query('select 1 from directory_entries limit 1');
  const setupToken = await SetupToken.open({ settings, randomness, isFounded: rowCount !== 0 });
  return { settings, logger, database, signer, setupToken, clock, randomness };
}

interface DatabaseParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly steps: Steps;
  readonly onFatal: (error: unknown) => void;
}

/** A second server on one data folder finds the first one's PostgreSQL and must leave it running. */
async function openServerDatabase({ settings, logger, steps, onFatal }: DatabaseParts): Promise<Database> {
  const { databaseUrl, dataDir } = settings;
  let holdsLock = false;
  const embedded = databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir, log: logTo(logger) }) : undefined;
  steps.onStop(async () => (holdsLock ? embedded?.stop() : embedded?.leave()));
  const database = await openDatabase(embedded?.url ?? databaseUrl ?? '');
  steps.onStop(() => database.close());
  const lock = await ServerLock.acquire(database, onFatal);
  holdsLock = true;
  steps.onStop(() => lock.release());
  return database;
}

const logTo =
  (logger: Logger): NonNullable<EmbeddedPostgresOptions['log']> =>
  (event, fields) =>
    logger[event === 'died' || event === 'failed' ? 'error' : 'info'](fields, `embedded PostgreSQL ${event}`);

async function buildApp(foundation: Foundation, early: EarlyServer): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.on(foundation), early.adapter(), {
    bodyParser: false,
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  app.use(helmet(answerHeaders));
  app.useBodyParser('raw', { type: CBOR, limit: MAX_HTTP_BODY_BYTES });
  app.useWebSocketAdapter(new SocketAdapter(app));
  await app.init();
  app.useLogger(app.get(NestLogger));
  return app;
}

/**
 * Of answers that no browser shows: as few bytes as say so. The web client's files bring their own. Nothing
 * about TLS: on a ministry's LAN the server may speak plain HTTP, and the proxy before it knows.
 */
const answerHeaders: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};
