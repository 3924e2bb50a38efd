/**
 * Makes a checkout ready to run: installs what is missing, builds what is stale. Runs before
 * everything (`prestart`, `predemo`, `pretest`, `bin`), so it knows Node's own modules only, says
 * nothing when nothing is to do, and writes to standard error only.
 */
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './lib/build.mjs';
import { buildWeb, isWebBuilt } from './lib/build-web.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { withLock } from './lib/process-lock.mjs';

const here = fileURLToPath(import.meta.url);
const checkout = dirname(dirname(here));

const say = (text) => process.stderr.write(`${text}\n`);

/** Throws when installing or building fails. Any number of processes may call it at once. */
export async function prepare({ force = false, root = checkout } = {}) {
  if (!force && isInstalled(root) && isBuilt(root) && isWebBuilt(root)) return;
  await withLock(
    join(root, 'dist/.prepare-lock'),
    () => makeReady(root, force),
    () => say('Another process is preparing Köpri; waiting for it …'),
  );
}

function makeReady(root, force) {
  if (!isInstalled(root)) {
    say('Installing packages …');
    if (!install(root)) throw new Error('packages could not be installed');
  }
  if (force || !isBuilt(root)) {
    say('Building …');
    if (!build(root, { force })) throw new Error('it does not compile');
  }
  if (force || !isWebBuilt(root)) {
    say('Building the web client …');
    if (!buildWeb(root)) throw new Error('the web client could not be built');
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === here) {
  prepare({ force: process.argv.includes('--force') }).catch((error) => {
    say(error.message);
    process.exitCode = 1;
  });
}
