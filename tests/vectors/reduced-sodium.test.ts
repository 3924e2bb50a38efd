/** libsodium as browsers get it (docs/adr/0022-libsodium-reduced.md) computes what the suites below demand of the whole package. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { reduceSodium } from '../../scripts/lib/reduce-sodium.mjs';

const ROOT = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'kopri-sodium-'));
const { wrapper, core, wasm } = reduceSodium(ROOT);
const inFolder = (name: string): string => join(folder, name);
const instantiate = `import { readFile } from 'node:fs/promises';
export const instantiate = async (imports) => WebAssembly.instantiate(await readFile(${JSON.stringify(inFolder('sodium.wasm'))}), imports);`;
await writeFile(inFolder('sodium.wasm'), wasm);
await writeFile(inFolder('sodium-instantiate.mjs'), instantiate);
await writeFile(inFolder('sodium-core.mjs'), core);
await writeFile(inFolder('wrapper.mjs'), wrapper);

afterAll(() => rm(folder, { recursive: true, force: true }));

const { default: reduced } = await import(inFolder('wrapper.mjs'));
jest.unstable_mockModule('libsodium-wrappers', () => ({ default: reduced }));

test('it is at most 170 kB, and has what is used but not what is not', async () => {
  await reduced.ready;
  expect(wasm.length).toBeLessThan(170_000);
  expect(reduced.crypto_kem_xwing_dec).toBeInstanceOf(Function);
  expect(reduced.crypto_box_easy).toBeUndefined();
});

test('a suite below that takes libsodium takes this one', async () => {
  expect((await import('libsodium-wrappers')).default).toBe(reduced);
});

await import('../../libs/crypto/sealed/vault.test.js');
await import('../../libs/crypto/sealed/file-stream.test.js');
await import('../../libs/crypto/sealed/join-request-mac.test.js');
await import('../../libs/crypto/sealed/mls/sodium-provider.test.js');
await import('./wycheproof.test.js');
