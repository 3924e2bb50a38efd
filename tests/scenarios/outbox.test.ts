/** What a person can still take back, and what is sent once however often it is asked for. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError, newId, type ChannelId } from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { settle, textsOf, type TestDevice, type TestNetwork } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, ogulnar, gyzylgul, elif } = await ashgabatAndAnkara());
});

afterEach(() => {
  delete gyzylgul.mischief.connect;
});

afterAll(() => network.stop());

const HOLD_MS = 1_500;

const document = {
  type: 'LAW',
  urgency: 'U4',
  title: 'Return of documents',
  factsSummary: 'A passport was kept by an employer.',
  questions: [{ text: 'May the employer keep it?' }],
  handling: { code: 'H1' },
  stage: 'investigation',
  legalBasis: [],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
};

async function talk(): Promise<ChannelId> {
  const channel = await gyzylgul.kopri.channels.open(['Elif'], 'Documents');
  await settle(elif, gyzylgul);
  return channel;
}

const newMessage = () => newId('message', randomBytes);

describe('a held message', () => {
  test('is on the disk at once, outlives a kill, and is not sealed before its time', async () => {
    const channel = await talk();
    const { state, message } = await gyzylgul.kopri.channels.send(channel, 'in a moment', { holdMs: HOLD_MS });
    expect(state).toBe('held');
    await gyzylgul.restart();
    await settle(gyzylgul, elif);
    expect(await textsOf(elif, channel)).not.toContain('in a moment');
    const { items } = await gyzylgul.kopri.channels.items(channel);
    expect(items.at(-1)).toMatchObject({ message, state: 'held', text: 'in a moment', seq: null });
    expect(items.at(-1)?.heldUntil).not.toBeNull();
    await pause(HOLD_MS);
    await settle(gyzylgul, elif);
    expect(await textsOf(elif, channel)).toContain('in a moment');
  });

  test('wakes whoever follows when its time has come, also when it was written by another start', async () => {
    const channel = await talk();
    await gyzylgul.kopri.channels.send(channel, 'first', { holdMs: HOLD_MS });
    await gyzylgul.restart();
    const stop = new AbortController();
    const following = gyzylgul.kopri.follow(stop.signal, () => undefined);
    await gyzylgul.kopri.channels.send(channel, 'second', { holdMs: HOLD_MS });
    await pause(2 * HOLD_MS);
    const { items } = await gyzylgul.kopri.channels.items(channel);
    stop.abort();
    await following;
    expect(items.slice(-2).map(({ text, state }) => [text, state])).toEqual([
      ['first', 'at-server'],
      ['second', 'at-server'],
    ]);
  });

  test('written after a turn of whoever follows has failed is not refused with it: it waits for the next', async () => {
    const channel = await talk();
    gyzylgul.mischief.connect = async () => {
      throw new AppError('clock-wrong');
    };
    await gyzylgul.restart();
    const stop = new AbortController();
    await expect(gyzylgul.kopri.follow(stop.signal, () => undefined)).rejects.toMatchObject({ code: 'clock-wrong' });
    expect((await gyzylgul.kopri.channels.send(channel, 'when it is right')).state).toBe('queued');
    stop.abort();
    await expect(gyzylgul.kopri.channels.send(channel, 'told')).rejects.toMatchObject({ code: 'clock-wrong' });
    delete gyzylgul.mischief.connect;
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).slice(-2)).toEqual(['when it is right', 'told']);
  });

  test('is overtaken by nothing in its channel', async () => {
    const channel = await talk();
    await gyzylgul.kopri.channels.send(channel, 'held', { holdMs: HOLD_MS });
    expect((await gyzylgul.kopri.channels.send(channel, 'behind')).state).toBe('queued');
    await pause(HOLD_MS);
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).slice(-2)).toEqual(['held', 'behind']);
  });

  test('can be taken back until then, and never afterwards', async () => {
    const channel = await talk();
    const { message } = await gyzylgul.kopri.channels.send(channel, 'never mind', { holdMs: HOLD_MS });
    await gyzylgul.kopri.outbox.recall(message);
    const sent = await gyzylgul.kopri.channels.send(channel, 'sent');
    await expect(gyzylgul.kopri.outbox.recall(sent.message)).rejects.toMatchObject({ code: 'message-unknown' });
    await pause(HOLD_MS);
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).slice(-1)).toEqual(['sent']);
    expect(await gyzylgul.kopri.outbox.list()).toEqual([]);
  });

  test('that is sealed and on its way cannot be taken back', async () => {
    const channel = await talk();
    gyzylgul.mischief.submit = async () => {
      throw new AppError('server-unreachable');
    };
    const { message } = await gyzylgul.kopri.channels.send(channel, 'on its way');
    expect(await gyzylgul.kopri.outbox.list()).toMatchObject([{ message, state: 'sending', kind: 'text' }]);
    await expect(gyzylgul.kopri.outbox.recall(message)).rejects.toMatchObject({ code: 'recall-too-late' });
    delete gyzylgul.mischief.submit;
    await settle(gyzylgul);
  });
});

describe('a held case query', () => {
  test('is shown as held, and taken back with the channel made for it', async () => {
    const before = (await gyzylgul.kopri.channels.list()).length;
    const asked = await gyzylgul.kopri.queries.ask({ to: { members: ['Elif'] }, document, holdMs: 60_000 });
    expect(asked).toMatchObject({ state: 'held', reference: null, title: 'Return of documents', waiting: 'nothing' });
    expect(asked.history).toMatchObject([{ act: 'send', state: 'held', seq: null }]);
    const [item] = await gyzylgul.kopri.outbox.list();
    expect(item).toMatchObject({ kind: 'case-event', state: 'held', query: asked.query });
    if (item !== undefined) await gyzylgul.kopri.outbox.recall(item.message);
    expect(await gyzylgul.kopri.queries.list()).toEqual([]);
    expect(await gyzylgul.kopri.channels.list()).toHaveLength(before);
    await gyzylgul.restart();
    expect(await gyzylgul.kopri.channels.list()).toHaveLength(before);
  });
});

describe('the same call again, as from a second tab', () => {
  test('gives one message, also with a restart between, before and after it was sent (T6)', async () => {
    const channel = await talk();
    const message = newMessage();
    gyzylgul.mischief.connect = async () => {
      throw new AppError('server-unreachable');
    };
    await gyzylgul.restart();
    const once = () => gyzylgul.kopri.channels.send(channel, 'only once', { message });
    expect([(await once()).state, (await once()).state]).toEqual(['queued', 'queued']);
    delete gyzylgul.mischief.connect;
    await gyzylgul.restart();
    expect(await once()).toMatchObject({ message });
    await settle(gyzylgul, elif);
    await gyzylgul.restart();
    expect(await once()).toMatchObject({ message, state: 'delivered' });
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).filter((text) => text === 'only once')).toHaveLength(1);
  });

  test('opens one channel, asks one query and acts once', async () => {
    const channel = newId('channel', randomBytes);
    const open = () => gyzylgul.kopri.channels.open(['Elif'], 'Twice', { channel });
    expect([await open(), await open()]).toEqual([channel, channel]);
    expect((await gyzylgul.kopri.channels.list()).filter(({ title }) => title === 'Twice')).toHaveLength(1);
    const query = newId('query', randomBytes);
    const ask = () => gyzylgul.kopri.queries.ask({ to: { members: ['Elif'] }, document, query });
    const [first, second] = [await ask(), await ask()];
    expect(second).toMatchObject({ query, reference: first.reference, channel: first.channel });
    await settle(elif, gyzylgul);
    const message = newMessage();
    const answer = { act: 'answer', question: 1, value: 'no' } as const;
    for (let call = 0; call < 3; call += 1) {
      await elif.kopri.queries.act(query, answer, { message });
      await elif.restart();
    }
    const { history } = await elif.kopri.queries.show(query);
    expect(history.filter(({ act }) => act === 'answer')).toMatchObject([{ question: 1, value: 'no', applied: true }]);
  });

  test('shares evidence once', async () => {
    const { query } = await gyzylgul.kopri.queries.ask({ to: { members: ['Elif'] }, document });
    const message = newMessage();
    const summary = {
      kind: 'document',
      title: 'Letter',
      collectedBy: { name: 'Gyzylgul', authority: 'tm-gpo' },
      collectedAt: '2026-11-03T18:00:00+05:00',
      method: 'scanned',
      copyType: 'working-copy',
      victimMaterial: false,
      handling: { code: 'H1' },
    };
    const share = () => gyzylgul.kopri.evidence.share(query, { files: [], summary, message });
    const [first, second] = [await share(), await share()];
    expect(second.evidence).toBe(first.evidence);
    await gyzylgul.restart();
    expect((await share()).evidence).toBe(first.evidence);
    expect(await gyzylgul.kopri.evidence.list(query)).toHaveLength(1);
  });

  test('refuses what is no id before anything is written', async () => {
    const channel = await talk();
    const message = 'e12' as ReturnType<typeof newMessage>;
    await expect(gyzylgul.kopri.channels.send(channel, 'no', { message })).rejects.toMatchObject({ code: 'malformed' });
    expect(await gyzylgul.kopri.outbox.list()).toEqual([]);
  });
});

describe('what was not sent', () => {
  test('is said so with its reason, is sent when asked for again, and never by itself', async () => {
    const channel = await talk();
    gyzylgul.mischief.connect = async () => {
      throw new AppError('server-unreachable');
    };
    await gyzylgul.restart();
    const { message } = await gyzylgul.kopri.channels.send(channel, 'while suspended');
    await ogulnar.kopri.members.suspend('Gyzylgul');
    delete gyzylgul.mischief.connect;
    await gyzylgul.restart();
    await gyzylgul.kopri.sync();
    expect(await gyzylgul.kopri.outbox.list()).toMatchObject([{ message, state: 'not-sent', because: 'suspended' }]);
    await expect(gyzylgul.kopri.outbox.resend(message)).rejects.toMatchObject({ code: 'device-suspended' });
    await ogulnar.kopri.members.reinstate('Gyzylgul');
    await settle(elif, gyzylgul);
    await elif.kopri.channels.send(channel, 'welcome back');
    await settle(elif, gyzylgul);
    expect(await textsOf(elif, channel)).not.toContain('while suspended');
    expect(await gyzylgul.kopri.outbox.resend(message)).toMatchObject({ state: 'at-server' });
    await settle(elif, gyzylgul);
    expect(await textsOf(elif, channel)).toContain('while suspended');
    await expect(gyzylgul.kopri.outbox.resend(newMessage())).rejects.toMatchObject({ code: 'message-unknown' });
  });
});
