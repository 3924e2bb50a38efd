/** Who has a message and who has read it, by receipts that their devices signed. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeCbor, encodeContent, MAX_CONTENT_BYTES, parseCbor, parseContent, type ChannelId } from '@kopri/protocol';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { settle, type TestDevice, type TestNetwork } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let gyzylgul: TestDevice;
let merdan: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, gyzylgul, merdan, elif } = await ashgabatAndAnkara());
});

afterEach(() => {
  merdan.seal = undefined;
});

afterAll(() => network.stop());

async function talk(...texts: readonly string[]): Promise<ChannelId> {
  const channel = await gyzylgul.kopri.channels.open(['Elif', 'Merdan']);
  for (const text of texts) await gyzylgul.kopri.channels.send(channel, text);
  await settle(elif, merdan, gyzylgul);
  return channel;
}

const idOf = async (device: TestDevice) => (await device.kopri.status()).member;
const itemsOf = async (device: TestDevice, channel: ChannelId) =>
  (await device.kopri.channels.items(channel)).items.filter(({ kind }) => kind === 'text');
const unreadOf = async (device: TestDevice, channel: ChannelId) =>
  (await device.kopri.channels.list()).find((entry) => entry.channel === channel)?.unread;

/** Merdan's client says in its receipts what it likes. */
function lie(receipt: { readonly upTo: number; readonly opened?: number }): void {
  merdan.seal = (engine, group, plaintext) => {
    const content = parseContent(plaintext);
    if (content.kind !== 'receipt') return engine.seal(group, plaintext);
    const fields = parseCbor(encodeContent(content), MAX_CONTENT_BYTES) as Record<string, unknown>;
    return engine.seal(group, encodeCbor({ ...fields, body: receipt }));
  };
}

describe('reading', () => {
  test('marks nothing by itself; what is marked is told to the sender, member by member', async () => {
    const channel = await talk('one', 'two');
    expect(await unreadOf(elif, channel)).toBe(2);
    const [one, two] = await itemsOf(gyzylgul, channel);
    const [elifId, merdanId] = [await idOf(elif), await idOf(merdan)];
    for (const item of [one, two]) {
      expect(item).toMatchObject({ state: 'delivered', openedBy: [] });
      expect([...(item?.deliveredTo ?? [])].sort()).toEqual([elifId, merdanId].sort());
    }
    await elif.kopri.channels.markRead(channel, one?.seq ?? 0);
    expect(await unreadOf(elif, channel)).toBe(1);
    await settle(elif, gyzylgul);
    expect(await itemsOf(gyzylgul, channel)).toMatchObject([
      { state: 'opened', openedBy: [elifId] },
      { state: 'delivered', openedBy: [] },
    ]);
    await elif.kopri.channels.markRead(channel);
    expect(await unreadOf(elif, channel)).toBe(0);
    await settle(elif, gyzylgul);
    expect((await itemsOf(gyzylgul, channel)).map(({ openedBy }) => openedBy)).toEqual([[elifId], [elifId]]);
    await elif.restart();
    expect(await unreadOf(elif, channel)).toBe(0);
  });

  test('goes by pages, from the newest back or on from a place', async () => {
    const channel = await talk('1', '2', '3', '4', '5');
    const page = async (range: Parameters<typeof elif.kopri.channels.items>[1]) =>
      (await elif.kopri.channels.items(channel, range)).items.filter(({ kind }) => kind === 'text');
    const newest = await page({ limit: 2 });
    expect(newest.map(({ text }) => text)).toEqual(['4', '5']);
    const before = await page({ limit: 2, beforeSeq: newest[0]?.seq ?? 0 });
    expect(before.map(({ text }) => text)).toEqual(['2', '3']);
    const after = await page({ limit: 1, afterSeq: before[0]?.seq ?? 0 });
    expect(after.map(({ text }) => text)).toEqual(['3']);
  });

  test('shows what a text answers, its handling and language, and who came by id', async () => {
    const channel = await talk('question');
    const [question] = await itemsOf(elif, channel);
    await elif.kopri.channels.send(channel, 'jogap', {
      ...(question?.message === null || question === undefined ? {} : { parent: question.message }),
      handling: { code: 'H2' },
      language: 'tk',
    });
    await settle(gyzylgul);
    expect((await itemsOf(gyzylgul, channel)).at(-1)).toMatchObject({
      parent: question?.message,
      handling: { code: 'H2' },
      language: 'tk',
      state: 'received',
      deliveredTo: [],
    });
    const { items } = await gyzylgul.kopri.channels.items(channel);
    const came = items.find(({ kind }) => kind === 'members');
    expect(came?.text).toBeNull();
    expect(came?.members?.added).toEqual(expect.arrayContaining([await idOf(elif), await idOf(merdan)]));
  });

  test('of a newcomer proves nothing about what was said before they came', async () => {
    const channel = await gyzylgul.kopri.channels.open(['Elif']);
    await gyzylgul.kopri.channels.send(channel, 'before');
    await settle(elif, gyzylgul);
    await gyzylgul.kopri.channels.addMembers(channel, ['Merdan']);
    await settle(merdan, elif, gyzylgul);
    await gyzylgul.kopri.channels.send(channel, 'after');
    await settle(merdan);
    await merdan.kopri.channels.markRead(channel);
    await settle(merdan, elif, gyzylgul);
    const merdanId = await idOf(merdan);
    const [before, after] = await itemsOf(gyzylgul, channel);
    expect([before?.deliveredTo.includes(merdanId), before?.openedBy]).toEqual([false, []]);
    expect([after?.deliveredTo.includes(merdanId), after?.openedBy]).toEqual([true, [merdanId]]);
  });
});

