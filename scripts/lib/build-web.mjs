/** Builds the web client into `dist/web` when a source is newer than what is there: Vite, then the release (release.mjs). */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withLock } from './process-lock.mjs';
import { openKey, readRelease, RELEASE_FILE, writeRelease } from './release.mjs';
import { filesUnder, fingerprintOf } from './sources.mjs';

const ENTRY = 'apps/web/src/main.tsx';
const SETTINGS = [
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/lib/release.mjs',
  'scripts/lib/reduce-sodium.mjs',
  'scripts/lib/sodium-plugin.mjs',
];
const OUTPUT = 'dist/web';
/** Built here and then moved, so that a server never finds half a release. */
const WORKSHOP = 'dist/.web-new';
const STAMP = 'dist/.web-stamp';
/** The lock of prepare.mjs: both write into `dist`. */
const LOCK = 'dist/.prepare-lock';
/** Beside `dist`, which people delete: members' browsers know the publisher by this key. */
const OWN_KEY = '.release-key.pem';

/** A checkout without a web client has nothing to build. */
export function isWebBuilt(root) {
  if (!existsSync(join(root, ENTRY))) return true;
  const stamp = join(root, STAMP);
  return (
    existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(root) && existsSync(join(root, OUTPUT, RELEASE_FILE))
  );
}

/** Builds unless it is built, one process at a time. Throws when it fails; what Vite says goes to standard error. */
export async function prepareWeb({ root }) {
  if (isWebBuilt(root)) return;
  await withLock(
    join(root, LOCK),
    () => {
      if (!isWebBuilt(root) && !buildWeb(root)) throw new Error('the web client could not be built');
    },
    () => process.stderr.write('Another process is building the web client; waiting for it …\n'),
  );
}

/** Returns whether it succeeded. */
export function buildWeb(root) {
  const key = openKey(keyFileOf(root));
  const stamp = stampOf(root);
  const before = readRelease(join(root, OUTPUT));
  const workshop = join(root, WORKSHOP);
  rmSync(join(root, STAMP), { force: true });
  rmSync(workshop, { recursive: true, force: true });
  if (!bundle({ root, source: join(root, 'apps/web'), output: workshop })) return false;
  writeRelease(workshop, { version: versionOf(root), key, before });
  rmSync(join(root, OUTPUT), { recursive: true, force: true });
  renameSync(workshop, join(root, OUTPUT));
  writeFileSync(join(root, STAMP), stamp);
  return true;
}

/** Runs Vite with the web client's settings on a folder with an `index.html`. Returns whether it succeeded. */
export function bundle({ root, source, output }) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const settings = join(root, 'apps/web/vite.config.ts');
  const options = ['--config', settings, '--outDir', output, '--emptyOutDir', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, [vite, 'build', source, ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}

const isSource = (file) => !/\.test\.tsx?$|^libs\/testing\//.test(file);

function stampOf(root) {
  const sources = ['apps/web', 'libs']
    .flatMap((folder) => filesUnder(root, folder))
    .filter(isSource)
    .sort();
  return fingerprintOf(root, [...sources, ...SETTINGS, keyFileOf(root)]);
}

/** `KOPRI_RELEASE_KEY` for those who publish. */
const keyFileOf = (root) => resolve(root, process.env.KOPRI_RELEASE_KEY || OWN_KEY);

const versionOf = (root) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version ?? '0';
