import type { Socket as NetSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, type Ack, type ChannelId, type FeedReply, type PageReply } from '@kopri/protocol';
import { applicationMessage, commitBundle, newChannel, random } from './testing/envelopes.js';
import { openSocket, type TestClient, TestNetwork, until } from './testing/test-network.js';

let network: TestNetwork;
let gyzylgul: TestClient;
let merdan: TestClient;
let jeren: TestClient;

beforeAll(async () => {
  network = await TestNetwork.start();
  gyzylgul = await network.connect(await network.admit('Gyzylgul'));
  merdan = await network.connect(await network.admit('Merdan'), ['polling']);
  jeren = await network.connect(await network.admit('Jeren'), ['polling', 'websocket']);
});
afterAll(() => network.stop());

interface Commit {
  readonly epoch: number;
  readonly roster: readonly TestClient[];
  readonly joining?: readonly TestClient[];
  readonly counter?: number;
}

/** Commits the roster after; the reply. */
function commit(by: TestClient, channel: ChannelId, { epoch, roster, joining = [], counter }: Commit) {
  const ids = (clients: readonly TestClient[]) => clients.map(({ id }) => id);
  const parts = { channel, epoch, counter: counter ?? by.nextCounter(), roster: ids(roster), joining: ids(joining) };
  return by.ask<{ outcome?: string; reason?: string; seq?: number; error?: unknown }>(
    'commit',
    commitBundle(parts, network.directory),
  );
}

/** Opens a channel; the first commits. Its epoch is then 1, its newest place 1. */
async function open(...clients: readonly TestClient[]): Promise<ChannelId> {
  const channel = newChannel();
  const [opener, ...joining] = clients as [TestClient, ...TestClient[]];
  expect(await commit(opener, channel, { epoch: 0, roster: clients, joining })).toMatchObject({
    outcome: 'stored',
    seq: 1,
  });
  return channel;
}

const page = (client: TestClient, channel: ChannelId, after = 0) => client.ask<PageReply>('page', { channel, after });
const feed = (client: TestClient, cursor?: string) =>
  client.ask<FeedReply>('feed', cursor === undefined ? {} : { cursor });
const placesIn = (client: TestClient, channel: ChannelId) =>
  client.received.filter((one) => one.channel === channel).map(({ stored: [seq] }) => seq);

