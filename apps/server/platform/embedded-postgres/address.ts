/** Where the embedded PostgreSQL listens: a socket only its own account and root may open, else loopback. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SUPERUSER, type Cluster } from './cluster.js';

export interface Address {
  /** A folder for a socket, or `127.0.0.1`. */
  readonly host: string;
  readonly port: number;
}

const SOCKET_PORT = 5432;
/** `sockaddr_un` holds 104 bytes on macOS, 108 on Linux, with the closing zero. */
const MAX_SOCKET_PATH_BYTES = 103;

export async function chooseAddress({ runDir }: Cluster): Promise<Address> {
  const hasSockets = process.platform !== 'win32';
  const fits = Buffer.byteLength(join(runDir, `.s.PGSQL.${SOCKET_PORT}`)) <= MAX_SOCKET_PATH_BYTES;
  return hasSockets && fits ? { host: runDir, port: SOCKET_PORT } : { host: '127.0.0.1', port: await findFreePort() };
}

/** The address of a PostgreSQL already running: lines 4 and 5 of its pid file (port, socket folder). */
export async function readAddress({ pgData }: Cluster): Promise<Address | undefined> {
  const lines = (await readFile(join(pgData, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const port = Number(lines[3]);
  if (!Number.isSafeInteger(port) || port === 0) return undefined;
  return { host: lines[4] || '127.0.0.1', port };
}

/** Command line options that make PostgreSQL listen there and nowhere else. */
export const listenOptions = ({ host, port }: Address): string[] =>
  host.startsWith('/')
    ? ['-c', 'listen_addresses=', '-k', host, '-c', 'unix_socket_permissions=0700', '-p', String(port)]
    : ['-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories=', '-p', String(port)];

export function urlOf({ password }: Cluster, { host, port }: Address, database: string): string {
  const place = host.startsWith('/')
    ? `localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `${host}:${port}/${database}`;
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@${place}`;
}

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
