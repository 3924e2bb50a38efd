/** What anybody may send to the socket: it is refused or the connection ends; the server goes on (T10, T13). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { upstream } from '@kopri/protocol';
import * as fc from 'fast-check';
import * as parser from 'socket.io-msgpack-parser';
import { requireHonest, socketParser } from './socket-parser.js';
import { applicationMessage, newChannel } from './testing/envelopes.js';
import { openSocket, type TestClient, TestNetwork } from './testing/test-network.js';

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

const anything = fc.anything({
  withNullPrototype: false,
  withBigInt: false,
  withDate: false,
  withTypedArray: false,
  withSparseArray: false,
  maxDepth: 4,
});

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

  test('for submit ends the connection', async () => {
    for (const payload of [
      null,
      7,
      [],
      { envelopes: [] },
      { envelopes: [[0, Buffer.alloc(9)]] },
      { envelopes: [[1, 'text']] },
      { envelopes: 'x', more: 1 },
    ]) {
      const client = await mallory();
      const end = ended(client);
      client.socket.emit('submit', payload);
      expect(await end).toBe('io server disconnect');
    }
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
  'error',
  'disconnect',
  'disconnecting',
  'newListener',
  'toString',
  '__proto__',
  'frame',
  '',
])('an event named %j ends the connection and nothing else', async (name) => {
  const client = await mallory();
  const end = ended(client);
  client.socket.io.engine.write(
    new parser.Encoder().encode({ type: 2, nsp: '/', data: [name, { forged: true }] } as never)[0 as never],
  );
  expect(await end).toBeDefined();
  await expectServed();
});

describe('bytes below the events', () => {
  const lengths: readonly (readonly [string, Buffer])[] = [
    ['an extension of 4 GB', Buffer.from([0xc9, 0xff, 0xff, 0xff, 0xff, 0x00])],
    ['an array of 2^32 - 1', Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff])],
    ['a map of 2^31', Buffer.from([0xdf, 0x80, 0, 0, 0])],
    ['text longer than its packet', Buffer.from([0xdb, 0, 1, 0, 0, 0x61])],
    ['arrays in arrays', Buffer.alloc(100_000, 0x91)],
    ['a date', Buffer.from([0xd7, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['trailing bytes', Buffer.from([0xc0, 0xc0])],
    ['nothing', Buffer.alloc(0)],
    ['half a number', Buffer.from([0xcf, 1, 2])],
  ];

  test.each(
    lengths,
  )('%s: refused before anything is reserved for it, also from one who has not signed in', async (_, bytes) => {
    expect(() => new socketParser.Decoder().add(bytes)).toThrow(RangeError);
    const polling = `${network.url}/socket.io/?EIO=4&transport=polling`;
    const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string };
    await fetch(`${polling}&sid=${sid}`, { method: 'POST', body: `b${bytes.toString('base64')}` });
    expect(await (await fetch(`${polling}&sid=${sid}`)).text()).toMatch(/1$|Session ID unknown/);
    await expectServed();
  });

  test('whatever the bytes, the walk ends with a verdict, and what it passes the decoder reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          requireHonest(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        const decoder = new parser.Decoder();
        try {
          decoder.add(Buffer.from(bytes));
        } catch (error) {
          expect(String(error)).toMatch(/invalid|TypeError/);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test('every packet a client makes passes', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const [packet] = new parser.Encoder().encode({
          type: 2,
          nsp: '/',
          data: ['page', value],
          options: { compress: true },
          id: 70_000,
        } as never) as unknown as [Buffer];
        requireHonest(packet);
      }),
    );
  });
});

test('a frame larger than the protocol allows ends the connection', async () => {
  const client = await mallory();
  const end = ended(client);
  client.socket.emit('submit', { envelopes: [[1, Buffer.alloc(3_100_000)]] });
  expect(await end).toBeDefined();
  await expectServed();
});

test('a socket without its own namespace gets nowhere', async () => {
  const socket = openSocket(`${network.url}/admin`, network.signIn(witness.device));
  const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
  expect(error.message).toBe('Invalid namespace');
  socket.disconnect();
});
