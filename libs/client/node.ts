/** Profiles on a computer's disk: what the command line uses. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { AppError, type RequestId } from '@kopri/protocol';
import type { Kopri, Progress } from './face.js';
import { FileSpool } from './file-spool.js';
import type { Founding, Joining } from './founding.js';
import {
  foundProfile,
  joinProfile,
  LocalVaultSmith,
  openProfileIn,
  ProfilePlace,
  type ProfileParts,
} from './profile.js';
import { LevelStore } from './store/level-store.js';

export interface ProfileOptions {
  /** The folder of the profile; made when it is missing. */
  readonly home: string;
  readonly passphrase: string;
  readonly onProgress?: (progress: Progress) => void;
  /** `floor` makes the vault at the least cost that is ever opened: for tests and small machines. */
  readonly kdf?: 'standard' | 'floor';
}

export const profileExists = async (home: string): Promise<boolean> =>
  (await new ProfileFolder(home).header()) !== undefined;

/** Throws `profile-exists`; whatever else fails leaves no profile. */
export const foundNetwork = (options: ProfileOptions & Founding): Promise<Kopri> =>
  foundProfile(partsOf(options), options.passphrase, options);

/** Throws `profile-exists`; whatever else fails leaves no profile. */
export const joinNetwork = (
  options: ProfileOptions & Joining,
): Promise<{ kopri: Kopri; request: RequestId; check: string }> =>
  joinProfile(partsOf(options), options.passphrase, options);

/** Throws `profile-missing`, `passphrase-wrong`, `store-busy`, `store-corrupt`. */
export const openProfile = (options: ProfileOptions): Promise<Kopri> =>
  openProfileIn(partsOf(options), options.passphrase);

const partsOf = ({ home, kdf, onProgress }: ProfileOptions): ProfileParts => ({
  place: new ProfileFolder(home),
  smith: new LocalVaultSmith(kdf),
  ...(onProgress === undefined ? {} : { onProgress }),
});

class ProfileFolder extends ProfilePlace {
  readonly spool: FileSpool;
  private made: string | undefined;

  constructor(private readonly home: string) {
    super();
    this.spool = new FileSpool(this.at('spool'));
  }

  header(): Promise<Uint8Array | undefined> {
    return this.find('vault');
  }

  begunHeader(): Promise<Uint8Array | undefined> {
    return this.find('vault.new');
  }

  async begin(header: Uint8Array): Promise<void> {
    this.made = await mkdir(this.home, { recursive: true, mode: 0o700 }).catch(unreachable);
    await writeFile(this.at('vault.new'), header, { mode: 0o600 }).catch(unreachable);
  }

  async confirm(): Promise<void> {
    await rename(this.at('vault.new'), this.at('vault')).catch(unreachable);
  }

  openRecords(): Promise<LevelStore> {
    return LevelStore.open(this.at('store'));
  }

  async clear(): Promise<void> {
    for (const name of ['vault.new', 'store', 'spool'])
      await rm(this.at(name), { recursive: true, force: true }).catch(unreachable);
    if (this.made !== undefined && (await readdir(this.home).catch(() => ['?'])).length === 0)
      await rm(this.home, { recursive: true });
  }

  private at(name: string): string {
    return joinPath(this.home, name);
  }

  private async find(name: string): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await readFile(this.at(name)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new AppError('store-unreachable', { cause: error });
    }
  }
}

function unreachable(cause: NodeJS.ErrnoException): never {
  throw new AppError(cause.code === 'ENOSPC' ? 'store-full' : 'store-unreachable', { cause });
}
