/**
 * A profile's life in its place: begun, opened, taken up again. Whatever fails before the end leaves
 * no profile. The vault's header is confirmed last: without it there is none.
 */
import { AppError, type RequestId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { createVault, openVault, TsMlsEngine, type Vault } from '@kopri/crypto/sealed';
import type { ClientParts } from './assembly.js';
import { openClient } from './client.js';
import type { Kopri, Progress } from './face.js';
import { findFounded, found, join, type Founding, type Joining } from './founding.js';
import { SystemClock, type Spool } from './ports.js';
import type { RecordStore } from './store/store.js';
import { ServerConnection } from './transport/server-connection.js';

/** Where one profile lives. Every method may throw `store-unreachable`, `store-full`. */
export abstract class ProfilePlace {
  abstract readonly spool: Spool;
  /** The vault's header: `undefined` where there is no profile. */
  abstract header(): Promise<Uint8Array | undefined>;
  /** The header of a beginning that has not come to its end. */
  abstract begunHeader(): Promise<Uint8Array | undefined>;
  abstract begin(header: Uint8Array): Promise<void>;
  /** The begun header is the profile's from now on. */
  abstract confirm(): Promise<void>;
  abstract openRecords(): Promise<RecordStore>;
  /** Drops what a beginning left behind; never called where there is a profile. */
  abstract clear(): Promise<void>;
}

/** Makes and opens vaults: seconds of work and hundreds of megabytes, so an application may do it in a thread of its own. */
export abstract class VaultSmith {
  abstract create(secret: string): Promise<{ readonly header: Uint8Array; readonly vault: Vault }>;
  /** Throws `passphrase-wrong`, `store-corrupt`. */
  abstract open(header: Uint8Array, secret: string): Promise<Vault>;
}

const FLOOR_BYTES = 64 * 1024 * 1024;

/** On this thread. `floor` makes vaults at the least cost that is ever opened: for tests and small machines. */
export class LocalVaultSmith extends VaultSmith {
  constructor(private readonly cost: 'standard' | 'floor' = 'standard') {
    super();
  }

  async create(secret: string): Promise<{ readonly header: Uint8Array; readonly vault: Vault }> {
    await readyCrypto();
    return createVault(secret, this.cost === 'floor' ? { memlimitBytes: FLOOR_BYTES } : {});
  }

  async open(header: Uint8Array, secret: string): Promise<Vault> {
    await readyCrypto();
    return openVault(header, secret);
  }
}

export interface ProfileParts {
  readonly place: ProfilePlace;
  readonly smith: VaultSmith;
  readonly onProgress?: (progress: Progress) => void;
}

/** Throws `profile-exists`. A founding that was killed is taken up again with the same secret. */
export async function foundProfile(parts: ProfileParts, secret: string, founding: Founding): Promise<Kopri> {
  return (await resumeFounding(parts, secret)) ?? begin(parts, secret, (client) => found(client, founding));
}

/** Throws `profile-exists`. */
export function joinProfile(
  parts: ProfileParts,
  secret: string,
  joining: Joining,
): Promise<{ kopri: Kopri; request: RequestId; check: string }> {
  return begin(parts, secret, (client) => join(client, joining));
}

/** Throws `profile-missing`, `store-busy`, `store-corrupt`; with a secret instead of a vault also `passphrase-wrong`. */
export async function openProfileIn(parts: ProfileParts, unlocked: Vault | string): Promise<Kopri> {
  const header = await parts.place.header();
  if (header === undefined) throw new AppError('profile-missing');
  const vault = typeof unlocked === 'string' ? await parts.smith.open(header, unlocked) : unlocked;
  return withRecords(parts, vault, openClient);
}

/** A founding that was killed left the root in the store: when the network stands, that root is the only one there will ever be. */
async function resumeFounding(parts: ProfileParts, secret: string): Promise<Kopri | undefined> {
  const { place, smith } = parts;
  const header = await place.begunHeader();
  if (header === undefined || (await place.header()) !== undefined) return undefined;
  const vault = await smith.open(header, secret);
  return withRecords(parts, vault, async (client) => {
    const founded = await findFounded(client);
    if (founded !== undefined) await place.confirm();
    else await client.records.close();
    return founded;
  });
}

async function begin<T>(parts: ProfileParts, secret: string, start: (client: ClientParts) => Promise<T>): Promise<T> {
  const { place, smith } = parts;
  if ((await place.header()) !== undefined) throw new AppError('profile-exists');
  await place.clear();
  const { header, vault } = await smith.create(secret);
  try {
    await place.begin(header);
    return await withRecords(parts, vault, async (client) => {
      const started = await start(client);
      await place.confirm();
      return started;
    });
  } catch (error) {
    await place.clear();
    throw error;
  }
}

async function withRecords<T>(
  { place, onProgress }: ProfileParts,
  vault: Vault,
  use: (client: ClientParts) => Promise<T>,
): Promise<T> {
  const records = await place.openRecords();
  try {
    return await use({
      records,
      vault,
      engine: new TsMlsEngine(),
      clock: new SystemClock(),
      spool: place.spool,
      linkTo: (server) => new ServerConnection(server),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  } catch (error) {
    await records.close();
    throw error;
  }
}
