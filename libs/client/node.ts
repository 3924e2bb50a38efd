/** Profiles on a computer's disk: what the command line uses. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { AppError, type RequestId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { createVault, openVault, TsMlsEngine, type Vault } from '@kopri/crypto/sealed';
import { openClient, type ClientParts } from './client.js';
import type { Kopri, Progress } from './face.js';
import { FileSpool } from './file-spool.js';
import { findFounded, found, join, type Founding, type Joining } from './founding.js';
import { SystemClock } from './ports.js';
import { LevelStore } from './store/level-store.js';
import { ServerConnection } from './transport/server-connection.js';

export interface ProfileOptions {
  /** The folder of the profile; made when it is missing. */
  readonly home: string;
  readonly passphrase: string;
  readonly onProgress?: (progress: Progress) => void;
  /** `floor` makes the vault at the least cost that is ever opened: for tests and small machines. */
  readonly kdf?: 'standard' | 'floor';
}

const FLOOR_BYTES = 64 * 1024 * 1024;

/** The vault's header is written last: without it there is no profile. */
const vaultPath = (home: string) => joinPath(home, 'vault');
const storePath = (home: string) => joinPath(home, 'store');
const spoolPath = (home: string) => joinPath(home, 'spool');

export async function profileExists(home: string): Promise<boolean> {
  return stat(vaultPath(home)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
      throw new AppError('store-unreachable', { cause: error });
    },
  );
}

/** Throws `profile-exists`; whatever else fails leaves no profile. */
export async function foundNetwork(options: ProfileOptions & Founding): Promise<Kopri> {
  return (await resumeFounding(options)) ?? begin(options, (parts) => found(parts, options));
}

/** Throws `profile-exists`; whatever else fails leaves no profile. */
export function joinNetwork(
  options: ProfileOptions & Joining,
): Promise<{ kopri: Kopri; request: RequestId; check: string }> {
  return begin(options, (parts) => join(parts, options));
}

/** Throws `profile-missing`, `passphrase-wrong`, `store-busy`, `store-corrupt`. */
export async function openProfile(options: ProfileOptions): Promise<Kopri> {
  const { home, passphrase } = options;
  if (!(await profileExists(home))) throw new AppError('profile-missing');
  await readyCrypto();
  const vault = await openVault(new Uint8Array(await readFile(vaultPath(home)).catch(unreachable)), passphrase);
  const records = await LevelStore.open(storePath(home));
  try {
    return await openClient(partsOf(options, vault, records));
  } catch (error) {
    await records.close();
    throw error;
  }
}

/** A founding that was killed left the root in the store: when the network stands, that root is the only one there will ever be. */
async function resumeFounding(options: ProfileOptions): Promise<Kopri | undefined> {
  const { home, passphrase } = options;
  const header = await readFile(`${vaultPath(home)}.new`).catch(() => undefined);
  if (header === undefined || (await profileExists(home))) return undefined;
  await readyCrypto();
  const vault = await openVault(new Uint8Array(header), passphrase);
  const records = await LevelStore.open(storePath(home));
  try {
    const founded = await findFounded(partsOf(options, vault, records));
    if (founded !== undefined) await rename(`${vaultPath(home)}.new`, vaultPath(home)).catch(unreachable);
    else await records.close();
    return founded;
  } catch (error) {
    await records.close();
    throw error;
  }
}

async function begin<T>(options: ProfileOptions, start: (parts: ClientParts) => Promise<T>): Promise<T> {
  const { home, passphrase, kdf = 'standard' } = options;
  if (await profileExists(home)) throw new AppError('profile-exists');
  await readyCrypto();
  const made = await mkdir(home, { recursive: true, mode: 0o700 }).catch(unreachable);
  await clear(home);
  const { header, vault } = await createVault(passphrase, kdf === 'floor' ? { memlimitBytes: FLOOR_BYTES } : {});
  const records = await LevelStore.open(storePath(home));
  try {
    await writeFile(`${vaultPath(home)}.new`, header, { mode: 0o600 }).catch(unreachable);
    const started = await start(partsOf(options, vault, records));
    await rename(`${vaultPath(home)}.new`, vaultPath(home)).catch(unreachable);
    return started;
  } catch (error) {
    await records.close();
    await clear(home);
    if (made !== undefined) await removeIfEmpty(home);
    throw error;
  }
}

const partsOf = ({ home, onProgress }: ProfileOptions, vault: Vault, records: LevelStore): ClientParts => ({
  records,
  vault,
  engine: new TsMlsEngine(),
  clock: new SystemClock(),
  spool: new FileSpool(spoolPath(home)),
  linkTo: (server) => new ServerConnection(server),
  ...(onProgress === undefined ? {} : { onProgress }),
});

/** What an attempt that did not finish left behind; never a profile. */
async function clear(home: string): Promise<void> {
  for (const path of [`${vaultPath(home)}.new`, storePath(home), spoolPath(home)])
    await rm(path, { recursive: true, force: true }).catch(unreachable);
}

async function removeIfEmpty(home: string): Promise<void> {
  if ((await readdir(home).catch(() => ['?'])).length === 0) await rm(home, { recursive: true });
}

function unreachable(cause: NodeJS.ErrnoException): never {
  throw new AppError(cause.code === 'ENOSPC' ? 'store-full' : 'store-unreachable', { cause });
}
