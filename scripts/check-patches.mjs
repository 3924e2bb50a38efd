// Each part of patches/ts-mls+*.patch must be needed: dropped in turn from a copy of the library,
// its test ("P1: …" in patches.test.ts) turns red, and with all parts in place everything is green.
// The installed library is never touched, so that other runs are not disturbed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, 'node_modules/ts-mls');
// Inside node_modules, so that the copy finds its own dependencies.
const scratch = join(root, 'node_modules/.cache/check-patches', String(process.pid));
const tests = 'libs/crypto/sealed/mls/patches.test.ts';

/** Hunks of the patch: file, part (`P1`), text before and after. */
function readHunks() {
  const patch = readdirSync(join(root, 'patches')).find((name) => name.startsWith('ts-mls+'));
  if (patch === undefined) throw new Error('no patch of ts-mls');
  return readFileSync(join(root, 'patches', patch), 'utf8')
    .split(/^diff --git .*\n/m)
    .slice(1)
    .flatMap((section) => {
      const file = /^\+\+\+ b\/node_modules\/ts-mls\/(.+)$/m.exec(section)?.[1];
      return section
        .split(/^@@ .*\n/m)
        .slice(1)
        .map((text) => parseHunk(file, text));
    });
}

function parseHunk(file, text) {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !line.startsWith('\\'));
  const side = (drop) =>
    lines
      .filter((line) => !line.startsWith(drop))
      .map((line) => line.slice(1))
      .join('\n');
  const part = /^\+.*\b(P\d)\b/m.exec(text)?.[1];
  if (file === undefined || part === undefined) throw new Error(`a hunk of ${file} names no part`);
  return { file, part, before: side('+'), after: side('-') };
}

function copyWithout(part, hunks) {
  const copy = join(scratch, part ?? 'whole');
  cpSync(installed, copy, { recursive: true });
  for (const { file, before, after } of hunks.filter((hunk) => hunk.part === part)) {
    const path = join(copy, file);
    const pieces = readFileSync(path, 'utf8').split(after);
    if (pieces.length !== 2) throw new Error(`${part} is not in ${file} exactly once: run npm ci`);
    writeFileSync(path, pieces.join(before));
  }
  return copy;
}

/** Titles of the tests that fail with this copy of the library. */
function failuresWith(copy) {
  const config = join(copy, 'jest.config.mjs');
  const report = join(copy, 'report.json');
  const names = { '^ts-mls$': join(copy, 'dist/src/index.js'), '^ts-mls/(.*)\\.js$': join(copy, 'dist/src/$1.js') };
  writeFileSync(
    config,
    `import base from ${JSON.stringify(pathToFileURL(join(root, 'jest.config.mjs')).href)};
const { globalSetup, globalTeardown, ...rest } = base;
export default { ...rest, rootDir: ${JSON.stringify(root)}, moduleNameMapper: { ...${JSON.stringify(names)}, ...base.moduleNameMapper } };
`,
  );
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--config', config, '--json', '--outputFile', report, '--runTestsByPath', join(root, tests)];
  spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...options], {
    cwd: root,
    stdio: 'ignore',
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (results.length === 0) throw new Error(`no test ran: ${testResults[0]?.message}`);
  return results.filter(({ status }) => status !== 'passed').map(({ title }) => title);
}

function check(part, hunks) {
  const failures = failuresWith(copyWithout(part, hunks));
  const good = part === undefined ? failures.length === 0 : failures.some((title) => title.startsWith(`${part}:`));
  const without = part === undefined ? 'whole patch' : `without ${part}`;
  console.log(
    `${good ? 'as it should be' : 'WRONG'}: ${without}: ${failures.length === 0 ? 'green' : `red (${failures.join('; ')})`}`,
  );
  return good;
}

mkdirSync(scratch, { recursive: true });
try {
  const hunks = readHunks();
  const parts = [...new Set(hunks.map(({ part }) => part))].sort();
  const verdicts = [undefined, ...parts].map((part) => check(part, hunks));
  process.exitCode = verdicts.every(Boolean) && ['P1', 'P2', 'P3', 'P4'].every((part) => parts.includes(part)) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
