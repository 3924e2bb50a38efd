/** The client as a browser gets it: bundled for one, with nothing of Node in it. */
import { execFile } from 'node:child_process';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { promisify } from 'node:util';

const libs = join(import.meta.dirname, '..');
const rooms = ['client', 'protocol', 'directory', 'domain', 'crypto/verify', 'crypto/sealed'];
const alias = Object.fromEntries(rooms.map((room) => [`@kopri/${room}`, join(libs, room, 'index.ts')]));

interface Bundle {
  readonly exports: readonly string[];
  readonly imports: readonly string[];
  /** Code by module. */
  readonly modules: readonly (readonly [id: string, code: string])[];
}

/** Runs beside the tests: the bundler does not take objects made inside jest. */
const BUNDLER = `
import { build } from 'vite';
const [entry, alias] = process.argv.slice(1);
const input = { input: entry, preserveEntrySignatures: 'strict' };
const { output } = await build({
  configFile: false,
  logLevel: 'silent',
  resolve: { alias: JSON.parse(alias) },
  build: { write: false, minify: false, target: 'es2022', rollupOptions: input },
});
const chunks = output.filter(({ type }) => type === 'chunk');
process.stdout.write(JSON.stringify({
  exports: chunks.flatMap(({ exports }) => exports),
  imports: chunks.flatMap(({ imports }) => imports),
  modules: chunks.flatMap(({ modules }) => Object.entries(modules).map(([id, { code }]) => [id, code ?? ''])),
}));`;

let bundle: Bundle;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', BUNDLER, join(import.meta.dirname, 'index.ts'), JSON.stringify(alias)],
    { cwd: join(libs, '..'), maxBuffer: 64_000_000, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  bundle = JSON.parse(stdout) as Bundle;
});

/** The code with every place taken out where it asks first whether there is such a thing. */
const unguarded = (code: string, name: string): string =>
  code
    .split('\n')
    .filter((line) => !new RegExp(`typeof (globalThis\\.)?${name}\\b`).test(line))
    .join('\n');

test('it exists, and holds the connection to the server', () => {
  expect(bundle.exports).toEqual(expect.arrayContaining(['openClient', 'ServerConnection']));
});

test('no module of Node is in it, nor stands empty for one but where libsodium looks whether it runs there', () => {
  const isOfNode = (id: string) => id.startsWith('node:') || builtinModules.includes(id);
  expect([...bundle.modules.map(([id]) => id), ...bundle.imports].filter(isOfNode)).toEqual([]);
  const standIns = bundle.modules.filter(([, code]) => code.includes('browser_external'));
  const others = standIns.filter(([id]) => id !== '__vite-browser-external' && !id.includes('/libsodium'));
  expect(others.map(([id]) => id)).toEqual([]);
});

test('our own sources name no global of Node', () => {
  const own = bundle.modules.filter(([id]) => id.startsWith(libs));
  expect(own.length).toBeGreaterThan(50);
  for (const name of ['Buffer', 'process', '__dirname', 'setImmediate']) {
    const named = own.filter(([, code]) => new RegExp(`\\b${name}\\b[.([]`).test(unguarded(code, name)));
    expect(named.map(([id]) => id)).toEqual([]);
  }
});
