import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CHALLENGE_LIFETIME_MS, encodeCbor, MAX_HTTP_BODY_BYTES, newId } from '@kopri/protocol';
import { TestClient } from '../platform/testing/test-client.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { random, TestDevice } from '../platform/testing/test-device.js';
import { TestNetwork } from '../platform/testing/test-network.js';

const clock = new TestClock();
let network: TestNetwork;
let networkId: Uint8Array;

beforeAll(async () => {
  network = await TestNetwork.founded({ clock });
  networkId = await network.networkId();
});
afterAll(() => network.end());

interface Route {
  readonly path: string;
  readonly methods: Record<string, boolean>;
}

/** Every route the running application answers, as express holds them; what stands in braces is middleware. */
function routes(): { method: string; path: string }[] {
  const instance = network.server.app.getHttpAdapter().getInstance() as unknown as {
    router: { stack: { route?: Route }[] };
  };
  return instance.router.stack.flatMap(({ route }) =>
    route === undefined || !route.path.startsWith('/')
      ? []
      : Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path: route.path })),
  );
}

describe('without a session (T13)', () => {
  const open = new Set([
    'GET /health',
    'GET /metrics',
    'GET /api/network',
    'POST /api/network',
    'POST /api/requests',
    'POST /api/requests/state',
    'POST /api/auth/challenge',
    'POST /api/auth/session',
  ]);

  test('nothing but the public endpoints answers', async () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(open.size + 8);
    for (const { method, path } of all) {
      if (open.has(`${method} ${path}`)) continue;
      const response = await fetch(network.server.url + path.replaceAll(/:\w+/g, newId('blob', random)), { method });
      expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} 401`);
    }
  });

  test('a token that was never given is nobody’s', async () => {
    for (const token of ['x', 'A'.repeat(43)]) {
      expect((await new TestClient(network.server.url, token).get('/api/directory')).code).toBe('not-signed-in');
    }
  });

  test('an unknown address is not found, with or without a session', async () => {
    const client = await network.signIn(network.secretariat);
    for (const each of [client, network.anyone]) expect((await each.get('/api/nothing')).code).toBe('not-found');
  });
});

describe('signing in (T13)', () => {
  test('needs the device’s own key, and tells an unknown device nothing more', async () => {
    const stranger = new TestDevice();
    const impostor = Object.assign(new TestDevice(network.secretariat.member), { device: network.secretariat.device });
    for (const device of [stranger, impostor])
      expect((await network.anyone.trySignIn(device, networkId)).code).toBe('not-signed-in');
  });

  test('takes each challenge once', async () => {
    const challenge = await network.anyone.challenge();
    expect((await network.anyone.trySignIn(network.secretariat, networkId, challenge)).status).toBe(200);
    const replayed = await network.anyone.trySignIn(network.secretariat, networkId, challenge);
    expect([replayed.status, replayed.code]).toEqual([401, 'challenge-expired']);
  });

  test('refuses an answer given to another network, which a hostile server might relay', async () => {
    expect((await network.anyone.trySignIn(network.secretariat, random(32))).code).toBe('not-signed-in');
  });

  test('refuses a challenge of its own making, and one that is too old', async () => {
    expect((await network.anyone.trySignIn(network.secretariat, networkId, random(32))).code).toBe('challenge-expired');
    const challenge = await network.anyone.challenge();
    clock.advance(CHALLENGE_LIFETIME_MS);
    expect((await network.anyone.trySignIn(network.secretariat, networkId, challenge)).code).toBe('challenge-expired');
  });

  test('does not outlive a day', async () => {
    const client = await network.signIn(network.secretariat);
    expect((await client.get('/api/directory')).status).toBe(200);
    clock.advance(24 * 3_600_000);
    expect((await client.get('/api/directory')).code).toBe('not-signed-in');
  });
});

describe('bodies', () => {
  test('of another form, with unknown keys or trailing bytes are malformed', async () => {
    const body = encodeCbor({
      device: network.secretariat.device,
      challenge: random(32),
      signature: random(64),
      extra: 1,
    });
    expect((await network.anyone.post('/api/auth/session', body)).code).toBe('malformed');
    expect((await network.anyone.post('/api/auth/session', Buffer.concat([body, Buffer.of(0)]))).code).toBe(
      'malformed',
    );
    expect((await network.anyone.post('/api/auth/session')).code).toBe('malformed');
    const json = await network.anyone.call('/api/auth/session', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([json.status, json.code]).toEqual([400, 'malformed']);
  });

  test('too large are refused as such', async () => {
    const answer = await network.anyone.post('/api/network', new Uint8Array(MAX_HTTP_BODY_BYTES + 1));
    expect([answer.status, answer.code]).toEqual([413, 'too-large']);
  });
});

test('a flood from one address is slowed down; a device that is signed in is not', async () => {
  const client = await network.signIn(network.secretariat);
  const codes = new Set<string | undefined>();
  for (let i = 0; i < 11; i++) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => network.anyone.get('/api/network')));
    for (const { code } of answers) codes.add(code);
  }
  expect(codes).toEqual(new Set([undefined, 'too-many-requests']));
  expect((await client.get('/api/directory')).status).toBe(200);
});
