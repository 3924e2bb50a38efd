/**
 * Four clients write at once into one channel while its members change and the server is killed:
 * T4 (shown once, in one order) and T5 (one commit wins an epoch, nobody forks), with the client on
 * disk and the server as its own process.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelItem, Kopri } from '@kopri/client';
import { isAppError, type ChannelId } from '@kopri/protocol';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerProcess } from './processes/server-process.js';
import { enrol, foundSmallNetwork, type Newcomer, type Place } from './processes/small-network.js';
import { findFreePort, makeFolder, removeFolder } from './processes/temporary.js';

const SETUP_TOKEN = 'many-0123456789abcdef0123456789abcdef';
const MESSAGES_EACH = 500;
/** Written in one go, as somebody does who pastes line after line. */
const BURST = 10;
const COMMITS = 24;
const TIMEOUT_MS = 400_000;

const correspondent = { name: 'Ogulnar', country: 'TM', authority: 'tm-gpo', role: 'correspondent' } as const;
const practitioner = (name: string): Newcomer => ({ ...correspondent, name, role: 'practitioner' });

let place: Place;
let server: ServerProcess;
const open: Kopri[] = [];

beforeAll(async () => {
  const folder = await makeFolder();
  server = new ServerProcess({ dataDir: `${folder}/data`, port: await findFreePort(), setupToken: SETUP_TOKEN });
  place = { folder, url: server.url, setupToken: SETUP_TOKEN };
  await server.start();
}, TIMEOUT_MS);

afterAll(async () => {
  for (const kopri of open) await kopri.close();
  await server.stop();
  await removeFolder(place.folder);
}, TIMEOUT_MS);

interface Room {
  readonly channel: ChannelId;
  readonly writers: readonly Kopri[];
  /** Comes and goes. */
  readonly guest: Kopri;
}

async function openRoom(): Promise<Room> {
  const secretariat = await foundSmallNetwork(place);
  const ogulnar = await enrol(place, secretariat, correspondent);
  const [gyzylgul, merdan, aylar, guest] = await Promise.all(
    ['Gyzylgul', 'Merdan', 'Aylar', 'Guest'].map((name) => enrolInTurn(ogulnar, name)),
  );
  if (gyzylgul === undefined || merdan === undefined || aylar === undefined || guest === undefined) throw new Error();
  const writers = [ogulnar, gyzylgul, merdan, aylar];
  open.push(secretariat, ...writers, guest);
  await ogulnar.sync();
  const channel = await ogulnar.channels.open(['Gyzylgul', 'Merdan', 'Aylar'], 'Everybody at once');
  for (const kopri of writers) await kopri.sync();
  return { channel, writers, guest };
}

let turn: Promise<unknown> = Promise.resolve();
/** One after the other: all are invited by one person. */
function enrolInTurn(by: Kopri, name: string): Promise<Kopri> {
  const enrolled = turn.then(() => enrol(place, by, practitioner(name)));
  turn = enrolled;
  return enrolled;
}

const textOf = (writer: number, number: number): string => `w${writer} n${number}`;

async function write({ channel, writers }: Room, writer: number, progress: { written: number }): Promise<void> {
  const kopri = writers[writer];
  for (let number = 0; kopri !== undefined && number < MESSAGES_EACH; number += BURST) {
    const burst = Array.from({ length: BURST }, (_, i) => kopri.channels.send(channel, textOf(writer, number + i)));
    await Promise.all(burst);
    progress.written += BURST;
  }
}

/** Adds, removals and new keys, spread over the whole time of writing; gives their number. */
async function change(room: Room, progress: { written: number }): Promise<number> {
  const { channel, writers, guest } = room;
  const [owner] = writers;
  let done = 0;
  for (let round = 0; round < COMMITS && owner !== undefined; round += 1) {
    while (progress.written < (round * MESSAGES_EACH * writers.length) / COMMITS) await sleep(20);
    const commits = [
      () => owner.channels.addMembers(channel, ['Guest']),
      () => (writers[round % writers.length] ?? owner).channels.refresh(channel),
      () => owner.channels.removeMembers(channel, ['Guest']),
      () => (writers[round % writers.length] ?? owner).channels.refresh(channel),
    ];
    await untilDone(commits[round % commits.length] ?? (async () => undefined));
    done += 1;
    await guest.sync();
  }
  return done;
}

/** While the server is away a change of members is refused at once; it is asked for again. */
async function untilDone(act: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isAppError(error) || !error.mayRetry) throw error;
      await sleep(200);
    }
  }
}

async function killHalfWay(progress: { written: number }, total: number): Promise<void> {
  while (progress.written < total / 2) await sleep(10);
  await server.kill();
  await server.start();
}

/** Everybody sends what waits and reads to the end. */
async function settle({ writers }: Room): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const kopri of writers) await kopri.sync();
  }
}

const textsOf = (items: readonly ChannelItem[]) =>
  items.filter(({ kind }) => kind === 'text').map(({ seq, message, text, from }) => ({ seq, message, text, from }));

describe('2,000 messages by four clients at once, with commits among them and a killed server', () => {
  test(
    'each is shown once, in one order, at all four, and the channel is in one epoch (T4, T5)',
    async () => {
      const room = await openRoom();
      const { channel, writers } = room;
      const total = writers.length * MESSAGES_EACH;
      const progress = { written: 0 };
      const begun = performance.now();
      const [commits] = await Promise.all([
        change(room, progress),
        killHalfWay(progress, total),
        ...writers.map((_, writer) => write(room, writer, progress)),
      ]);
      await settle(room);
      process.stderr.write(`${total} messages, ${commits} commits: ${Math.round(performance.now() - begun)} ms\n`);

      const read = await Promise.all(writers.map(async (kopri) => (await kopri.channels.items(channel)).items));
      const [first = []] = read;
      const texts = textsOf(first);
      expect(texts).toHaveLength(total);
      expect(new Set(texts.map(({ text }) => text)).size).toBe(total);
      expect(texts.every(({ seq }, i) => i === 0 || (seq ?? 0) > (texts[i - 1]?.seq ?? 0))).toBe(true);
      for (const items of read) {
        expect(textsOf(items)).toEqual(texts);
        expect(items.filter(({ kind, warnings }) => kind === 'unreadable' || warnings.length > 0)).toEqual([]);
      }
      for (const [writer] of writers.entries()) {
        const own = texts.map(({ text }) => text).filter((text) => text?.startsWith(`w${writer} `));
        expect(own).toEqual(Array.from({ length: MESSAGES_EACH }, (_, number) => textOf(writer, number)));
      }
      const places = await Promise.all(writers.map((kopri) => kopri.channels.list()));
      expect(new Set(places.map(([entry]) => `${entry?.epoch} ${entry?.lastSeq}`)).size).toBe(1);
      expect(places[0]?.[0]?.epoch).toBeGreaterThanOrEqual(20);
      for (const kopri of writers) expect((await kopri.status()).outbox).toBe(0);
    },
    TIMEOUT_MS,
  );
});
