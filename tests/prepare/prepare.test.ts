import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

/** Stands in for the Nest CLI: writes down that it ran, takes a while, "compiles" by copying. */
const FAKE_COMPILER = `
import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
appendFileSync('builds.log', 'build\\n');
await new Promise((resolve) => setTimeout(resolve, 300));
mkdirSync('dist/apps/server', { recursive: true });
cpSync('apps/server/main.ts', 'dist/apps/server/main.js');
`;

/** Stands in for Vite: `vite build SOURCE --config … --outDir FOLDER …`. */
const FAKE_BUNDLER = `
import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
const folder = process.argv[process.argv.indexOf('--outDir') + 1];
appendFileSync('bundles.log', 'bundle\\n');
mkdirSync(folder, { recursive: true });
cpSync('apps/web/index.html', folder + '/index.html');
console.log('said by the bundler');
`;

let root: string;

const write = async (path: string, text: string) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kopri-prepare-'));
  await cp(join(process.cwd(), 'scripts'), join(root, 'scripts'), { recursive: true });
  await write('apps/server/main.ts', 'console.log(1)');
  await write('package-lock.json', '{}');
  await write('package.json', '{"type":"module"}');
  await write('node_modules/.package-lock.json', '{}');
  await write('node_modules/@nestjs/cli/bin/nest.js', FAKE_COMPILER);
  await write('node_modules/@nestjs/cli/package.json', '{"type":"module"}');
  await write('apps/web/src/main.tsx', '');
  await write('apps/web/index.html', '<title>first</title>');
  await write('node_modules/vite/bin/vite.js', FAKE_BUNDLER);
  await write('node_modules/vite/package.json', '{"type":"module"}');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs it with an empty environment; the exit code and what it said. */
const prepare = (...args: string[]) => prepareWith({}, ...args);

function prepareWith(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; said: string; printed: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts/prepare.mjs'), ...args], { env, cwd: '/' });
  let [said, printed] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, printed })));
}

const lines = async (log: string) => (await readFile(join(root, log), 'utf8').catch(() => '')).split('\n').length - 1;
const builds = () => lines('builds.log');
const bundles = () => lines('bundles.log');

interface Release {
  readonly key: string;
  readonly sequence: number;
}

async function release(): Promise<Release> {
  const signed = JSON.parse(await readFile(join(root, 'dist/web/release.json'), 'utf8')) as Record<string, string>;
  return { key: signed['key'] ?? '', sequence: (JSON.parse(signed['release'] ?? '') as Release).sequence };
}

test('builds once, then says nothing and does nothing until a source changes', async () => {
  expect(await prepare()).toMatchObject({ code: 0, printed: '' });
  expect(await prepare()).toEqual({ code: 0, said: '', printed: '' });
  expect(await builds()).toBe(1);
  await write('apps/server/main.ts', 'console.log(22)');
  await prepare();
  expect(await builds()).toBe(2);
});

test('of ten processes that start at once one builds, and all find it built', async () => {
  const runs = await Promise.all(Array.from({ length: 10 }, () => prepare()));
  expect(runs.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 0));
  expect(await builds()).toBe(1);
});

test('a builder that was killed keeps nobody waiting', async () => {
  await write('dist/.prepare-lock', '999999');
  expect((await prepare()).code).toBe(0);
  await write('apps/server/main.ts', 'console.log(333)');
  await write('dist/.prepare-lock', '');
  await utimes(join(root, 'dist/.prepare-lock'), 0, 0);
  expect((await prepare()).code).toBe(0);
  expect(await builds()).toBe(2);
});

test('builds again with --force, or when a source was removed; what it had become goes', async () => {
  await write('libs/old.ts', '');
  await prepare();
  await write('dist/libs/old.js', '');
  await prepare('--force');
  expect(await builds()).toBe(2);
  await rm(join(root, 'libs/old.ts'));
  await prepare();
  expect(await builds()).toBe(3);
  await expect(stat(join(root, 'dist/libs/old.js'))).rejects.toThrow('ENOENT');
});

test('a failed build is an error, and is tried again', async () => {
  await write('node_modules/@nestjs/cli/bin/nest.js', 'process.exit(1)');
  expect((await prepare()).code).toBe(1);
  await write('node_modules/@nestjs/cli/bin/nest.js', FAKE_COMPILER);
  expect((await prepare()).code).toBe(0);
});

test('a lockfile newer than the installed packages asks for an install, unless it only changed its date', async () => {
  const later = new Date(Date.now() + 60_000);
  await utimes(join(root, 'package-lock.json'), later, later);
  await write('node_modules/.kopri-lockfile', createHash('sha256').update('{}').digest('hex'));
  expect((await prepare()).said).not.toContain('Installing packages');
  await write('node_modules/.kopri-lockfile', 'of another lockfile');
  expect((await prepare()).said).toContain('Installing packages');
});

describe('the web client', () => {
  test('is built when its sources change and not for others’, nor do they build the server', async () => {
    await prepare();
    await write('apps/server/main.ts', 'console.log(22)');
    await prepare();
    expect([await builds(), await bundles()]).toEqual([2, 1]);
    await write('apps/web/src/main.tsx', 'void 0;');
    expect(await prepare()).toMatchObject({
      code: 0,
      printed: '',
      said: expect.stringContaining('said by the bundler'),
    });
    expect([await builds(), await bundles()]).toEqual([2, 2]);
    await write('libs/shared.ts', '');
    await prepare();
    expect([await builds(), await bundles()]).toEqual([3, 3]);
    await write('libs/shared.test.ts', '');
    expect(await prepare()).toEqual({ code: 0, said: '', printed: '' });
  });

  test('of unchanged files is the same release; of changed ones a later one by the same key, which is the owner’s only', async () => {
    await prepare();
    const first = await release();
    await prepare('--force');
    expect(await release()).toEqual(first);
    await write('apps/web/index.html', '<title>second</title>');
    await prepare();
    const second = await release();
    expect(second.key).toBe(first.key);
    expect(second.sequence).toBeGreaterThan(first.sequence);
    expect((await stat(join(root, '.release-key.pem'))).mode & 0o077).toBe(0);
    await rm(join(root, 'dist'), { recursive: true });
    await prepare();
    expect((await release()).key).toBe(first.key);
  });

  test('is signed by the key that KOPRI_RELEASE_KEY names', async () => {
    await prepare();
    const own = await release();
    await write('elsewhere.pem', await readFile(join(root, '.release-key.pem'), 'utf8'));
    await rm(join(root, '.release-key.pem'));
    await prepareWith({ KOPRI_RELEASE_KEY: join(root, 'elsewhere.pem') });
    expect(await release()).toEqual(own);
    await expect(stat(join(root, '.release-key.pem'))).rejects.toThrow('ENOENT');
  });

  test('that does not build is an error, and the release before stays', async () => {
    await prepare();
    const before = await release();
    await write('apps/web/src/main.tsx', 'broken');
    await write('node_modules/vite/bin/vite.js', 'process.exit(1)');
    expect(await prepare()).toMatchObject({
      code: 1,
      said: expect.stringContaining('the web client could not be built'),
    });
    expect(await release()).toEqual(before);
    await write('node_modules/vite/bin/vite.js', FAKE_BUNDLER);
    expect((await prepare()).code).toBe(0);
  });
});