describe('a message', () => {
  test('acknowledged to its sender arrives at the others with the same place and time, and not at its sender', async () => {
    const channel = await open(gyzylgul, merdan);
    const sealed = applicationMessage(channel, 1);
    const ack = (await gyzylgul.send(sealed)) as Extract<Ack, { outcome: 'stored' }>;
    expect(ack).toMatchObject({ outcome: 'stored', seq: 2 });
    await until(() => placesIn(merdan, channel).length > 0);
    expect(merdan.received.filter((one) => one.channel === channel)).toEqual([
      { channel, stored: [2, ack.at, sealed] },
    ]);
    expect(placesIn(gyzylgul, channel)).toEqual([]);
    expect(await page(merdan, channel, 1)).toEqual({ lastSeq: 2, envelopes: [[2, ack.at, sealed]] });
  });

  test('sent again with the same counter is answered, not stored twice, also when the epoch has moved on (T4)', async () => {
    const channel = await open(gyzylgul, merdan);
    const sealed = applicationMessage(channel, 1);
    const counter = gyzylgul.nextCounter();
    gyzylgul.submit([counter, sealed], [counter, sealed]);
    await until(() => gyzylgul.acks.filter((ack) => ack.counter === counter).length === 2);
    await commit(merdan, channel, { epoch: 1, roster: [gyzylgul, merdan] });
    const again = await gyzylgul.send(sealed, counter);
    const acks = gyzylgul.acks.filter((ack) => ack.counter === counter);
    expect(acks).toEqual([again, again, again]);
    await merdan.send(applicationMessage(channel, 2));
    expect(await page(merdan, channel)).toMatchObject({ lastSeq: 4 });
    expect(placesIn(merdan, channel)).toEqual([2]);
  });

  test('of an epoch that is over is refused, and so is one of an epoch that has not begun (T7)', async () => {
    const channel = await open(gyzylgul, merdan);
    await commit(merdan, channel, { epoch: 1, roster: [gyzylgul, merdan] });
    expect(await gyzylgul.send(applicationMessage(channel, 1))).toMatchObject({
      outcome: 'refused',
      reason: 'epoch-behind',
    });
    expect(await gyzylgul.send(applicationMessage(channel, 3))).toMatchObject({
      outcome: 'refused',
      reason: 'epoch-ahead',
    });
    expect(await gyzylgul.send(applicationMessage(channel, 2))).toMatchObject({ outcome: 'stored', seq: 3 });
  });

  test('with a counter that another channel has is refused', async () => {
    const [one, other] = [await open(gyzylgul), await open(gyzylgul)];
    const counter = gyzylgul.nextCounter();
    await gyzylgul.send(applicationMessage(one, 1), counter);
    expect(await gyzylgul.send(applicationMessage(other, 1), counter)).toMatchObject({ reason: 'malformed' });
  });

  test('takes its place in one order without gaps, the same for every reader, however many send at once (T4)', async () => {
    const everyone = [gyzylgul, merdan, jeren];
    const channels = [await open(...everyone), await open(...everyone)] as const;
    const sent = everyone.flatMap((client) =>
      Array.from({ length: 150 }, (_, i) => client.send(applicationMessage(channels[i % 2] as ChannelId, 1, 100))),
    );
    expect((await Promise.all(sent)).filter(({ outcome }) => outcome !== 'stored')).toEqual([]);
    for (const channel of channels) {
      await until(() => everyone.every((client) => placesIn(client, channel).length === 150));
      const order = Array.from({ length: 225 }, (_, i) => i + 2);
      for (const client of everyone)
        expect(placesIn(client, channel)).toEqual(placesIn(client, channel).toSorted((a, b) => a - b));
      const [first, second] = [await page(merdan, channel, 1), await page(merdan, channel, 201)];
      expect([...first.envelopes, ...second.envelopes].map(([seq]) => seq)).toEqual(order);
    }
  });
});

