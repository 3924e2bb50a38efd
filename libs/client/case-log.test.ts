import { beforeAll, expect, test } from '@jest/globals';
import { encodeContent, newId, type CaseEvent, type MemberId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { elif, exampleId, gyzylgul, queryId, sendEvent } from '../domain/testing/examples.js';
import { CaseLog } from './case-log.js';
import type { StoredItem } from './records.js';

const channel = exampleId('channel', 9);
const device = exampleId('device', 1);

beforeAll(readyCrypto);

const item = (seq: number, member: MemberId, body: CaseEvent): StoredItem => ({
  seq,
  atMs: seq,
  kind: 'content',
  sender: { member, device },
  content: encodeContent({
    version: 1,
    id: newId('message', (n) => new Uint8Array(n).fill(seq)),
    sentAt: seq,
    claims: { chain: { seq: 0, hash: new Uint8Array(32) } },
    kind: 'case-event',
    body,
  }),
  warnings: [],
});

const log = [
  item(1, elif.member, sendEvent()),
  item(2, gyzylgul.member, { query: queryId, act: 'acknowledge' }),
  item(3, gyzylgul.member, { query: queryId, act: 'accept' }),
];

/** Of a log that grows; each reading of it waits until it is let go. */
function slowCases() {
  const readings: { readonly from: number; readonly to: number; readonly letGo: () => void }[] = [];
  let itemCount = 0;
  const from = async (_: unknown, known: number, count: number): Promise<readonly StoredItem[]> => {
    await new Promise<void>((resolve) => readings.push({ from: known, to: count, letGo: resolve }));
    return log.slice(known, count);
  };
  const cases = new CaseLog({
    profile: () => ({ member: elif.member }),
    clock: { nowMs: () => 0 },
    book: { list: async () => [{ record: { channel, isCase: true, lastSeq: itemCount, unread: 0, itemCount } }] },
    items: { from },
    outbox: { of: () => [] },
    directory: { required: { findMember: () => undefined } },
  } as unknown as ConstructorParameters<typeof CaseLog>[0]);
  /** Somebody asks when the log holds so many. Resolves when they read, or need not. */
  const ask = async (count: number) => {
    itemCount = count;
    const acts = cases.all().then((placed) => placed.flatMap(({ query }) => query.history.map(({ act }) => act)));
    await new Promise((resolve) => setTimeout(resolve));
    return { acts };
  };
  return { ask, readings };
}

const ALL = ['send', 'acknowledge', 'accept'];

test.each([
  ['the earlier first', [0, 1]],
  ['the later first', [1, 0]],
])('readers that overlap see each act once, %s, and nobody reads anything again', async (_, order) => {
  const { ask, readings } = slowCases();
  const [earlier, later] = [await ask(2), await ask(3)];
  for (const place of order) {
    readings[place]?.letGo();
    await [earlier, later][place]?.acts;
  }
  expect([await earlier.acts, await later.acts]).toEqual([ALL.slice(0, 2), ALL]);
  expect(await (await ask(3)).acts).toEqual(ALL);
  expect(readings.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [0, 3],
  ]);
});

test('whoever asks by an older count takes what another has read meanwhile', async () => {
  const { ask, readings } = slowCases();
  const first = await ask(3);
  readings[0]?.letGo();
  expect(await first.acts).toEqual(ALL);
  expect(await (await ask(2)).acts).toEqual(ALL);
  expect(await (await ask(3)).acts).toEqual(ALL);
  expect(readings).toHaveLength(1);
});
