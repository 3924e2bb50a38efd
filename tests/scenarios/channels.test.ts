/** Stories over the whole system: real server, real PostgreSQL, real sockets, real cryptography. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError } from '@kopri/protocol';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { reads, settle, type TestNetwork, textsOf, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let merdan: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, ogulnar, gyzylgul, merdan, elif } = await ashgabatAndAnkara());
});

afterAll(() => network.stop());

describe('a channel', () => {
  test('everyone reads everything, once and in one order (T4)', async () => {
    const channel = await gyzylgul.kopri.channels.open(['Elif', 'Merdan'], 'Route through Istanbul');
    await settle(elif, merdan);
    for (const [device, text] of [
      [gyzylgul, 'one'],
      [elif, 'two'],
      [merdan, 'three'],
      [elif, 'four'],
    ] as const) {
      await device.kopri.channels.send(channel, text);
      await settle(gyzylgul, elif, merdan);
    }
    const order = await textsOf(gyzylgul, channel);
    expect(order).toEqual(['Route through Istanbul', 'one', 'two', 'three', 'four']);
    expect(await textsOf(elif, channel)).toEqual(order);
    expect(await textsOf(merdan, channel)).toEqual(order);
    expect((await elif.kopri.channels.list()).find((entry) => entry.channel === channel)?.title).toBe(
      'Route through Istanbul',
    );
  });

  test('a sender learns when a colleague has it, and receipts do not answer receipts', async () => {
    const { channel } = await gyzylgul.kopri.channels.send('Elif', 'Did this reach you?');
    expect((await reads(gyzylgul, channel)).at(-1)?.state).toBe('at-server');
    await settle(elif, gyzylgul);
    expect((await reads(gyzylgul, channel)).at(-1)?.state).toBe('delivered');
    const before = (await gyzylgul.kopri.channels.list()).find((entry) => entry.channel === channel)?.lastSeq;
    await settle(elif, gyzylgul);
    expect((await gyzylgul.kopri.channels.list()).find((entry) => entry.channel === channel)?.lastSeq).toBe(before);
  });

  test('a member added later reads from then on and is told the title', async () => {
    const channel = await gyzylgul.kopri.channels.open(['Elif'], 'Late comers');
    await gyzylgul.kopri.channels.send(channel, 'before');
    await gyzylgul.kopri.channels.addMembers(channel, ['Merdan']);
    await settle(gyzylgul, elif, merdan);
    await gyzylgul.kopri.channels.send(channel, 'after');
    await settle(merdan);
    expect(await textsOf(merdan, channel)).toEqual(['Late comers', 'after']);
    const joined = async ({ kopri }: TestDevice) =>
      (await kopri.channels.list()).find((entry) => entry.channel === channel);
    expect(await joined(merdan)).toMatchObject({ title: 'Late comers', joinedAfter: expect.any(Number) });
    expect((await joined(merdan))?.joinedAfter).toBeGreaterThan(2);
    expect([(await joined(gyzylgul))?.joinedAfter, (await joined(elif))?.joinedAfter]).toEqual([0, 1]);
  });

  test('only an owner changes the list of members', async () => {
    const channel = await gyzylgul.kopri.channels.open(['Elif']);
    await settle(elif);
    await expect(elif.kopri.channels.addMembers(channel, ['Merdan'])).rejects.toMatchObject({ code: 'not-entitled' });
  });

  test('what was written without a server is sent once when it is back (T6)', async () => {
    const { channel } = await gyzylgul.kopri.channels.send('Elif', 'online');
    await settle(elif);
    gyzylgul.mischief.connect = async () => {
      throw new AppError('server-unreachable');
    };
    await gyzylgul.restart();
    expect(await gyzylgul.kopri.channels.send(channel, 'written offline')).toMatchObject({
      state: 'queued',
      seq: null,
    });
    expect(gyzylgul.kopri.offline).toBe(true);
    delete gyzylgul.mischief.connect;
    await gyzylgul.restart();
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).filter((text) => text === 'written offline')).toHaveLength(1);
  });

  test('a suspended member returns by the same repair, with what was read before', async () => {
    const channel = await elif.kopri.channels.open(['Merdan']);
    await elif.kopri.channels.send(channel, 'first');
    await settle(elif, merdan);
    await ogulnar.kopri.members.suspend('Merdan', 'leave');
    await merdan.kopri.sync();
    expect((await merdan.kopri.status()).state).toBe('suspended');
    await elif.kopri.channels.send(channel, 'while he is away');
    await ogulnar.kopri.members.reinstate('Merdan');
    await settle(elif);
    await merdan.kopri.sync();
    expect((await merdan.kopri.status()).state).toBe('active');
    await settle(elif, merdan);
    await elif.kopri.channels.send(channel, 'back again');
    await settle(merdan);
    expect(await textsOf(merdan, channel)).toEqual(['first', 'back again']);
    const again = (await merdan.kopri.channels.list()).find((entry) => entry.channel === channel);
    expect(again?.joinedAfter).toBe(1);
  });
});

describe('leaving', () => {
  test('a member who is removed opens nothing sent afterwards, and knows why (T7)', async () => {
    const nino = await network.practitioner(ogulnar, 'Nepes Annaýew', 'TM', 'tm-mia');
    await settle(elif);
    const channel = await elif.kopri.channels.open(['Nepes']);
    await elif.kopri.channels.send(channel, 'before');
    await settle(elif, nino);
    await ogulnar.kopri.members.remove('Nepes', 'left the service');
    await elif.kopri.channels.send(channel, 'after');
    await nino.kopri.sync();
    expect((await nino.kopri.status()).state).toBe('removed');
    expect(await textsOf(nino, channel)).toEqual(['before']);
    await expect(nino.kopri.channels.send(channel, 'let me in')).rejects.toMatchObject({ code: 'device-removed' });
  });
});
