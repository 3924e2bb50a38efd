/** A connection that a gateway has forgotten: nothing comes any more, and nobody says so. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServerConnection } from '@kopri/client';
import { Line } from '../../libs/testing/line.js';
import { settle, TestNetwork, textsOf, type TestDevice } from '../../libs/testing/test-network.js';

/** Half-open connections are noticed within 40 s; then one is made anew. */
const PATIENCE_MS = 120_000;

let network: TestNetwork;
let gyzylgul: TestDevice;
let elif: TestDevice;
let merdan: TestDevice;
let channel: string;
const lines: Line[] = [];

beforeAll(async () => {
  network = await TestNetwork.start();
  const ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
  gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul', 'TM', 'tm-gpo');
  elif = await network.practitioner(ogulnar, 'Elif', 'TM', 'tm-gpo');
  merdan = await network.practitioner(ogulnar, 'Merdan', 'TM', 'tm-gpo');
  await settle(gyzylgul, elif, merdan);
  channel = await gyzylgul.kopri.channels.open(['Elif', 'Merdan'], 'V1');
});
afterAll(async () => {
  for (const line of lines) await line.close();
  await network.stop();
});

/** Reaches the server by a line of its own, and follows it until the end of `during`. */
async function followed(device: TestDevice, swallowsUpgrades: boolean, during: (line: Line) => Promise<void>) {
  const line = await Line.to(network.url);
  lines.push(line);
  line.swallowsUpgrades = swallowsUpgrades;
  const parts = device.parts.bind(device);
  device.parts = () => ({ ...parts(), linkTo: () => new ServerConnection(line.url) });
  await device.restart();
  const following = new AbortController();
  const ended = device.kopri.follow(following.signal, () => undefined);
  await until(async () => (await device.kopri.channels.list()).length === 1 && !device.kopri.offline);
  try {
    await during(line);
  } finally {
    following.abort();
    await ended;
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const endMs = Date.now() + PATIENCE_MS; !(await condition()); ) {
    if (Date.now() > endMs) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const reads = async (device: TestDevice, text: string) => (await textsOf(device, channel)).includes(text);

async function isTold(line: Line): Promise<void> {
  await until(async () => line.upgrades > 0);
  await gyzylgul.kopri.channels.send(channel, 'Is the line open?');
  await until(() => reads(elif, 'Is the line open?'));
  line.silence();
  await gyzylgul.kopri.channels.send(channel, 'V1 is in danger.');
  await until(() => reads(elif, 'V1 is in danger.'));
}

async function isHeard(line: Line): Promise<void> {
  line.silence();
  await merdan.kopri.channels.send(channel, 'V1 was found.');
  await until(async () => {
    await gyzylgul.kopri.sync();
    return reads(gyzylgul, 'V1 was found.');
  });
  expect((await textsOf(gyzylgul, channel)).filter((text) => text === 'V1 was found.')).toHaveLength(1);
}

test('whoever only listens is told what is new, over a WebSocket; whoever polls sends, once (T4)', async () => {
  await Promise.all([followed(elif, false, isTold), followed(merdan, true, isHeard)]);
}, 300_000);
