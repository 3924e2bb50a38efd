/** A real server on a real database that serves the web client as it is built for members. */
import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '../../../apps/server/platform/settings.js';
import { createTestDatabase } from '../../../apps/server/platform/testing/test-database.js';
import { startServer } from '../../../apps/server/start-server.js';
import { bundle, prepareWeb } from '../../../scripts/lib/build-web.mjs';
import { writeRelease } from '../../../scripts/lib/release.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const SETUP_TOKEN = 'setup-token-of-a-browser-test';

/** The folder of the web client; built when a source is newer than what is there. */
export async function builtWebClient(): Promise<string> {
  await prepareWeb({ root: ROOT });
  return join(ROOT, 'dist/web');
}

export interface WebServer {
  /** The origin, on 127.0.0.1, which a browser holds to be secure. */
  readonly url: string;
  /** Founds the network, once. */
  readonly setupToken: string;
  readonly databaseUrl: string;
  /** Where it keeps what is not in the database. */
  readonly dataDir: string;
  /** Stops it and starts it again on the same port and data, after `whileDown`. */
  restart(whileDown?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts with an empty directory on a database and a port of its own. `webDir`: another build than the real one. */
export async function startWebServer({
  webDir,
  port = 0,
}: {
  readonly webDir?: string;
  readonly port?: number;
} = {}): Promise<WebServer> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'kopri-web-server-'));
  await chmod(dataDir, 0o711);
  const built = webDir ?? (await builtWebClient());
  const startOn = (at: number) =>
    startServer(
      new Settings({
        port: at,
        host: '127.0.0.1',
        dataDir,
        logLevel: 'silent',
        databaseUrl: database.url,
        setupToken: SETUP_TOKEN,
        webDir: built,
      }),
    );
  let server = await startOn(port);
  const { url } = server;
  const restart = async (whileDown: () => Promise<void> = async () => undefined) => {
    await server.stop();
    await whileDown();
    server = await startOn(Number(new URL(url).port));
  };
  const stop = async () => {
    await server.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, setupToken: SETUP_TOKEN, databaseUrl: database.url, dataDir, restart, stop };
}

/** Another folder with an `index.html`, built and released as the web client is, for a server to serve. */
export async function builtPage(source: string): Promise<string> {
  const output = await mkdtemp(join(tmpdir(), 'kopri-page-'));
  if (!bundle({ root: ROOT, source, output })) throw new Error(`${source} could not be built`);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeRelease(output, { version: '0', key: privateKey });
  return output;
}
