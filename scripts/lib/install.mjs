/** Installs the packages of the lockfile when they are missing or older than it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** npm writes it at the end of an install. */
const NPM_MARK = 'node_modules/.package-lock.json';
/** Ours: the lockfile they were installed from. A checkout that only touches its date costs no install. */
const STAMP = 'node_modules/.kopri-lockfile';
const LOCKFILE = 'package-lock.json';

export function isInstalled(root) {
  const mark = statSync(join(root, NPM_MARK), { throwIfNoEntry: false });
  const lockfile = statSync(join(root, LOCKFILE), { throwIfNoEntry: false });
  if (mark === undefined) return false;
  if (lockfile === undefined || mark.mtimeMs >= lockfile.mtimeMs) return true;
  return existsSync(join(root, STAMP)) && readFileSync(join(root, STAMP), 'utf8') === hashOfLockfile(root);
}

/** Returns whether it succeeded. What npm says goes to standard error. */
export function install(root) {
  const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
  const isDone =
    run(findNpm(), 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund') &&
    // Again, because install scripts may be off: without the patches a removed member would read on.
    run(join(root, 'node_modules/patch-package/index.js'), '--error-on-fail');
  if (isDone) writeFileSync(join(root, STAMP), hashOfLockfile(root));
  return isDone;
}

const hashOfLockfile = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, LOCKFILE)))
    .digest('hex');

/** npm's own script: the one that runs us, else the one that came with this Node. */
function findNpm() {
  const bin = dirname(process.execPath);
  const places = [
    process.env.npm_execpath,
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/local/lib/node_modules/npm/bin/npm-cli.js',
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
  ];
  const npm = places.find((place) => place?.endsWith('.js') && existsSync(place));
  if (npm === undefined) throw new Error('npm was not found beside Node: run `npm ci` yourself');
  return npm;
}
