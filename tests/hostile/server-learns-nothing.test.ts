/** T1: whoever holds the server, its database and its disk finds nothing there of what members wrote. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { cast } from '../scenarios/cast.js';
import { shareEvidence } from '../scenarios/demo/chapter-evidence.js';
import { leaveThePost } from '../scenarios/demo/chapter-leaving.js';
import { admitEverybody, foundTheNetwork } from '../scenarios/demo/chapter-network.js';
import { answerInPart, askAboutV1, talkBeside } from '../scenarios/demo/chapter-query.js';
import { Company } from '../scenarios/demo/company.js';
import { makeGround, type Ground } from '../scenarios/demo/ground.js';
import { plantedCanaries } from '../scenarios/demo/planted.js';
import {
  findingWords,
  searchMemory,
  searchServer,
  searchWithControls,
  type ControlledSearch,
} from '../scenarios/demo/server-search.js';
import { canariesOf, type Stage } from '../scenarios/demo/stage.js';
import { Teller } from '../scenarios/demo/teller.js';

const PATIENCE_MS = 240_000;
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

let ground: Ground;
let company: Company;
let client: pg.Client;
let stage: Stage;
let searched: ControlledSearch;
const told: { readonly event: string; readonly text?: string; readonly holds?: boolean; readonly facts?: object }[] =
  [];

beforeAll(async () => {
  // The server runs compiled, as a process of its own.
  spawnSync(process.execPath, ['scripts/prepare.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const setupToken = randomBytes(16).toString('base64url');
  ground = await makeGround({ program: join(process.cwd(), 'dist/apps/server/main.js'), setupToken });
  company = new Company(ground, 'a passphrase for tests');
  const teller = new Teller((line) => told.push(JSON.parse(line)), 'json');
  stage = {
    ground,
    server: ground.server,
    company,
    teller,
    planted: plantedCanaries(random),
    setupToken,
    random,
    largeBytes: 300_000,
  };
  await foundTheNetwork(stage);
  await admitEverybody(stage, ['ogulnar', 'derya', 'gyzylgul', 'merdan', 'elif']);
  const reference = await askAboutV1(stage);
  await answerInPart(stage, reference);
  await talkBeside(stage);
  await shareEvidence(stage, reference);
  await leaveThePost(stage, reference);
  client = new pg.Client({ connectionString: await ground.server.databaseUrl() });
  await client.connect();
  searched = await searchWithControls({ ...ground, client }, canariesOf(stage), random);
}, PATIENCE_MS);

afterAll(async () => {
  await client?.end();
  await company?.closeAll();
  await ground?.dispose();
}, PATIENCE_MS);

test('two offices exchange a case query, its answers and evidence, each as it was written', () => {
  const laws = told.filter(({ event }) => event === 'law');
  expect(laws.filter(({ holds }) => holds !== true)).toEqual([]);
  expect(laws.length).toBeGreaterThan(8);
});

test('T7: a member who left opens what was sent before, and nothing sent afterwards, though handed every byte', () => {
  const handed = told.find(({ facts = {} }) => 'openedAfter' in facts)?.facts;
  expect(handed).toMatchObject({ before: 1, openedBefore: 1, removals: 1, openedAfter: 0, blobs: 1, openedBlobs: 0 });
  expect(Object(handed).after).toBeGreaterThan(0);
});

describe('the search of the server', () => {
  test.each([
    'a row',
    'a record of the write-ahead log',
    'a blob',
    'a line of the log',
  ])('finds what is planted on purpose in %s', (name) => {
    expect(searched.controls).toContainEqual({ name, found: true });
  });

  test('finds a compressed row only by reading it as text, so both readings are needed', () => {
    expect(searched.compressedSeenRaw.map(findingWords)).toEqual([]);
  });

  test('leaves nothing of what it planted but the record of the write-ahead log', () => {
    expect(searched.leftOver.map(findingWords)).toEqual([]);
  });

  test('finds what the server knows by design: the names of members, in the rows and in the files', async () => {
    const { findings } = await searchServer({ ...ground, client }, [{ name: 'a name', text: cast.gyzylgul.name }]);
    const places = findings.map(({ place }) => place);
    expect(places).toContain('table directory_entries');
    expect(places.some((place) => place.startsWith('postgres'))).toBe(true);
  });
});

test('T1: the server holds none of what members wrote: not in a row, a database file, the write-ahead log, a blob or a log, in no encoding', () => {
  expect(canariesOf(stage)).toHaveLength(20);
  expect(searched.canaries.findings.map(findingWords)).toEqual([]);
  expect(searched.canaries.files.bytes).toBeGreaterThan(20_000_000);
});

test('T1: nor does the running server hold any of it in its memory, where its setup token is found', async () => {
  const memory = await searchMemory(ground.server.pid, canariesOf(stage), stage.setupToken);
  // Other systems than Linux, and strict ones, do not let anybody look.
  if (memory === undefined) return;
  expect(memory.controlFound).toBe(true);
  expect(memory.findings.map(findingWords)).toEqual([]);
});
