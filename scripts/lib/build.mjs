/** Compiles everything once into `dist/` when a source is newer than what is there (docs/adr/0001-build.md). */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCE_FOLDERS = ['apps', 'libs', 'migrations', 'tests'];
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
const STAMP = 'dist/.build-stamp';
const COMPILER_MEMORY = 'dist/.build.tsbuildinfo';

export function isBuilt(root) {
  const stamp = join(root, STAMP);
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprintOf(root) &&
    existsSync(join(root, 'dist/apps/server/main.js'))
  );
}

/** Returns whether it succeeded; what the compiler says goes to standard error. */
export function build(root, { force = false } = {}) {
  const fingerprint = fingerprintOf(root);
  const outputs = sourcesOf(root).map((source) => join('dist', outputOf(source)));
  rmSync(join(root, STAMP), { force: true });
  // The compiler remembers what it has written; it cannot know what was deleted since.
  const isWhole = outputs.every((output) => existsSync(join(root, output)));
  if (force || !isWhole) rmSync(join(root, COMPILER_MEMORY), { force: true });
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) return false;
  dropLeftovers(root, new Set(outputs));
  writeFileSync(join(root, STAMP), fingerprint);
  return true;
}

/** Every source with its size and time: a deleted or replaced file shows, whatever its date. */
function fingerprintOf(root) {
  const hash = createHash('sha256');
  for (const file of [...sourcesOf(root), ...SETTINGS]) {
    const { size, mtimeMs } = statSync(join(root, file), { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: 0 };
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const isSource = (file) => (file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file)) || /^libs\/.*\.json$/.test(file);

const sourcesOf = (root) =>
  SOURCE_FOLDERS.flatMap((folder) => filesUnder(root, folder))
    .filter(isSource)
    .sort();

const outputOf = (source) => source.replace(/\.ts$/, '.js');

/** Modules whose source is gone. */
function dropLeftovers(root, outputs) {
  for (const folder of SOURCE_FOLDERS) {
    const written = filesUnder(root, join('dist', folder)).filter((file) => /\.(js|json)$/.test(file));
    for (const file of written) if (!outputs.has(file)) rmSync(join(root, file), { force: true });
  }
}

function filesUnder(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}
