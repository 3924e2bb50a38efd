import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openKey, writeRelease } from '../../../scripts/lib/release.mjs';
import { TestClient } from '../platform/testing/test-client.js';
import { newTestGround } from '../platform/testing/test-network.js';
import { Settings } from '../platform/settings.js';
import { startServer, type RunningServer } from '../start-server.js';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types kopri";

const SCRIPT = `export const words = '${'many words '.repeat(100)}';\n`;

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

let folder: string;
let ground: Awaited<ReturnType<typeof newTestGround>>;
let server: RunningServer;

/** As sent: `fetch` would decompress, and would tidy the path. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopri-web-'));
  const web = join(folder, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  await writeFile(join(web, 'index.html'), `<!doctype html><title>Köpri</title>${'<p>words'.repeat(100)}`);
  await writeFile(join(web, 'sw.js'), '// worker');
  await writeFile(join(web, 'assets/index-abc.js'), SCRIPT);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  writeRelease(web, { version: '1', key: openKey(join(folder, 'key.pem')) });
  await writeFile(join(web, 'not-released.js'), 'secret');
  ground = await newTestGround();
  server = await startServer(new Settings({ ...ground.settings, webDir: web }));
});
afterAll(async () => {
  await server.stop();
  await ground.dispose();
  await rm(folder, { recursive: true });
});

describe('the web client is served', () => {
  test('with exactly the headers of its release', async () => {
    const { status, headers } = await ask('/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('for ever where the name has a hash, else to be asked for again; workers take the policy from their script', async () => {
    const hashed = await ask('/assets/index-abc.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers['content-security-policy']).toBe(POLICY);
    for (const path of ['/', '/sw.js', '/release.json'])
      expect((await ask(path)).headers['cache-control']).toBe('no-cache');
  });

  test('compressed as the browser can read it', async () => {
    const path = '/assets/index-abc.js';
    const [br, gzip, plain, refused] = [
      await ask(path, { 'accept-encoding': 'gzip, deflate, br' }),
      await ask(path, { 'accept-encoding': 'gzip, br;q=0' }),
      await ask(path),
      await ask(path, { 'accept-encoding': 'zstd' }),
    ];
    expect([br, gzip, plain, refused].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
      undefined,
    ]);
    expect(brotliDecompressSync(br.body).toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(br.headers.vary).toBe('Accept-Encoding');
    expect(br.headers['content-length']).toBe(String(br.body.length));
  });

  test('without a body when the browser has it, in less than 1 kB', async () => {
    const { etag } = (await ask('/release.json')).headers;
    const again = await ask('/release.json', { 'if-none-match': `"other", ${String(etag)}` });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(JSON.stringify(again.headers).length).toBeLessThan(1_000);
    expect((await ask('/release.json', { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  test('also where invitation links point', async () => {
    const [join, start] = [await ask('/join?from=mail'), await ask('/')];
    expect(join.body).toEqual(start.body);
    expect(join.headers['content-security-policy']).toBe(POLICY);
  });

  test('to GET and HEAD only', async () => {
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', {}, method)).status).toBe(404);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets%2f..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/not-released.js',
    '/index.html.br',
    '/assets',
    '/constructor',
    '/__proto__',
  ])('and nothing else: %s is not found, with the coded error of the API', async (path) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/json');
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'not-found' } });
  });

  test('answers of the API forbid everything to a browser that shows them', async () => {
    const { headers } = await ask('/health');
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

test('without a build, / says so with its code, and the API works', async () => {
  const other = await newTestGround();
  const bare = await startServer(new Settings({ ...other.settings, webDir: join(folder, 'nowhere') }));
  const page = await fetch(bare.url);
  expect(page.status).toBe(503);
  expect(await page.text()).toMatch(/not built .*\(web-client-missing\)/);
  expect((await new TestClient(bare.url).get('/api/network')).status).toBe(200);
  await bare.stop();
  await other.dispose();
});
