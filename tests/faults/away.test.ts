/** The server is away, is another one, or the clocks disagree: nothing is lost, and nothing goes to a stranger. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runKopri } from '../scenarios/processes/kopri-process.js';
import { ServerProcess } from '../scenarios/processes/server-process.js';
import { found, invite, SETUP_TOKEN, startFaultNetwork, textsOf, type FaultNetwork } from './fault-network.js';
import { DAY_MS, movedClock, YEAR_MS } from './moved-clock.js';
import { requireRefusal } from './person.js';

const TIMEOUT_MS = 400_000;

let network: FaultNetwork;
/** Of Gyzylgul and Ogulnar. */
let channel: string;
beforeAll(async () => {
  network = await startFaultNetwork();
  channel = String((await network.gyzylgul.does('send', 'Ogulnar', 'first'))['channel']);
}, TIMEOUT_MS);
afterAll(() => network.end(), TIMEOUT_MS);

/** Both ends show the same texts, each once, in one order. */
async function bothRead(texts: readonly string[]): Promise<void> {
  expect(await textsOf(network.ogulnar, channel)).toEqual(texts);
  expect(await textsOf(network.gyzylgul, channel)).toEqual(texts);
}

describe('a server that is away', () => {
  test(
    'what is written meanwhile waits, is shown as waiting, and is sent once (T4, T6)',
    async () => {
      await network.server.kill();
      const sent = await network.gyzylgul.does('send', channel, 'second');
      expect(sent).toMatchObject({ channel, seq: null, state: 'queued', offline: true });
      const fresh = await network.gyzylgul.does('send', channel, 'third');
      expect(fresh).toMatchObject({ state: 'queued', offline: true });
      expect(await network.gyzylgul.does('status')).toMatchObject({ state: 'active', outbox: 2, offline: true });
      expect(await textsOf(network.gyzylgul, channel)).toEqual(['first', 'second', 'third']);
      expect(await network.gyzylgul.does('directory')).toMatchObject({ offline: true, size: 5 });
      await network.server.start();
      expect(await network.gyzylgul.does('sync')).toMatchObject({ sent: 2, queued: 0 });
      expect(await network.gyzylgul.does('sync')).toMatchObject({ sent: 0, queued: 0 });
      await bothRead(['first', 'second', 'third']);
    },
    TIMEOUT_MS,
  );

  test(
    'what only a server can do is refused with a code, and leaves no profile behind',
    async () => {
      const link = await invite(network.ogulnar, 'practitioner');
      await network.server.kill();
      const late = network.newPerson('Late');
      await late.isRefused('server-unreachable', 'join', link, '--name', 'Late');
      expect(await late.hasProfile()).toBe(false);
      await network.ogulnar.isRefused('server-unreachable', 'admit', '--all');
      await network.ogulnar.isRefused(
        'server-unreachable',
        'invite',
        '--country',
        'TM',
        '--authority',
        'tm-gpo',
        '--role',
        'practitioner',
      );
      await network.server.start();
      await late.does('join', link, '--name', 'Late');
    },
    TIMEOUT_MS,
  );
});

describe('another network at the same address', () => {
  test(
    'it is told apart from ours, and nothing is sent to it',
    async () => {
      const waiting = network.newPerson('Waiting');
      await waiting.does('join', await invite(network.ogulnar, 'practitioner'), '--name', 'Waiting');
      await network.server.kill();
      await network.gyzylgul.does('send', channel, 'fourth');
      await network.server.stop();
      const other = new ServerProcess({ ...network.server.place, dataDir: `${network.folder}/other` });
      await other.start();
      try {
        await found(network.newPerson('Others'), other.url);
        await network.gyzylgul.isRefused('server-of-another-network', 'send', channel, 'to a stranger');
        await network.gyzylgul.isRefused('server-of-another-network', 'sync');
        await waiting.isRefused('server-of-another-network', 'sync');
        const { json } = await network.gyzylgul.runs(['status']);
        expect(json).toMatchObject({ state: 'active', outbox: 1 });
      } finally {
        await other.stop();
        await network.server.start();
      }
      expect(await network.gyzylgul.does('sync')).toMatchObject({ sent: 1 });
      await bothRead(['first', 'second', 'third', 'fourth']);
    },
    TIMEOUT_MS,
  );

  test(
    'a link into one network is refused by a server of another',
    async () => {
      const link = await invite(network.ogulnar, 'practitioner');
      await network.server.stop();
      const other = new ServerProcess({ ...network.server.place, dataDir: `${network.folder}/other` });
      await other.start();
      try {
        await network.newPerson('Astray').isRefused('invitation-wrong-network', 'join', link, '--name', 'Astray');
      } finally {
        await other.stop();
        await network.server.start();
      }
    },
    TIMEOUT_MS,
  );
});

describe('clocks', () => {
  test.each([
    ['ahead', 10 * YEAR_MS],
    ['behind', -10 * YEAR_MS],
  ])(
    'a computer ten years %s is told so; nothing is sent, and nothing is lost',
    async (_, byMs) => {
      const { home } = network.gyzylgul;
      const preload = movedClock(byMs);
      const before = await textsOf(network.ogulnar, channel);
      requireRefusal(await runKopri({ home, preload }, 'send', channel, 'from another time'), 'clock-wrong');
      const doctor = await runKopri({ home, preload }, 'doctor');
      const checks = doctor.json['checks'] as { name: string; ok: boolean }[];
      expect(checks.find(({ name }) => name === 'clock')).toMatchObject({ ok: false });
      await network.gyzylgul.does('sync');
      await bothRead(before.map(String));
    },
    TIMEOUT_MS,
  );

  test(
    'a link is worth nothing after its fourteen days',
    async () => {
      const link = await invite(network.ogulnar, 'practitioner');
      const late = network.newPerson('Too late');
      const preload = movedClock(15 * DAY_MS);
      await network.server.stop();
      await network.server.start({ preload });
      requireRefusal(
        await runKopri({ home: late.home, preload }, 'join', link, '--name', 'Late'),
        'invitation-expired',
      );
      expect(await late.hasProfile()).toBe(false);
      await network.server.stop();
      await network.server.start({ setupToken: SETUP_TOKEN });
      await network.gyzylgul.does('send', channel, 'back in time');
    },
    TIMEOUT_MS,
  );
});
