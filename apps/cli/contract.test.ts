/** Every JSON answer against the contract: these names and no others, because scripts rely on them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { elif, gyzylgul, ids } from './testing/cast.js';
import { FakeKopri } from './testing/fake-kopri.js';
import { testFolder } from './testing/folder.js';
import { runJson, type Setting } from './testing/run.js';

const REF = 'CASC-TR-2026-000007';
const folder = testFolder();

beforeEach(async () => {
  await mkdir(join(folder(), 'in'));
  await writeFile(join(folder(), 'in/query.json'), '{"factsSummary":"…"}');
  await writeFile(join(folder(), 'in/summary.json'), '{"kind":"document"}');
  await writeFile(join(folder(), 'in/passport.pdf'), 'PDF');
});

/** `@name` stands for a file in the folder of the test. */
const argvOf = (line: string): string[] =>
  line.split(' ').map((word) => word.replace(/^@/, `${folder()}/in/`).replaceAll('_', ' '));

/** The names in an answer, with those of the first item of each list. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'object' ? [shapeOf(value[0])] : '[]';
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

const due = { acknowledge: 'string', answer: 'string', zone: 'string' };
const acted = { reference: 'string', state: 'string' };
const changed = { member: 'string', state: 'string' };
const fresh: Setting = { fresh: true };

const contract: readonly (readonly [line: string, answer: unknown, setting?: Setting])[] = [
  [
    'network found --server https://kopri.example --setup-token T --name Secretariat',
    { network: 'string', member: 'string', device: 'string' },
    fresh,
  ],
  [
    'invite --country TM --authority tm-gpo --role correspondent --position Prosecutor',
    { invitation: 'string', link: 'string', expires: 'string' },
  ],
  [
    'join https://kopri.example/join#abc --name Merdan --name-local Мердан --languages tk,ru',
    { request: 'string', state: 'string', check: 'string' },
    fresh,
  ],
  [
    'requests',
    {
      requests: [
        {
          request: 'string',
          check: 'string',
          alarm: 'boolean',
          name: 'string',
          country: 'string',
          authority: 'string',
          role: 'string',
          position: 'object',
        },
      ],
    },
  ],
  [
    'invitations',
    {
      invitations: [
        {
          invitation: 'string',
          country: 'string',
          authority: 'string',
          role: 'string',
          position: 'object',
          made: 'string',
          expires: 'string',
          state: 'string',
          asked: '[]',
        },
      ],
    },
  ],
  [`withdraw ${ids.invitation(1)}`, { withdrawn: 'string', state: 'string' }],
  ['admit --all', { admitted: '[]' }],
  [`admit ${ids.request(1)}`, { admitted: '[]' }],
  [`refuse ${ids.request(1)} --reason Unknown`, { refused: 'string' }],
  [
    'status',
    {
      state: 'string',
      member: 'string',
      device: 'string',
      network: 'string',
      server: 'string',
      directory: { size: 'number', root: 'string', witnesses: 'string' },
      outbox: 'number',
    },
  ],
  [
    'directory --country TM --authority tm-gpo --text gyz --language tk',
    {
      size: 'number',
      members: [
        {
          member: 'string',
          name: 'string',
          country: 'object',
          authority: 'object',
          position: 'object',
          languages: '[]',
          state: 'string',
          devices: '[]',
          vouchedBy: 'string',
        },
      ],
    },
  ],
  ['member show Elif_Yılmaz', changed],
  ['member suspend Elif_Yılmaz --reason Absent', changed],
  ['member reinstate Elif_Yılmaz', changed],
  ['member remove Elif_Yılmaz --reason Left', changed],
  ['sync', { received: 'number', sent: 'number', queued: 'number' }],
  ['channel open Elif_Yılmaz --title V1', { channel: 'string' }],
  [
    'channels',
    {
      channels: [
        { channel: 'string', title: 'string', members: '[]', epoch: 'number', lastSeq: 'number', unread: 'number' },
      ],
    },
  ],
  ['send Elif_Yılmaz Hello', { channel: 'string', message: 'string', seq: 'number', state: 'string' }],
  [
    `read ${ids.channel(1)} --after 1`,
    {
      channel: 'string',
      items: [
        {
          seq: 'number',
          message: 'string',
          kind: 'string',
          from: { member: 'string', device: 'string' },
          sentAt: 'string',
          text: 'string',
          state: 'string',
          warnings: '[]',
        },
      ],
    },
  ],
  [
    'query ask --to-country TM --type NAT --urgency U2 --file @query.json',
    { reference: 'string', channel: 'string', due },
  ],
  [
    'query ask --to Elif_Yılmaz Ogulnar_Amanowa --type NAT --urgency U2 --file @query.json',
    { reference: 'string', channel: 'string', due },
  ],
  [
    'query list --state sent',
    {
      queries: [
        { reference: 'string', type: 'string', urgency: 'string', state: 'string', due, from: 'string', to: '[]' },
      ],
    },
  ],
  [`query acknowledge ${REF}`, acted],
  [`query accept ${REF}`, acted],
  [`query ask-clarification ${REF} --text Where?`, acted],
  [`query clarify ${REF} --text There.`, acted],
  [`query answer ${REF} --question 1 --text Yes. --value yes`, acted],
  [`query answer ${REF} --question 1 --value safe-no-contact`, acted],
  [`query refuse ${REF} --question 3 --ground victim-safety`, acted],
  [`query refuse ${REF} --ground not-held`, acted],
  [`query redirect ${REF} --to tm-sms`, acted],
  [`query extend ${REF} --until 2026-11-20 --reason Archive`, acted],
  [`query close ${REF} --outcome identification`, acted],
  [
    `evidence share ${REF} @passport.pdf --summary @summary.json`,
    { evidence: 'string', files: [{ name: 'string', size: 'number', sha256: 'string' }] },
  ],
  [`evidence fetch ${ids.evidence(1)} --out @out`, { files: [{ path: 'string', sha256: 'string' }] }],
  ['device list', { devices: [{ device: 'string', name: 'string', added: 'string', current: 'boolean' }] }],
  ['doctor', { checks: [{ name: 'string', ok: 'boolean', detail: 'string' }] }],
];

describe('the JSON of the contract', () => {
  test.each(contract.map(([line, answer, setting = {}]) => ({ line, answer, setting })))('kopri $line', async ({
    line,
    answer,
    setting,
  }) => {
    const { json, exit } = await runJson(argvOf(line), setting);
    expect(shapeOf(json)).toEqual(answer);
    expect(exit).toBe(0);
  });

  test('query show gives the whole query with its questions, answers and history', async () => {
    const { json } = await runJson(['query', 'show', REF]);
    expect(json).toMatchObject({
      reference: REF,
      state: 'sent',
      from: elif.member,
      to: [gyzylgul.member],
      document: { stage: 'investigation' },
    });
    expect(json['questions']).toHaveLength(3);
    expect(json['history']).toHaveLength(2);
  });

  test('evidence list gives each summary with its files and custody', async () => {
    const { json } = await runJson(['evidence', 'list', REF]);
    expect(shapeOf(json)).toMatchObject({
      evidence: [
        { evidence: 'string', files: [{ name: 'string' }], custody: [{ action: 'string', linked: 'boolean' }] },
      ],
    });
  });

  test('names come back as they were given, in every script', async () => {
    const kopri = new FakeKopri();
    kopri.entries = [{ ...gyzylgul, name: 'Гызылгуль \u202e Аннаева' }];
    const { json } = await runJson(['directory'], { kopri });
    expect(json['members']).toMatchObject([{ name: 'Гызылгуль \u202e Аннаева' }]);
  });
});
