/** What anybody may send to the socket: it is refused or the connection ends; the server goes on (T10, T13). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { upstream } from '@kopri/protocol';
import * as fc from 'fast-check';
import { applicationMessage, newChannel } from './testing/envelopes.js';
import { type TestClient, TestNetwork } from './testing/test-network.js';

let network: TestNetwork;
let witness: TestClient;

beforeAll(async () => {
  network = await TestNetwork.start();
  witness = await network.connect(await network.admit('Gyzylgul'));
});
afterAll(() => network.stop());

/** The server still answers those who behave. */
const expectServed = async () => expect(await witness.ask('feed', {})).toMatchObject({ welcomes: [] });

async function mallory(): Promise<TestClient> {
  return network.connect(witness.device);
}

const ended = (client: TestClient) => new Promise((resolve) => client.socket.once('disconnect', resolve));

/** Whatever the packets can carry. */
const anything = fc.anything({
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.uint8Array()],
  maxDepth: 4,
});

/** First bytes of packets. */
const CONNECT = 0;
const SUBMIT = 0x11;

/** Bytes as no client of ours would send them. */
const write = (client: TestClient, ...bytes: readonly number[]) =>
  client.socket.io.engine.write(Uint8Array.from(bytes) as never);

describe('a payload of any shape', () => {
  test.each(
    Object.keys(upstream).filter((event) => event !== 'submit'),
  )('for %s is answered or refused as malformed', async (event) => {
    await fc.assert(
      fc.asyncProperty(anything, async (payload) => {
        const reply = await witness.ask<Record<string, unknown>>(event, payload ?? null);
        expect([undefined, 'malformed', 'channel-unknown']).toContain(
          (reply['error'] as { code?: string } | undefined)?.code,
        );
      }),
      { numRuns: 40 },
    );
    await expectServed();
  });

  test.each([
    ['nothing', []],
    ['a counter of 0', [0, 1, 9]],
    ['a counter without an envelope', [1]],
    ['an empty envelope', [1, 0]],
    ['an envelope longer than its packet', [1, 9, 9]],
    ['a counter beyond all numbers', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 9]],
  ])('for submit ends the connection: %s', async (_, payload) => {
    const client = await mallory();
    const end = ended(client);
    write(client, SUBMIT, ...payload);
    expect(['io server disconnect', 'transport close']).toContain(await end);
    await expectServed();
  });
});

test('an envelope that is no message of a channel is refused alone, its neighbours are judged', async () => {
  const client = await mallory();
  const good = applicationMessage(newChannel(), 0);
  client.submit(
    [1, Buffer.alloc(50)],
    [2, good.subarray(0, 40)],
    [3, Buffer.concat([good, Buffer.alloc(1)])],
    [4, good],
  );
  const refusal = (counter: number, reason: string) => ({ outcome: 'refused', counter, reason });
  while (client.acks.length < 4) await client.ask('feed', {});
  expect(client.acks).toEqual([
    refusal(1, 'malformed'),
    refusal(2, 'malformed'),
    refusal(3, 'malformed'),
    refusal(4, 'channel-unknown'),
  ]);
});

test.each([
  ['an event that is not in the list', [0x18, 0xa0]],
  ['one of the server’s own events', [0x16, 0]],
  ['a second connect', [0]],
  ['a kind of packet that Socket.IO does not have', [9]],
])('%s ends the connection and nothing else', async (_, bytes) => {
  const client = await mallory();
  const end = ended(client);
  write(client, ...bytes);
  expect(await end).toBeDefined();
  await expectServed();
});

test('a reply that nobody asked for is passed over', async () => {
  const client = await mallory();
  write(client, 3, 1, 0xa0);
  expect(await client.ask('feed', {})).toMatchObject({ welcomes: [] });
});

describe('bytes below the events', () => {
  const payloads: readonly (readonly [string, Buffer])[] = [
    ['an array of 2^32 - 1', Buffer.from([0x9a, 0xff, 0xff, 0xff, 0xff])],
    ['a map of 2^31', Buffer.from([0xba, 0x80, 0, 0, 0])],
    ['bytes longer than their packet', Buffer.from([0x5a, 0x7f, 0xff, 0xff, 0xff, 0])],
    ['arrays in arrays', Buffer.alloc(100_000, 0x81)],
    ['a fraction', Buffer.from([0xfb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0])],
    ['a tag', Buffer.from([0xc0, 0x60])],
    ['trailing bytes', Buffer.from([0xa0, 0xa0])],
    ['half a number', Buffer.from([0x1b, 1, 2])],
    ['a number not in its shortest form', Buffer.from([0x18, 1])],
  ];

  test.each([
    ['nothing', Buffer.alloc(0)],
    ...payloads.map(([name, bytes]) => [name, Buffer.concat([Buffer.from([CONNECT]), bytes])] as const),
  ])('%s: ends the connection of one who has not signed in', async (_, bytes) => {
    const polling = `${network.url}/socket.io/?EIO=4&transport=polling`;
    const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string };
    await fetch(`${polling}&sid=${sid}`, { method: 'POST', body: `b${bytes.toString('base64')}` });
    expect(await (await fetch(`${polling}&sid=${sid}`)).text()).toMatch(/1$|Session ID unknown/);
    await expectServed();
  });
});

test('a frame larger than the protocol allows ends the connection', async () => {
  const client = await mallory();
  const end = ended(client);
  client.socket.emit('submit', { envelopes: [[1, Buffer.alloc(3_100_000)]] });
  expect(await end).toBeDefined();
  await expectServed();
});
