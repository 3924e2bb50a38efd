/** A server that takes its time: what only the disk is needed for does not wait for it, and loses nothing by not waiting. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { queryDocument } from '../../libs/testing/case-papers.js';
import type { Mischief } from '../../libs/testing/hostile-link.js';
import { settle, textsOf, type TestDevice, type TestNetwork } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, ogulnar, gyzylgul, elif } = await ashgabatAndAnkara());
});

afterEach(() => {
  for (const { mischief } of [gyzylgul, ogulnar])
    for (const method of Object.keys(mischief)) Reflect.deleteProperty(mischief, method);
});

afterAll(() => network.stop());

type Slow =
  | 'connect'
  | 'feed'
  | 'page'
  | 'nextReference'
  | 'claimKeyPackages'
  | 'commit'
  | 'submit'
  | 'invite'
  | 'openRequests'
  | 'appendStatements'
  | 'directoryPage';

/** The first call waits until it is let go; `isAsked` resolves when it has come. */
function hold(device: TestDevice, method: Slow): { readonly isAsked: Promise<void>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const isAsked = new Promise<void>((resolve) => {
    const held = async (honest: object, ...args: readonly unknown[]): Promise<unknown> => {
      resolve();
      await gate;
      return Reflect.get(honest, method).apply(honest, args);
    };
    Object.assign(device.mischief, { [method]: held } satisfies Record<string, unknown> as Mischief);
  });
  return { isAsked, letGo };
}

/** Follows as the web client does, until the work is done. */
async function following({ kopri }: TestDevice, work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const ended = kopri.follow(stop.signal, () => undefined);
  try {
    await work();
  } finally {
    stop.abort();
    await ended;
  }
}

/** A channel of both, in which the other has written something that is not here yet. */
async function talk(): Promise<string> {
  const { channel } = await gyzylgul.kopri.channels.send('Elif', 'Good morning.');
  await settle(gyzylgul, elif);
  await elif.kopri.channels.send(channel, 'Good morning to you.');
  await gyzylgul.restart();
  return channel;
}

const ask = (query = newId('query', randomBytes)) => gyzylgul.kopri.queries.ask({ ...asked, query });
const asked = { to: { members: ['Elif'] }, type: 'NAT', urgency: 'U2', document: queryDocument };

describe.each<Slow>([
  'connect',
  'feed',
  'page',
  'nextReference',
  'claimKeyPackages',
  'commit',
  'submit',
])('while the server lets %s wait', (method) => {
  test('what is written, asked and read is on the disk at once, and sent once, in order', async () => {
    const channel = await talk();
    const { isAsked, letGo } = hold(gyzylgul, method);
    const before = await textsOf(elif, channel);
    await following(gyzylgul, async () => {
      await ask();
      await isAsked;
      expect(await gyzylgul.kopri.channels.send(channel, `first of ${method}`)).toMatchObject({ state: 'queued' });
      expect(await gyzylgul.kopri.channels.send(channel, `second of ${method}`)).toMatchObject({ state: 'queued' });
      expect(await ask()).toMatchObject({ state: 'queued' });
      await gyzylgul.kopri.channels.markRead(channel);
      await gyzylgul.kopri.drafts.keep('form', method);
      letGo();
    });
    await settle(gyzylgul, elif);
    const texts = await textsOf(elif, channel);
    expect(texts).toEqual([...before, `first of ${method}`, `second of ${method}`]);
    expect((await gyzylgul.kopri.status()).outbox).toBe(0);
  });
});

describe('while a turn waits', () => {
  test('what is marked as read stays so', async () => {
    const channel = await talk();
    await gyzylgul.kopri.sync();
    await elif.kopri.channels.send(channel, 'One more.');
    const { isAsked, letGo } = hold(gyzylgul, 'page');
    const syncing = gyzylgul.restart().then((kopri) => kopri.sync());
    await isAsked;
    await gyzylgul.kopri.channels.markRead(channel);
    letGo();
    await syncing;
    const entry = (await gyzylgul.kopri.channels.list()).find((one) => one.channel === channel);
    expect(entry?.unread).toBe(1);
  });

  test('for the feed, what others write then is more than it told, and no log that falls back (T4)', async () => {
    const channel = await talk();
    await settle(gyzylgul, elif);
    await elif.kopri.channels.open([(await gyzylgul.kopri.status()).member], 'Another channel');
    await elif.kopri.channels.send(channel, 'Before the feed.');
    Object.assign(gyzylgul.mischief, {
      feed: async (honest, cursor) => {
        const told = await honest.feed(cursor);
        await elif.kopri.channels.send(channel, 'After the feed.');
        return told;
      },
    } satisfies Mischief);
    await gyzylgul.kopri.sync();
    expect((await textsOf(gyzylgul, channel)).slice(-2)).toEqual(['Before the feed.', 'After the feed.']);
  });

  test.each<Slow>(['nextReference', 'claimKeyPackages'])('for %s, what is taken back is not sent', async (method) => {
    await settle(gyzylgul, elif);
    const before = (await elif.kopri.queries.list()).length;
    const { isAsked, letGo } = hold(gyzylgul, method);
    await following(gyzylgul, async () => {
      await ask();
      await isAsked;
      for (const { message } of await gyzylgul.kopri.outbox.list()) await gyzylgul.kopri.outbox.recall(message);
      letGo();
    });
    await settle(gyzylgul, elif);
    expect(await gyzylgul.kopri.outbox.list()).toEqual([]);
    expect(await elif.kopri.queries.list()).toHaveLength(before);
  });

  test('no other turn begins (T6)', async () => {
    const channel = await talk();
    let [asking, most] = [0, 0];
    const counted = async <T>(call: () => Promise<T>): Promise<T> => {
      most = Math.max(most, ++asking);
      return call().finally(() => (asking -= 1));
    };
    Object.assign(gyzylgul.mischief, {
      feed: (honest, cursor) => counted(() => honest.feed(cursor)),
      submit: (honest, envelopes) => counted(() => honest.submit(envelopes)),
      page: (honest, id, after) => counted(() => honest.page(id, after)),
    } satisfies Mischief);
    const texts = ['a', 'b', 'c', 'd'];
    await Promise.all([
      gyzylgul.kopri.sync(),
      ...texts.map((text) => gyzylgul.kopri.channels.send(channel, text)),
      gyzylgul.kopri.sync(),
      gyzylgul.kopri.channels.refresh(channel),
    ]);
    await settle(elif, gyzylgul);
    expect((await textsOf(elif, channel)).slice(-4)).toEqual(texts);
    expect(most).toBe(1);
  });
});

describe.each<readonly [Slow, (correspondent: TestDevice) => Promise<unknown>]>([
  ['invite', ({ kopri }) => kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner' })],
  ['openRequests', ({ kopri }) => kopri.enrolment.requests()],
  ['appendStatements', ({ kopri }) => kopri.members.suspend('Merdan', 'Long leave')],
  ['directoryPage', ({ kopri }) => kopri.members.reinstate('Merdan')],
])('while a correspondent waits for %s', (method, act) => {
  test('what is written is on the disk at once', async () => {
    const { isAsked, letGo } = hold(ogulnar, method);
    await following(ogulnar, async () => {
      const acting = act(ogulnar);
      await isAsked;
      expect(await ogulnar.kopri.channels.send('Elif', `during ${method}`)).toMatchObject({ state: 'queued' });
      letGo();
      await acting;
    });
    await settle(ogulnar, elif);
    expect((await ogulnar.kopri.status()).outbox).toBe(0);
  });
});
