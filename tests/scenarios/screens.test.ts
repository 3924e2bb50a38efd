/** What the screens of a client are made of: forms, lists with whose turn it is, proofs, search. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError, fromHex } from '@kopri/protocol';
import { leafHash, parseCheckpoint, verifyInclusion } from '@kopri/directory';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { settle, type TestDevice, type TestNetwork } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let merdan: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, ogulnar, gyzylgul, merdan, elif } = await ashgabatAndAnkara());
});

afterEach(() => {
  delete gyzylgul.mischief.connect;
});

afterAll(() => network.stop());

const document = {
  type: 'NAT',
  urgency: 'U2',
  title: 'V1 from the workshop',
  urgencyReason: 'The permit ends on 1 December.',
  factsSummary: 'C1 was found in a workshop in Ashgabat.',
  questions: [{ text: 'Is C1 a national?' }, { text: 'May C1 return?' }],
  handling: { code: 'H1', caveats: ['no-contact-with-family'] },
  stage: 'investigation',
  legalBasis: ['palermo-10'],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  offence: { article: 'Turkish Penal Code, article 80' },
  persons: [{ token: 'C1', role: 'victim', inCountry: 'TR' }],
};

async function ask(to = ['Gyzylgul']): Promise<string> {
  const { query } = await elif.kopri.queries.ask({ to: { members: to }, document });
  await settle(elif, gyzylgul, merdan);
  return query;
}

const entryAt = async (device: TestDevice, query: string) =>
  (await device.kopri.queries.list()).find((entry) => entry.query === query);

describe('an unfinished form', () => {
  const drafts = () => gyzylgul.kopri.drafts;

  test('is kept on this device as it was, through a kill, until it is dropped', async () => {
    const value = { to: 'Elif', persons: [{ token: 'V1' }], share: 0.5, done: false };
    await drafts().keep('query/new', { facts: 'old' });
    await drafts().keep('query/new', value);
    await drafts().keep('note', 'two lines');
    await gyzylgul.restart();
    expect(await drafts().find('query/new')).toMatchObject({ key: 'query/new', value });
    expect((await drafts().list()).map(({ key }) => key).sort()).toEqual(['note', 'query/new']);
    await drafts().drop('query/new');
    expect(await drafts().find('query/new')).toBeNull();
    expect((await drafts().list()).map(({ key }) => key)).toEqual(['note']);
  });

  test('is sealed like everything else, and refused when it is too large or no form', async () => {
    await drafts().keep('secret', 'Kapikule-canary');
    const disk = Buffer.concat([...gyzylgul.disk.records.values()].map((bytes) => Buffer.from(bytes)));
    expect(disk.includes('Kapikule-canary')).toBe(false);
    await expect(drafts().keep('big', 'ж'.repeat(100_000))).rejects.toMatchObject({ code: 'too-large' });
    await expect(drafts().keep('odd', 1n)).rejects.toMatchObject({ code: 'malformed' });
    await expect(drafts().keep('odd', undefined)).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('a case query in a list', () => {
  test('says whose turn it is, who has it, and what each side can do', async () => {
    const query = await ask();
    expect(await entryAt(elif, query)).toMatchObject({
      title: 'V1 from the workshop',
      child: true,
      handling: { code: 'H1' },
      side: 'asker',
      waiting: 'for-them',
      holder: null,
      due: { zone: 'Asia/Ashgabat', askerZone: 'Europe/Istanbul' },
      questions: [
        { number: 1, state: 'pending' },
        { number: 2, state: 'pending' },
      ],
    });
    expect(await entryAt(gyzylgul, query)).toMatchObject({ side: 'answerer', waiting: 'for-me', unread: 1 });
    const { member } = await gyzylgul.kopri.status();
    await gyzylgul.kopri.queries.act(query, { act: 'accept' });
    await gyzylgul.kopri.queries.act(query, { act: 'ask-clarification', text: 'Which workshop?' });
    await settle(elif);
    expect(await entryAt(elif, query)).toMatchObject({ holder: member, waiting: 'for-me' });
    const { acts } = await elif.kopri.queries.show(query);
    expect(acts).toEqual([
      { act: 'clarify', whole: true, questions: [] },
      { act: 'close', whole: true, questions: [] },
    ]);
    await elif.kopri.queries.act(query, { act: 'clarify', text: 'The one at the bazaar.' });
    await settle(gyzylgul);
    await gyzylgul.kopri.queries.act(query, { act: 'refuse', question: 1, ground: 'not-held', text: 'Not here.' });
    const view = await gyzylgul.kopri.queries.show(query);
    expect(view.acts.find(({ act }) => act === 'answer')?.questions).toEqual([2]);
    expect(view.questions[0]).toMatchObject({ ground: 'not-held', remark: 'Not here.', answeredBy: member });
    expect(view.history.at(-1)).toMatchObject({ act: 'refuse', question: 1, ground: 'not-held', state: 'placed' });
  });

  test('waits for its asker once it is answered, and for nobody once it is closed', async () => {
    const query = await ask();
    for (const question of [1, 2]) await gyzylgul.kopri.queries.act(query, { act: 'answer', question, value: 'yes' });
    await settle(elif);
    expect([(await entryAt(elif, query))?.waiting, (await entryAt(gyzylgul, query))?.waiting]).toEqual([
      'for-me',
      'nothing',
    ]);
    await elif.kopri.queries.act(query, { act: 'close', outcome: 'return' });
    expect(await entryAt(elif, query)).toMatchObject({ waiting: 'nothing', state: 'closed' });
  });

  test('is found by a correspondent for the member who leaves, while it is open', async () => {
    const query = await ask(['Ogulnar', 'Merdan']);
    await settle(ogulnar);
    const open = async () => (await ogulnar.kopri.members.openQueriesOf('Merdan')).map((entry) => entry.query);
    expect(await open()).toEqual([query]);
    expect(await ogulnar.kopri.members.openQueriesOf('Gyzylgul')).toEqual([]);
    const asked = (await ogulnar.kopri.members.openQueriesOf('Elif')).map((entry) => entry.query);
    expect(asked).toContain(query);
    await elif.kopri.queries.act(query, { act: 'close', outcome: 'nothing' });
    await settle(ogulnar);
    expect(await open()).toEqual([]);
  });
});

describe('a form that is being filled in', () => {
  const to = { members: ['Gyzylgul'] };

  test('is told its faults and warnings at their places, and when an answer would be due', async () => {
    const { questions: _questions, ...half } = document;
    const faulty = await elif.kopri.queries.check({
      to: { members: [] },
      document: { ...half, title: 'Maria Petrova' },
    });
    expect(faulty.faults).toEqual(
      expect.arrayContaining([
        { path: '$to', fault: 'missing' },
        { path: '$.questions', fault: 'missing' },
      ]),
    );
    expect(faulty.warnings).toContainEqual({ code: 'name-in-text', path: '$.title' });
    expect(faulty.due).toBeNull();
    const whole = await elif.kopri.queries.check({ to, document });
    expect([whole.faults, whole.due?.zone]).toEqual([[], 'Asia/Ashgabat']);
    const unknown = await elif.kopri.queries.check({ to: { members: ['Nobody'] }, document });
    expect(unknown.faults).toEqual([{ path: '$to', fault: 'not-in-list' }]);
  });

  test('sends nothing', async () => {
    const before = (await elif.kopri.queries.list()).length;
    await elif.kopri.queries.check({ to, document });
    expect([(await elif.kopri.queries.list()).length, await elif.kopri.outbox.list()]).toEqual([before, []]);
  });
});

describe('the proof of an admission', () => {
  const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

  test('convinces a stranger who has nothing but it', async () => {
    const proof = await elif.kopri.directory.proof('Gyzylgul');
    const { member } = await ogulnar.kopri.status();
    expect(proof).toMatchObject({ kind: 'member.admitted', signer: member, verified: true });
    const { origin, public: key } = proof.log;
    const { size, root } = parseCheckpoint(proof.checkpoint, { origin, public: bytes(key) });
    const leaf = leafHash(bytes(proof.statement));
    expect([size, root]).toEqual([proof.size, bytes(proof.root)]);
    expect(() => verifyInclusion({ index: proof.index, size, leaf, root, proof: proof.path.map(bytes) })).not.toThrow();
    const other = leafHash(bytes(proof.statement).slice(1));
    expect(() =>
      verifyInclusion({ index: proof.index, size, leaf: other, root, proof: proof.path.map(bytes) }),
    ).toThrow(expect.objectContaining({ code: 'directory-contradicts' }));
  });

  test('is there for everybody in the directory, and for nobody else', async () => {
    for (const { member, vouchedBy } of (await elif.kopri.directory.list()).members) {
      expect(await elif.kopri.directory.proof(member)).toMatchObject({ member, signer: vouchedBy, verified: true });
    }
    await expect(elif.kopri.directory.proof('Mallory')).rejects.toMatchObject({ code: 'member-unknown' });
  });
});

describe('status', () => {
  test('says who one is, and when the server was last heard out, also without it', async () => {
    await gyzylgul.kopri.sync();
    const status = await gyzylgul.kopri.status();
    expect(status).toMatchObject({ ownName: 'Gyzylgul Berdiýewa', country: 'TM', authority: 'tm-gpo' });
    expect(status.role).toBe('practitioner');
    gyzylgul.mischief.connect = async () => {
      throw new AppError('server-unreachable');
    };
    await gyzylgul.restart();
    await gyzylgul.kopri.sync();
    expect(gyzylgul.kopri.offline).toBe(true);
    expect(Math.abs(Date.parse((await gyzylgul.kopri.status()).syncedAt ?? '') - Date.now())).toBeLessThan(120_000);
    delete gyzylgul.mischief.connect;
    await gyzylgul.restart();
  });
});

describe('search', () => {
  test('finds members across scripts', async () => {
    const found = async (text: string) => (await elif.kopri.directory.list({ text })).members.map(({ name }) => name);
    expect(await found('Гызылгуль')).toEqual(['Gyzylgul Berdiýewa']);
    expect(await found('бердыева гызыл')).toEqual(['Gyzylgul Berdiýewa']);
    expect(await found('Мердан')).toEqual(['Merdan Orazow']);
    expect(await found('zzz')).toEqual([]);
  });

  test('finds texts, case queries and answers of this device, and what came since', async () => {
    const query = await ask();
    const { channel, message } = await elif.kopri.channels.send(
      'Gyzylgul',
      'Şöhrat is expected at Kapıkule on Friday.',
    );
    await settle(elif, gyzylgul);
    const find = (text: string) => gyzylgul.kopri.search.find(text);
    expect(await find('шохрат капикуле')).toMatchObject([{ kind: 'message', channel, message, query: null }]);
    expect((await find('Шохрат'))[0]?.excerpt).toContain('Şöhrat');
    const facts = await gyzylgul.kopri.search.find('workshop Ашхабад');
    expect(facts.map((hit) => hit.query)).toContain(query);
    expect(await find('Reşit')).toEqual([]);
    await gyzylgul.kopri.queries.act(query, { act: 'answer', question: 1, value: 'text', text: 'Reşit knows her.' });
    expect(await find('решит')).toMatchObject([{ kind: 'query', query }]);
    expect(await gyzylgul.kopri.search.find('workshop', { limit: 1 })).toHaveLength(1);
    expect(await find('  ')).toEqual([]);
  });
});

test('who follows is told of a change of the directory, though no message came', async () => {
  const ended = new AbortController();
  let told = 0;
  await settle(elif);
  const following = elif.kopri.follow(ended.signal, () => (told += 1));
  try {
    await merdan.kopri.sync();
    await ogulnar.kopri.members.suspend('Merdan', 'a test');
    for (let waited = 0; told === 0 && waited < 100; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).toBeGreaterThan(0);
    expect((await elif.kopri.directory.require('Merdan')).state).toBe('suspended');
  } finally {
    ended.abort();
    await following;
    await ogulnar.kopri.members.reinstate('Merdan', 'a test');
  }
});
