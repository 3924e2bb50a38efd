import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  claimReplyCodec,
  claimRequestCodec,
  depositCodec,
  KEY_PACKAGES_KEPT,
  newId,
  type ChannelId,
  type DeviceId,
} from '@kopri/protocol';
import type { StoryDevice } from '../../../libs/testing/directory-story.js';
import { commitBundle, newChannel, random } from '../delivery/testing/envelopes.js';
import { Database } from '../platform/database.js';
import { type TestClient, TestNetwork } from '../delivery/testing/test-network.js';

let network: TestNetwork;
let gyzylgul: TestClient;
let merdan: StoryDevice;

beforeAll(async () => {
  network = await TestNetwork.start();
  gyzylgul = await network.connect(await network.admit('Gyzylgul'));
});
afterAll(() => network.stop());

/** A new member each time, without any key package. */
beforeEach(async () => {
  merdan = await network.admit('Merdan');
});

const packages = (n: number) => Array.from({ length: n }, () => random(300));

async function deposit(ordinary: Uint8Array[], lastResort?: Uint8Array): Promise<void> {
  const body = depositCodec.encode({ ordinary, ...(lastResort && { lastResort }) });
  expect((await network.postCbor(merdan, '/api/key-packages', body)).status).toBe(204);
}

async function claim(channel: ChannelId, epoch = 1, devices: DeviceId[] = [merdan.device]): Promise<Uint8Array[]> {
  const reply = await network.postCbor(
    gyzylgul.device,
    '/api/key-packages/claim',
    claimRequestCodec.encode({ channel, epoch, devices }),
  );
  expect(reply.status).toBe(200);
  return claimReplyCodec.parse(new Uint8Array(await reply.arrayBuffer())).packages.map(({ keyPackage }) => keyPackage);
}

const left = async () => (await (await network.connect(merdan)).hello()).keyPackages;

test('rivals for one channel get the same key package, other channels get others', async () => {
  const mine = packages(3);
  await deposit(mine);
  const [one, other] = [newChannel(), newChannel()];
  const rivals = await Promise.all([claim(one), claim(one), claim(one), claim(other), claim(other)]);
  expect(new Set(rivals.slice(0, 3).map(String)).size).toBe(1);
  expect(String(rivals[3])).toBe(String(rivals[4]));
  expect(String(rivals[0])).not.toBe(String(rivals[3]));
  expect(mine.map(String)).toContain(String(rivals[0]));
});

test('two channels that claim at the same moment never get the same one', async () => {
  await deposit(packages(2));
  const database = network.get(Database);
  const claims = await database.transaction(async (transaction) => {
    await transaction.query('select from key_packages where device = $1 for update', [merdan.device]);
    const both = [claim(newChannel()), claim(newChannel())];
    await new Promise((resolve) => setTimeout(resolve, 300));
    return both;
  });
  expect(new Set((await Promise.all(claims)).map(String)).size).toBe(2);
});

test('the loser of a race claims the same again for the next epoch', async () => {
  await deposit(packages(3));
  const channel = newChannel();
  expect(await claim(channel, 5)).toEqual(await claim(channel, 4));
});

test('the winning bundle consumes what was claimed; a deposit repeated after that does not bring it back', async () => {
  const mine = packages(2);
  await deposit(mine);
  const channel = newChannel();
  const open = commitBundle(
    { channel, epoch: 0, counter: gyzylgul.nextCounter(), roster: [gyzylgul.id] },
    network.directory,
  );
  await gyzylgul.ask('commit', open);
  const [claimed] = await claim(channel);
  expect(await left()).toBe(2);
  const roster = [gyzylgul.id, merdan.device];
  const add = commitBundle(
    { channel, epoch: 1, counter: gyzylgul.nextCounter(), roster, joining: [merdan.device] },
    network.directory,
  );
  expect(await gyzylgul.ask('commit', add)).toMatchObject({ outcome: 'stored' });
  expect(await left()).toBe(1);
  await deposit(mine);
  expect(await left()).toBe(1);
  expect(await claim(newChannel())).not.toEqual([claimed]);
});

test('the one of last resort is given when the others are out, as often as it takes; a new one replaces it', async () => {
  const [first, second] = [random(300), random(300)];
  await deposit(packages(1), first);
  await claim(newChannel());
  expect([await claim(newChannel()), await claim(newChannel())]).toEqual([[first], [first]]);
  await deposit([], second);
  expect(await claim(newChannel())).toEqual([second]);
});

test('a device keeps the newest of more than the protocol keeps', async () => {
  const [old, fresh] = [packages(15), packages(15)];
  await deposit(old);
  await deposit(fresh);
  expect(await left()).toBe(KEY_PACKAGES_KEPT);
  expect((await claim(newChannel())).map(String)).toEqual([String(old[10])]);
});

test('of suspended, unknown and empty-handed devices there is nothing to claim', async () => {
  await deposit(packages(1));
  const devices = [merdan.device, newId('device', random), gyzylgul.id];
  expect(await claim(newChannel(), 1, devices)).toHaveLength(1);
  await network.suspend(merdan);
  expect(await claim(newChannel(), 1, devices)).toEqual([]);
});

test('nobody without a session deposits or claims (T13)', async () => {
  const body = depositCodec.encode({ ordinary: packages(1) });
  expect((await network.postCbor(undefined, '/api/key-packages', body)).status).toBe(401);
  expect((await network.postCbor(undefined, '/api/key-packages/claim', body)).status).toBe(401);
  expect((await network.postCbor(merdan, '/api/key-packages/claim', body)).status).toBe(400);
});
