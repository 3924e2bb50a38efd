/** A connection that a gateway has forgotten: nothing comes any more, and nobody says so. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServerConnection } from '@kopri/client';
import { Line } from '../../libs/testing/line.js';
import { settle, TestNetwork, textsOf, type TestDevice } from '../../libs/testing/test-network.js';

/** Of one that polls it is noticed after a wait of 50 s and 40 s more; then one is made anew. */
const PATIENCE_MS = 180_000;

let network: TestNetwork;
let gyzylgul: TestDevice;
let elif: TestDevice;
let merdan: TestDevice;
let aman: TestDevice;
const lines: Line[] = [];

beforeAll(async () => {
  network = await TestNetwork.start();
  const ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
  gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul', 'TM', 'tm-gpo');
  elif = await network.practitioner(ogulnar, 'Elif', 'TM', 'tm-gpo');
  merdan = await network.practitioner(ogulnar, 'Merdan', 'TM', 'tm-gpo');
  aman = await network.practitioner(ogulnar, 'Aman', 'TM', 'tm-gpo');
  await settle(gyzylgul, elif, merdan, aman);
});
afterAll(async () => {
  for (const line of lines) await line.close();
  await network.stop();
});

interface Follower {
  readonly device: TestDevice;
  readonly line: Line;
  /** With Gyzylgul; nobody else is in it. */
  readonly channel: string;
}

/** Reaches the server by a line of its own, and follows it until the end of `during`. */
async function followed(device: TestDevice, swallowsUpgrades: boolean, during: (it: Follower) => Promise<void>) {
  const channel = await gyzylgul.kopri.channels.open([device.name], 'V1');
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
    await during({ device, line, channel });
  } finally {
    following.abort();
    await ended;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const endMs = Date.now() + PATIENCE_MS; !(await condition()); ) {
    if (Date.now() > endMs) throw new Error('waited in vain');
    await pause(100);
  }
}

const reads = async ({ device, channel }: Pick<Follower, 'device' | 'channel'>, text: string) =>
  (await textsOf(device, channel)).includes(text);

/** Its receipt has arrived: the line carries nothing any more. */
async function isDelivered({ device, channel }: Follower, text: string): Promise<boolean> {
  await gyzylgul.kopri.sync();
  const { items } = await gyzylgul.kopri.channels.items(channel);
  const { member } = await device.kopri.status();
  return items.find((item) => item.text === text)?.deliveredTo.includes(member) ?? false;
}

async function isTold(it: Follower): Promise<void> {
  await until(async () => it.line.upgrades > 0);
  await gyzylgul.kopri.channels.send(it.channel, 'Is the line open?');
  await until(() => isDelivered(it, 'Is the line open?'));
  // The next poll is on its way.
  await pause(1_000);
  it.line.silence();
  await gyzylgul.kopri.channels.send(it.channel, 'V1 is in danger.');
  await until(() => reads(it, 'V1 is in danger.'));
}

async function isHeard({ device, line, channel }: Follower): Promise<void> {
  line.silence();
  await device.kopri.channels.send(channel, 'V1 was found.');
  await until(async () => {
    await gyzylgul.kopri.sync();
    return reads({ device: gyzylgul, channel }, 'V1 was found.');
  });
  expect((await textsOf(gyzylgul, channel)).filter((text) => text === 'V1 was found.')).toHaveLength(1);
}

test('whoever only listens is told what is new, over a WebSocket or polling; what is sent arrives once (T4)', async () => {
  await Promise.all([followed(elif, false, isTold), followed(aman, true, isTold), followed(merdan, true, isHeard)]);
}, 400_000);
