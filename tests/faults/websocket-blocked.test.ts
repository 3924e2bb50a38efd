import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { ServerConnection } from '@kopri/client';
import { Line } from '../../libs/testing/line.js';
import { settle, TestNetwork, textsOf, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let gyzylgul: TestDevice;
let elif: TestDevice;
let line: Line;

beforeAll(async () => {
  network = await TestNetwork.start();
  const ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
  gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul', 'TM', 'tm-gpo');
  elif = await network.practitioner(ogulnar, 'Elif', 'TM', 'tm-gpo');
  await settle(gyzylgul, elif);
});
afterAll(() => network.stop());
afterEach(() => line.close());

/** From now on this member reaches the server by the line only. */
async function joinBy(device: TestDevice): Promise<void> {
  const parts = device.parts.bind(device);
  device.parts = () => ({ ...parts(), linkTo: () => new ServerConnection(line.url) });
  await device.restart();
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const endMs = Date.now() + 10_000; !(await condition()); ) {
    if (Date.now() > endMs) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test.each([
  ['whose proxy never answers a WebSocket', true],
  ['that lets WebSockets through', false],
])('messages flow at once, and are pushed, over a line %s', async (_, swallowsUpgrades) => {
  line = await Line.to(network.url);
  line.swallowsUpgrades = swallowsUpgrades;
  await joinBy(elif);
  const startedMs = performance.now();
  await elif.kopri.sync();
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  const channel = await gyzylgul.kopri.channels.open([(await elif.kopri.status()).member], 'V1');
  const following = new AbortController();
  const followed = elif.kopri.follow(following.signal, () => undefined);
  await gyzylgul.kopri.channels.send(channel, 'can you read this?');
  await until(async () =>
    (await textsOf(elif, channel).catch((): readonly (string | null)[] => [])).includes('can you read this?'),
  );
  await elif.kopri.channels.send(channel, 'yes');
  await until(async () => {
    await settle(gyzylgul);
    return (await textsOf(gyzylgul, channel)).includes('yes');
  });
  expect(line.upgrades).toBeGreaterThan(0);
  following.abort();
  await followed;
});