describe('a commit', () => {
  test('wins its epoch alone: of 20 at once one is stored, the others learn that the epoch is over (T5)', async () => {
    const channel = await open(gyzylgul, merdan, jeren);
    for (const epoch of [1, 2, 3]) {
      const rivals = Array.from({ length: 20 }, (_, i) => [gyzylgul, merdan, jeren][i % 3] as TestClient);
      const replies = await Promise.all(
        rivals.map((rival) => commit(rival, channel, { epoch, roster: [gyzylgul, merdan, jeren] })),
      );
      expect(replies.filter(({ outcome }) => outcome === 'stored')).toMatchObject([{ seq: epoch + 1 }]);
      expect(replies.filter(({ reason }) => reason === 'epoch-behind')).toHaveLength(19);
    }
  });

  test('sent again is answered as before, and its welcome is not doubled (T5)', async () => {
    const channel = await open(gyzylgul);
    const counter = gyzylgul.nextCounter();
    const again = { epoch: 1, roster: [gyzylgul, merdan], joining: [merdan], counter };
    const reply = await commit(gyzylgul, channel, again);
    expect(reply).toMatchObject({ outcome: 'stored', seq: 2 });
    expect(await commit(gyzylgul, channel, again)).toEqual(reply);
    expect((await feed(merdan)).welcomes.filter((welcome) => welcome.channel === channel)).toHaveLength(1);
  });

  test('tells those it adds, who find their welcome until they have dealt with it, and see the log from there on', async () => {
    const channel = await open(gyzylgul);
    await gyzylgul.send(applicationMessage(channel, 1));
    const told = merdan.news.length;
    await commit(gyzylgul, channel, { epoch: 1, roster: [gyzylgul, merdan, jeren], joining: [merdan, jeren] });
    await until(() => merdan.news.slice(told).some((news) => news.feed === true));
    await gyzylgul.send(applicationMessage(channel, 2));
    const { welcomes, channels } = await feed(merdan);
    expect(welcomes.at(-1)).toMatchObject({ channel, after: 3 });
    expect(channels).toContainEqual({ channel, lastSeq: 4 });
    expect((await page(merdan, channel)).envelopes.map(([seq]) => seq)).toEqual([4]);
    await merdan.ask('welcomesDone', { channels: welcomes.map(({ channel: of, after }) => ({ channel: of, after })) });
    expect((await feed(merdan)).welcomes).toEqual([]);
    expect((await feed(jeren)).welcomes.at(-1)).toMatchObject({ channel, bytes: welcomes.at(-1)?.bytes });
  });

  test('is the last thing a device sees that it removes (T7)', async () => {
    const channel = await open(gyzylgul, merdan);
    await gyzylgul.send(applicationMessage(channel, 1));
    await commit(gyzylgul, channel, { epoch: 1, roster: [gyzylgul] });
    const { cursor } = await feed(merdan);
    await gyzylgul.send(applicationMessage(channel, 2));
    expect(await merdan.send(applicationMessage(channel, 2))).toMatchObject({ reason: 'channel-unknown' });
    expect(placesIn(merdan, channel)).toEqual([2, 3]);
    expect(await page(merdan, channel)).toMatchObject({
      lastSeq: 3,
      envelopes: [[2], [3]].map(([seq]) => expect.arrayContaining([seq])),
    });
    expect((await feed(merdan, cursor)).channels).toEqual([]);
  });

  test('whose roster, directory or people do not fit is refused', async () => {
    const channel = await open(gyzylgul, merdan);
    const counter = gyzylgul.nextCounter();
    const parts = { channel, epoch: 1, counter, roster: [gyzylgul.id] };
    const bundle = commitBundle(parts, network.directory);
    const stranger = newId('device', random);
    const joining = commitBundle({ ...parts, roster: [gyzylgul.id, stranger], joining: [stranger] }, network.directory);
    const ahead = commitBundle(parts, { size: 500, rootAt: () => random(32), mayBeLeaf: () => true });
    expect(await gyzylgul.ask('commit', { ...bundle, roster: [] })).toMatchObject({ reason: 'roster-mismatch' });
    expect(await gyzylgul.ask('commit', joining)).toMatchObject({ reason: 'member-inactive' });
    expect(await gyzylgul.ask('commit', ahead)).toMatchObject({ reason: 'directory-behind' });
    expect(await gyzylgul.ask('commit', bundle)).toMatchObject({ outcome: 'stored', seq: 2 });
  });
});

test('a channel one is not in answers like one that does not exist (T13)', async () => {
  const foreign = await open(gyzylgul);
  const answers = async (channel: ChannelId) => [
    await page(jeren, channel),
    { ...(await jeren.send(applicationMessage(channel, 1))), counter: 0 },
    await commit(jeren, channel, { epoch: 1, roster: [jeren] }),
  ];
  expect(await answers(foreign)).toEqual(await answers(newChannel()));
});

test('a feed tells what has changed since its cursor, and everything to a cursor it does not know', async () => {
  const [quiet, busy] = [await open(gyzylgul, jeren), await open(gyzylgul, jeren)];
  const { cursor } = await feed(jeren);
  await gyzylgul.send(applicationMessage(busy, 1));
  expect((await feed(jeren, cursor)).channels).toEqual([{ channel: busy, lastSeq: 2 }]);
  expect((await feed(jeren, 'of-another-life.7')).channels).toEqual(
    expect.arrayContaining([
      { channel: quiet, lastSeq: 1 },
      { channel: busy, lastSeq: 2 },
    ]),
  );
});

