/** Without a server a command works on what this computer holds, and says so. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { elif, ids } from './testing/cast.js';
import { FakeKopri } from './testing/fake-kopri.js';
import { testFolder } from './testing/folder.js';
import { runJson } from './testing/run.js';

const folder = testFolder();
const at = (name: string): string => join(folder(), name);

beforeEach(async () => {
  await writeFile(at('query.json'), '{}');
  await writeFile(at('summary.json'), '{}');
  await writeFile(at('passport.pdf'), 'PDF');
});

function away(): FakeKopri {
  const kopri = new FakeKopri();
  kopri.offline = true;
  return kopri;
}

test.each([
  'status',
  'directory',
  'channels',
  `read ${ids.channel(1)}`,
  'query list',
  'query show x',
  'device list',
  'doctor',
  'sync',
])('kopri %s answers from what is here', async (line) => {
  const { json, exit } = await runJson(line.split(' '), { kopri: away() });
  expect([json['offline'], exit]).toEqual([true, 0]);
});

describe('what must be sent is queued:', () => {
  const queued = async (...argv: readonly string[]) => {
    const kopri = away();
    kopri.query = { ...kopri.query, reference: null, state: 'queued' };
    const { json, exit } = await runJson(argv, { kopri });
    expect([exit, json['state'], json['offline'], kopri.unsent]).toEqual([0, 'queued', true, 1]);
    return json;
  };

  test('a text, without a place yet', async () => {
    expect(await queued('send', elif.member, 'Hello')).toMatchObject({ seq: null });
  });

  test('a case query, by its id while it has no number', async () => {
    const options = ['--to-country', 'TM', '--type', 'NAT', '--urgency', 'U2', '--file', at('query.json')];
    expect(await queued('query', 'ask', ...options)).toMatchObject({ reference: null, query: ids.query(1) });
  });

  test('evidence', async () => {
    await queued('evidence', 'share', 'x', at('passport.pdf'), '--summary', at('summary.json'));
  });

  test('a channel', async () => {
    await queued('channel', 'open', elif.member);
  });
});

test('what is queued while the server can be reached gets one more chance, and is shown as it then stands', async () => {
  const kopri = new FakeKopri();
  kopri.query = { ...kopri.query, state: 'queued' };
  Object.assign(kopri.queries, {
    act: async () => {
      kopri.unsent++;
      const before = kopri.query;
      kopri.query = { ...before, state: 'accepted' };
      return before;
    },
  });
  const { json } = await runJson(['query', 'accept', 'x'], { kopri });
  expect([json['state'], kopri.unsent, kopri.syncs]).toEqual(['accepted', 0, 2]);
});
