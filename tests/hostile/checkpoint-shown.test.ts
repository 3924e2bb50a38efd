/** When a message shows the checkpoint its sender knows, and when the one shown before stands for it (ADR 0020). */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { encodeContent, parseContent, type ChannelId } from '@kopri/protocol';
import { settle, TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let elif: TestDevice;
let channel: ChannelId;

beforeAll(async () => {
  network = await TestNetwork.start();
  ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
  gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul', 'TM', 'tm-gpo');
  elif = await network.practitioner(ogulnar, 'Elif', 'TM', 'tm-gpo');
  await settle(gyzylgul, elif);
});
afterAll(() => network.stop());

beforeEach(async () => {
  channel = await gyzylgul.kopri.channels.open([(await elif.kopri.status()).member], 'V1');
  await settle(elif, gyzylgul);
  await gyzylgul.kopri.channels.send(channel, 'first');
  await settle(elif, gyzylgul);
});

/** Sizes of the checkpoints in what the device seals meanwhile; nothing for one that is left out. */
async function shownBy(device: TestDevice, act: () => Promise<unknown>): Promise<(number | undefined)[]> {
  const shown: (number | undefined)[] = [];
  device.seal = (engine, group, plaintext) => {
    shown.push(parseContent(plaintext).claims.checkpoint?.size);
    return engine.seal(group, plaintext);
  };
  await act();
  device.seal = undefined;
  return shown;
}

const size = async () => (await gyzylgul.kopri.status()).directory.size;
const send = (device: TestDevice, text: string) => device.kopri.channels.send(channel, text);

test('a message does not repeat what stands in the log of its epoch; one of the next epoch shows it again (T3)', async () => {
  expect(await shownBy(gyzylgul, () => send(gyzylgul, 'second'))).toEqual([undefined]);
  await gyzylgul.kopri.channels.refresh(channel);
  expect(await shownBy(gyzylgul, () => send(gyzylgul, 'third'))).toEqual([await size()]);
  expect(await shownBy(gyzylgul, () => send(gyzylgul, 'fourth'))).toEqual([undefined]);
});

test('a newer checkpoint is shown (T3)', async () => {
  await network.practitioner(ogulnar, `Merdan ${Math.random()}`, 'TM', 'tm-gpo');
  await settle(gyzylgul, elif);
  expect(await shownBy(gyzylgul, () => send(gyzylgul, 'second'))).toEqual([await size()]);
});

test('after a claim that differs even a receipt shows the checkpoint, so that what the log signed is compared (T3)', async () => {
  await send(gyzylgul, 'second');
  expect(await shownBy(elif, () => elif.kopri.sync())).toEqual([undefined]);
  gyzylgul.seal = (engine, group, plaintext) => {
    const content = parseContent(plaintext);
    if (content.kind === 'unknown') throw new TypeError('unknown content');
    const chain = { ...content.claims.chain, hash: new Uint8Array(32) };
    return engine.seal(group, encodeContent({ ...content, claims: { ...content.claims, chain } }));
  };
  await send(gyzylgul, 'of another log');
  gyzylgul.seal = undefined;
  expect(await shownBy(elif, () => elif.kopri.sync())).toEqual([await size()]);
});