describe('a suspended member', () => {
  test('loses their socket within 5 s, and their channels take nothing but the repair (T7)', async () => {
    const mallory = await network.connect(await network.admit('Mallory'));
    const channel = await open(gyzylgul, mallory);
    const size = network.directory.size;
    await network.suspend(mallory.device);
    await until(() => !mallory.socket.connected, 5_000);
    expect(gyzylgul.news).toContainEqual({ directorySize: size + 1 });
    expect(await gyzylgul.send(applicationMessage(channel, 1))).toMatchObject({ reason: 'repair-first' });
    expect(await commit(gyzylgul, channel, { epoch: 1, roster: [gyzylgul] })).toMatchObject({ outcome: 'stored' });
    expect(await gyzylgul.send(applicationMessage(channel, 2))).toMatchObject({ outcome: 'stored' });
    expect(placesIn(mallory, channel)).toEqual([]);
  });

  test('who is reinstated ends the need for a repair', async () => {
    const mallory = await network.connect(await network.admit('Mallory'));
    const channel = await open(gyzylgul, mallory);
    await network.suspend(mallory.device);
    await network.reinstate(mallory.device);
    expect(await gyzylgul.send(applicationMessage(channel, 1))).toMatchObject({ outcome: 'stored' });
  });
});

describe('a connection', () => {
  test.each([
    ['none', undefined],
    ['a wrong one', 'x'.repeat(43)],
    ['no text', { $gt: '' }],
  ])('without a live token (%s) is refused (T13)', async (_, token) => {
    const socket = openSocket(network.url, token);
    const error = await new Promise<Error & { data?: unknown }>((resolve) => socket.on('connect_error', resolve));
    expect(error.data).toEqual({ code: 'not-signed-in' });
    socket.disconnect();
  });

  test('that asks before it says hello is ended', async () => {
    const socket = openSocket(network.url, network.signIn(jeren.device));
    const ended = new Promise((resolve) => socket.on('disconnect', resolve));
    socket.emit('feed', {});
    expect(await ended).toBe('io server disconnect');
  });

  test('of a client too old or too new is told so', async () => {
    expect(await jeren.ask('hello', { protocol: 9, oldest: 9 })).toEqual({ error: { code: 'protocol-too-new' } });
    expect(await jeren.ask('hello', { protocol: 0, oldest: 0 })).toMatchObject({ error: { code: 'malformed' } });
  });
});

test('a reader whose line stalls is spared what piles up, and told to ask when it reads again', async () => {
  const slow = await network.connect(await network.admit('Somchai'));
  const channel = await open(gyzylgul, slow);
  const { _socket: line } = (slow.socket.io.engine.transport as unknown as { ws: { _socket: NetSocket } }).ws;
  line.pause();
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(Array.from({ length: 40 }, () => gyzylgul.send(applicationMessage(channel, 1, 64_000))));
  }
  line.resume();
  await until(() => slow.news.some((news) => news.feed === true), 30_000);
  expect(placesIn(slow, channel).length).toBeLessThan(400);
  expect(placesIn(slow, channel)).toEqual(Array.from(placesIn(slow, channel), (_, i) => i + 2));
  expect((await feed(slow)).channels).toContainEqual({ channel, lastSeq: 401 });
});

test('after a restart the server knows order, rosters, counters and what needs repair (T4, T6, T7)', async () => {
  const mallory = await network.connect(await network.admit('Mallory'));
  const [whole, due] = [await open(gyzylgul, merdan), await open(gyzylgul, mallory)];
  await gyzylgul.send(applicationMessage(whole, 1));
  const highest = gyzylgul.nextCounter();
  await gyzylgul.send(applicationMessage(whole, 1), highest);
  await network.suspend(mallory.device);
  const old = await feed(gyzylgul);
  await network.restart();
  const back = await network.connect(gyzylgul.device);
  expect(await back.hello()).toMatchObject({ highestCounter: highest });
  expect(await back.send(applicationMessage(due, 1), highest + 1)).toMatchObject({ reason: 'repair-first' });
  expect(await back.send(applicationMessage(whole, 1), highest + 2)).toMatchObject({ outcome: 'stored', seq: 4 });
  expect((await feed(back, old.cursor)).channels).toContainEqual({ channel: whole, lastSeq: 4 });
});