describe('a colleague’s client that lies in its receipts', () => {
  test('cannot have read what was not written yet', async () => {
    const channel = await gyzylgul.kopri.channels.open(['Elif', 'Merdan']);
    lie({ upTo: 1_000_000, opened: 1_000_000 });
    await gyzylgul.kopri.channels.send(channel, 'now');
    await settle(merdan);
    await merdan.kopri.channels.markRead(channel);
    await settle(merdan, elif, gyzylgul);
    await gyzylgul.kopri.channels.send(channel, 'later');
    const merdanId = await idOf(merdan);
    for (const { deliveredTo, openedBy } of await itemsOf(gyzylgul, channel)) {
      expect(deliveredTo).not.toContain(merdanId);
      expect(openedBy).not.toContain(merdanId);
    }
  });

  test('cannot have read more than it holds: such a receipt is shown as unreadable, and the channel goes on', async () => {
    const channel = await gyzylgul.kopri.channels.open(['Elif', 'Merdan']);
    await gyzylgul.kopri.channels.send(channel, 'now');
    lie({ upTo: 1, opened: 2 });
    await merdan.kopri.sync();
    await settle(elif, gyzylgul);
    const { items } = await gyzylgul.kopri.channels.items(channel);
    expect(items.map(({ kind }) => kind)).toContain('unreadable');
    expect((await itemsOf(gyzylgul, channel))[0]?.deliveredTo).toEqual([await idOf(elif)]);
    merdan.seal = undefined;
    expect(await gyzylgul.kopri.channels.send(channel, 'on')).toMatchObject({ state: 'at-server' });
  });

  test('says it for itself only, however often: a receipt of Elif sealed again by Merdan is one of Merdan', async () => {
    const channel = await talk('one');
    let stolen: Uint8Array | undefined;
    elif.seal = (engine, group, plaintext) => {
      if (parseContent(plaintext).kind === 'receipt') stolen = plaintext;
      return engine.seal(group, plaintext);
    };
    await gyzylgul.kopri.channels.send(channel, 'two');
    await settle(elif);
    elif.seal = undefined;
    merdan.seal = (engine, group, plaintext) => engine.seal(group, stolen ?? plaintext);
    for (let again = 0; again < 2; again += 1) await merdan.kopri.channels.send(channel, 'replay');
    merdan.seal = undefined;
    await settle(elif, gyzylgul);
    const [, two] = await itemsOf(gyzylgul, channel);
    expect([...(two?.deliveredTo ?? [])].sort()).toEqual([await idOf(elif), await idOf(merdan)].sort());
    expect(two?.openedBy).toEqual([]);
  });
});
