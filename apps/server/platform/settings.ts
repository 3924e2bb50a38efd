/** What the operator decides, read once from the environment. */
import { resolve } from 'node:path';
import { AppError } from '@kopri/protocol';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

interface SettingsParts {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  readonly setupToken?: string | undefined;
  readonly webDir?: string | undefined;
}

/** An injectable value. */
export class Settings {
  /** 0 lets the system choose, for tests. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** None: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Accepted, not used yet: there is one server process. */
  readonly redisUrl: string | undefined;
  /** None: made and printed at the first start. */
  readonly setupToken: string | undefined;
  /** The built web client. None: where the build beside this server puts it. */
  readonly webDir: string | undefined;

  constructor(parts: SettingsParts) {
    this.port = parts.port;
    this.host = parts.host;
    this.dataDir = resolve(parts.dataDir);
    this.logLevel = parts.logLevel;
    this.databaseUrl = parts.databaseUrl;
    this.redisUrl = parts.redisUrl;
    this.setupToken = parts.setupToken;
    this.webDir = parts.webDir;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent. Throws `AppError('usage')` naming the variable. */
export function readSettings(env: Environment): Settings {
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  return new Settings({
    port: parsePort(given('PORT') ?? '3000'),
    host: given('HOST') ?? '127.0.0.1',
    dataDir: given('KOPRI_DATA') ?? './data',
    logLevel: parseLogLevel(given('KOPRI_LOG_LEVEL') ?? 'info'),
    databaseUrl: given('DATABASE_URL'),
    redisUrl: given('REDIS_URL'),
    setupToken: given('KOPRI_SETUP_TOKEN'),
    webDir: given('KOPRI_WEB'),
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new AppError('usage', { detail: 'PORT must be a number from 0 to 65535' });
}

function parseLogLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (level !== undefined) return level;
  throw new AppError('usage', { detail: `KOPRI_LOG_LEVEL must be one of ${logLevels.join(', ')}` });
}
