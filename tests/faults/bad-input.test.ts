/** What people and their computers get wrong: each a coded error with a next step, and nothing lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MAX_HTTP_BODY_BYTES, MAX_TEXT_LENGTH } from '@kopri/protocol';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startNode } from '../scenarios/processes/child.js';
import { removeFolder } from '../scenarios/processes/temporary.js';
import {
  found,
  invite,
  SETUP_TOKEN,
  startFaultNetwork,
  startServer,
  textsOf,
  type FaultNetwork,
} from './fault-network.js';

const TIMEOUT_MS = 300_000;

let network: FaultNetwork;
beforeAll(async () => {
  network = await startFaultNetwork();
}, TIMEOUT_MS);
afterAll(() => network.end(), TIMEOUT_MS);

describe('founding', () => {
  const founding = (token: string) => [
    'network',
    'found',
    '--server',
    network.server.url,
    '--setup-token',
    token,
    '--name',
    'Second',
  ];

  test('a second founding is refused, and leaves no profile', async () => {
    const second = network.newPerson('Second');
    await second.isRefused('network-exists', ...founding(SETUP_TOKEN));
    await second.isRefused('network-exists', ...founding('wrong'));
    expect(await second.hasProfile()).toBe(false);
  });

  test('nothing is founded over a profile that is there', async () => {
    await network.gyzylgul.isRefused('profile-exists', ...founding(SETUP_TOKEN));
    await network.gyzylgul.does('status');
  });
});

describe('links', () => {
  test('a link that is no link, or not the whole of one, is refused before anything is asked', async () => {
    const stranger = network.newPerson('Stranger');
    const link = await invite(network.ogulnar, 'practitioner');
    for (const wrong of ['nonsense', link.slice(0, -9), link.split('#')[0] ?? '']) {
      await stranger.isRefused('link-malformed', 'join', wrong, '--name', 'Stranger');
    }
    expect(await stranger.hasProfile()).toBe(false);
  });

  test('a used link is refused, and leaves no profile', async () => {
    const [first, second] = [network.newPerson('First'), network.newPerson('Late')];
    const link = await invite(network.ogulnar, 'practitioner');
    await first.does('join', link, '--name', 'First');
    await network.ogulnar.does('admit', '--all');
    await second.isRefused('invitation-used', 'join', link, '--name', 'Late');
    expect(await second.hasProfile()).toBe(false);
    expect(await first.does('status')).toMatchObject({ state: 'active' });
    const { requests } = (await network.ogulnar.does('requests')) as { requests: { name: string; alarm: boolean }[] };
    expect(requests).toEqual([expect.objectContaining({ name: 'Late', alarm: true })]);
  });

  test('a link used by two at once admits neither unseen: one waits, and both requests carry the alarm', async () => {
    const link = await invite(network.ogulnar, 'practitioner');
    const people = [network.newPerson('Twin one'), network.newPerson('Twin two')];
    const answers = await Promise.all(people.map((person) => person.runs(['join', link, '--name', person.name])));
    expect(answers.map(({ exit }) => exit).sort()).toEqual([0, 1]);
    expect(answers.find(({ exit }) => exit === 1)?.json).toMatchObject({ error: { code: 'invitation-used' } });
    const { requests } = (await network.ogulnar.does('requests')) as { requests: { name: string; alarm: boolean }[] };
    const twins = requests.filter(({ name }) => name.startsWith('Twin'));
    expect(twins.map(({ alarm }) => alarm)).toEqual([true, true]);
    await network.ogulnar.does('admit', '--all');
    const waiting = people[answers.findIndex(({ exit }) => exit === 0)];
    expect(await waiting?.does('status')).toMatchObject({ state: 'waiting' });
  });
});

describe('the profile', () => {
  test('a wrong passphrase opens nothing and changes nothing', async () => {
    const { exit, json } = await network.gyzylgul.runs(['status'], { passphrase: 'six bridges over the Amu Darya' });
    expect({ exit, json }).toMatchObject({
      exit: 1,
      json: { error: { code: 'passphrase-wrong', hint: expect.stringMatching(/\S/) } },
    });
    expect(await network.gyzylgul.does('status')).toMatchObject({ state: 'active' });
  });

  test('a home without a profile says how to get one', async () => {
    await network.newPerson('Nobody').isRefused('profile-missing', 'status');
  });
});

describe('the command line', () => {
  test('an unknown command, an unknown flag and a missing word end with 2', async () => {
    await network.gyzylgul.isRefused('usage', 'frobnicate');
    await network.gyzylgul.isRefused('usage', 'status', '--frobnicate');
    await network.gyzylgul.isRefused('usage', 'send', 'Ogulnar');
    await network.gyzylgul.isRefused(
      'usage',
      'query',
      'ask',
      '--type',
      'NAT',
      '--urgency',
      'U9',
      '--file',
      'query.json',
    );
  });

  test('members, channels, queries and evidence that do not exist are named as such', async () => {
    await network.gyzylgul.isRefused('member-unknown', 'send', 'Nemo', 'Hello');
    await network.gyzylgul.isRefused('channel-unknown', 'read', `c0000${'0'.repeat(32)}`);
    await network.gyzylgul.isRefused('query-unknown', 'query', 'show', 'CASC-TM-1999-000001');
    await network.gyzylgul.isRefused(
      'evidence-unknown',
      'evidence',
      'fetch',
      `v${'0'.repeat(32)}`,
      '--out',
      network.folder,
    );
    await network.gyzylgul.isRefused('nothing-to-send', 'send', 'Ogulnar', '  ');
    await network.gyzylgul.isRefused('malformed', 'send', 'Ogulnar', 'a bell: \u0007');
  });
});

const twelveFaults = {
  type: 'XXX',
  urgency: 'U9',
  factsSummary: '',
  questions: [{ text: '' }],
  handling: { code: 'H9' },
  stage: 'later',
  legalBasis: ['none'],
  purposeOfUse: 'curiosity',
  neutralityDeclaration: false,
  nature: 'secret',
  persons: [{ token: '' }],
  unknownKey: 1,
};

describe('files', () => {
  const fileWith = async (name: string, text: string) => {
    const path = join(network.folder, name);
    await writeFile(path, text);
    return path;
  };
  const ask = (path: string) => ['query', 'ask', '--type', 'NAT', '--urgency', 'U2', '--to', 'Ogulnar', '--file', path];

  test('a query with twelve faults is refused with all of them at once, each with its path', async () => {
    const path = await fileWith('faulty.json', JSON.stringify(twelveFaults));
    const { faults = [] } = await network.gyzylgul.isRefused('query-faulty', ...ask(path));
    const paths = new Set(faults.map((fault) => fault.path));
    for (const key of Object.keys(twelveFaults))
      expect([...paths].some((each) => each.startsWith(`$.${key}`))).toBe(true);
    expect(faults.every(({ fault }) => fault !== '')).toBe(true);
    expect(await network.gyzylgul.does('query', 'list')).toEqual({ queries: [] });
  });

  test('a missing file, an empty one, a folder and one that is no JSON are told apart', async () => {
    await network.gyzylgul.isRefused('file-missing', ...ask(join(network.folder, 'nowhere.json')));
    await network.gyzylgul.isRefused('file-empty', ...ask(await fileWith('empty.json', '')));
    await network.gyzylgul.isRefused('file-unreadable', ...ask(network.folder));
    await network.gyzylgul.isRefused('file-unreadable', ...ask(await fileWith('half.json', '{"type":')));
    const summary = await fileWith('summary.json', '{}');
    const share = (...files: string[]) => ['evidence', 'share', 'CASC-TM-2026-000001', ...files, '--summary', summary];
    await network.gyzylgul.isRefused('file-missing', ...share(join(network.folder, 'nowhere.pdf')));
    await network.gyzylgul.isRefused('file-empty', ...share(await fileWith('empty.pdf', '')));
  });
});

describe('too much', () => {
  test('a body beyond the limit is refused with 413 and a code, and the server lives on', async () => {
    const response = await fetch(`${network.server.url}/api/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/cbor' },
      body: new Uint8Array(MAX_HTTP_BODY_BYTES + 1),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'too-large' } });
    expect((await fetch(`${network.server.url}/health`)).status).toBe(200);
  });

  test('a message beyond the limit is refused before anything is queued; the longest one goes', async () => {
    await network.gyzylgul.isRefused('message-too-large', 'send', 'Ogulnar', 'ä'.repeat(MAX_TEXT_LENGTH + 1));
    await network.gyzylgul.isRefused('message-too-large', 'send', 'Ogulnar', 'x'.repeat(1_000_000));
    expect(await network.gyzylgul.does('status')).toMatchObject({ outbox: 0 });
    const text = 'კ'.repeat(MAX_TEXT_LENGTH);
    const { channel, state } = await network.gyzylgul.does('send', 'Ogulnar', text);
    expect(state).toBe('at-server');
    expect(await textsOf(network.ogulnar, String(channel))).toEqual([text]);
  });
});

describe('the server', () => {
  test('a data folder that cannot be reached ends the start with a coded error and an example', async () => {
    const file = join(network.folder, 'a file');
    await writeFile(file, '');
    const child = startNode(['dist/apps/server/main.js'], { PORT: '0', KOPRI_DATA: join(file, 'data') });
    expect(await child.ended).toBe(1);
    expect(child.stderr).toMatch(/"code":"data-unreachable"/);
    expect(child.stderr).toMatch(/for example KOPRI_DATA=/);
  });
});

test(
  'a wrong setup token is refused by a server that serves no network yet, and leaves no profile',
  async () => {
    const { folder, server } = await startServer();
    try {
      const secretariat = network.newPerson('Founder');
      await secretariat.isRefused(
        'setup-token-wrong',
        'network',
        'found',
        '--server',
        server.url,
        '--setup-token',
        'wrong',
        '--name',
        'Founder',
      );
      expect(await secretariat.hasProfile()).toBe(false);
      await found(secretariat, server.url);
    } finally {
      await server.stop();
      await removeFolder(folder);
    }
  },
  TIMEOUT_MS,
);
