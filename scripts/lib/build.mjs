/** Compiles everything once into `dist/` when a source is newer than what is there (docs/adr/0001-build.md). */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, fingerprintOf } from './sources.mjs';

const SOURCE_FOLDERS = ['apps', 'libs', 'migrations', 'tests'];
/** Built or run by other tools (build-web.mjs, jest). */
const NOT_COMPILED = /^(apps\/web|tests\/browser)\//;
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
const STAMP = 'dist/.build-stamp';
const COMPILER_MEMORY = 'dist/.build.tsbuildinfo';

export function isBuilt(root) {
  const stamp = join(root, STAMP);
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprintOf(root, [...sourcesOf(root), ...SETTINGS]) &&
    existsSync(join(root, 'dist/apps/server/main.js'))
  );
}

/** Returns whether it succeeded; what the compiler says goes to standard error. */
export function build(root, { force = false } = {}) {
  const sources = sourcesOf(root);
  const fingerprint = fingerprintOf(root, [...sources, ...SETTINGS]);
  const outputs = sources.map((source) => `dist/${outputOf(source)}`);
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

const isSource = (file) =>
  !NOT_COMPILED.test(file) &&
  ((file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file)) || /^libs\/.*\.json$/.test(file));

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
