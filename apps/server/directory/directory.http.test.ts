import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseCheckpoint, leafHash, verifyInclusion, verifyConsistency } from '@kopri/directory';
import {
  appendedCodec,
  directoryPageCodec,
  fromBase64Url,
  proofReplyCodec,
  refusalProofCodec,
  signedStatementCodec,
  statementBodyCodec,
} from '@kopri/protocol';
import { Database } from '../platform/database.js';
import { ServerBus } from '../platform/server-bus.js';
import { read, type TestClient } from '../platform/testing/test-client.js';
import { TestDevice } from '../platform/testing/test-device.js';
import { signerOf, TestNetwork } from '../platform/testing/test-network.js';

let network: TestNetwork;
let secretariat: TestClient;

beforeAll(async () => {
  network = await TestNetwork.founded();
  secretariat = await network.signIn(network.secretariat);
});
afterAll(() => network.end());

const page = async (after = 0) => read(directoryPageCodec, await secretariat.get(`/api/directory?after=${after}`));
const suspension = (subject: TestDevice) =>
  ({ kind: 'member.suspended', subject: subject.member, details: {} }) as const;

describe('the log', () => {
  test('is handed out from any place, with a checkpoint signed over its size and root', async () => {
    const { entries, checkpoint } = await page();
    const directory = await network.directory();
    const { size, root } = parseCheckpoint(checkpoint, directory.log);
    expect([size, root]).toEqual([entries.length, directory.rootAt(entries.length)]);
    expect((await page(1)).entries).toEqual(entries.slice(1));
    expect((await page(99)).entries).toEqual([]);
  });

  test('is counted in the measurements', async () => {
    const { value } = await network.anyone.get('/metrics');
    expect(value).toContain(`kopri_directory_entries ${(await network.directory()).size}`);
    expect(value).toMatch(/^kopri_sessions [1-9]/m);
  });

  test('takes several statements or none of them', async () => {
    const ogulnar = await network.appoint('TM', 'Ogulnar');
    const merdan = await network.admit({ role: 'practitioner', country: 'TM', name: 'Merdan' }, [signerOf(ogulnar)]);
    const directory = await network.directory();
    const good = network.sign(directory, suspension(merdan), [signerOf(ogulnar)]);
    const bad = network.sign(directory, suspension(ogulnar), [signerOf(merdan)]);
    const answer = await secretariat.post('/api/statements', { entries: [good, bad] });
    expect(answer.code).toBe('not-entitled');
    expect((await network.directory()).size).toBe(directory.size);
  });

  test('refuses a statement a second time', async () => {
    const directory = await network.directory();
    const entry = network.admission(directory, new TestDevice(), { role: 'operator', name: 'Operator' }, [
      network.root,
    ]);
    expect(read(appendedCodec, await secretariat.post('/api/statements', { entries: [entry] })).size).toBe(
      directory.size + 1,
    );
    const again = await secretariat.post('/api/statements', { entries: [entry] });
    expect([again.status, again.code]).toEqual([409, 'statement-refused']);
  });

  test('refuses a new statement that comes without the personal part it names', async () => {
    const { statement } = network.admission(
      await network.directory(),
      new TestDevice(),
      { role: 'operator', name: 'Operator' },
      [network.root],
    );
    expect((await secretariat.post('/api/statements', { entries: [{ statement }] })).code).toBe('statement-refused');
  });

  test('of two rival statements about one member takes one, whichever comes first', async () => {
    const ogulnar = await network.appoint('KZ', 'Aigerim');
    const directory = await network.directory();
    const rivals = [0, 1].map((i) => ({
      ...network.sign(directory, { kind: 'member.suspended', subject: ogulnar.member, details: {} }, [network.root], {
        reason: `reason ${i}`,
      }),
    }));
    const answers = await Promise.all(rivals.map((entry) => secretariat.post('/api/statements', { entries: [entry] })));
    expect(answers.map(({ code }) => code ?? 'stored').sort()).toEqual(['statement-refused', 'stored']);
  });

  test('proves inclusion and consistency to whoever asks', async () => {
    const { entries } = await page();
    const directory = await network.directory();
    const [size, index, older] = [directory.size, 1, 2];
    const rootAt = (at: number) => directory.rootAt(at) ?? new Uint8Array();
    const inclusion = read(
      proofReplyCodec,
      await secretariat.get(`/api/directory/proof?index=${index}&size=${size}`),
    ).path;
    const leaf = leafHash(entries[index]?.statement ?? new Uint8Array());
    expect(() => verifyInclusion({ index, size, leaf, root: rootAt(size), proof: inclusion })).not.toThrow();
    const consistency = read(
      proofReplyCodec,
      await secretariat.get(`/api/directory/proof?from=${older}&size=${size}`),
    ).path;
    expect(() =>
      verifyConsistency({
        older: { size: older, root: rootAt(older) },
        newer: { size, root: rootAt(size) },
        proof: consistency,
      }),
    ).not.toThrow();
    expect((await secretariat.get(`/api/directory/proof?index=${size}&size=${size + 1}`)).code).toBe('not-found');
    expect((await secretariat.get('/api/directory/proof?index=x&size=1')).code).toBe('malformed');
  });

  test('is the same after a restart, and so is its checkpoint', async () => {
    const before = await page();
    await network.restart();
    secretariat = await network.signIn(network.secretariat);
    expect(await page()).toEqual(before);
  });
});

describe('whoever is suspended or removed', () => {
  test('loses the session at once, and is told why with proof at the next sign-in', async () => {
    const somchai = await network.appoint('TH', 'Somchai');
    const client = await network.signIn(somchai);
    const ended: string[] = [];
    network.server.app.get(ServerBus).on('sessions.ended', ({ devices }) => ended.push(...devices));
    await network.tell(suspension(somchai), [network.root], { reason: 'on leave' });
    expect(ended).toEqual([somchai.device]);
    expect((await client.get('/api/directory?after=0')).code).toBe('not-signed-in');

    const refused = await network.anyone.trySignIn(somchai, await network.networkId());
    expect([refused.status, refused.code]).toEqual([403, 'device-suspended']);
    const proof = refusalProofCodec.parse(fromBase64Url(refused.error?.proof ?? '') ?? new Uint8Array());
    const directory = await network.directory();
    const { size, root } = parseCheckpoint(proof.checkpoint, directory.log);
    expect(() =>
      verifyInclusion({ index: proof.index, size, leaf: leafHash(proof.statement), root, proof: proof.path }),
    ).not.toThrow();
    const body = statementBodyCodec.parse(signedStatementCodec.parse(proof.statement).body);
    expect([body.kind, body.subject]).toEqual(['member.suspended', somchai.member]);
  });

  test('gets in again once reinstated; once removed, never', async () => {
    const nino = await network.appoint('GE', 'Nino');
    await network.tell(suspension(nino), [network.root]);
    await network.tell({ kind: 'member.reinstated', subject: nino.member, details: {} }, [network.root]);
    expect((await (await network.signIn(nino)).get('/api/directory?after=0')).status).toBe(200);
    await network.tell({ kind: 'member.removed', subject: nino.member, details: {} }, [network.root]);
    expect((await network.anyone.trySignIn(nino, await network.networkId())).code).toBe('device-removed');
  });

  test('with one of two devices revoked, keeps the other', async () => {
    const elif = await network.appoint('TR', 'Elif');
    const second = new TestDevice(elif.member);
    await network.tell({ kind: 'device.added', subject: elif.member, details: { device: second.keys } }, [
      signerOf(elif),
    ]);
    const client = await network.signIn(second);
    await network.tell({ kind: 'device.revoked', subject: elif.member, details: { device: elif.device } }, [
      signerOf(second),
    ]);
    expect((await client.get('/api/directory?after=0')).status).toBe(200);
    expect((await network.anyone.trySignIn(elif, await network.networkId())).code).toBe('device-removed');
  });
});

test('erasing a member destroys the personal parts at the server and leaves log, signatures and root as they were', async () => {
  const leaving = await network.admit({ role: 'operator', name: 'Ýazgül Erasable-Canary', position: 'Operator' });
  await network.tell({ kind: 'member.removed', subject: leaving.member, details: {} }, [network.root], {
    reason: 'Erasable-Canary left',
  });
  const before = await network.directory();
  await network.tell({ kind: 'member.erased', subject: leaving.member, details: {} }, [network.root]);
  const after = await network.directory();
  expect(after.rootAt(before.size)).toEqual(before.rootAt(before.size));
  expect(after.findMember(leaving.member)?.personal).toBeUndefined();
  const { pool } = network.server.app.get(Database);
  const { rows } = await pool.query('select personal, salt from directory_entries where index = any($1)', [
    before.findMember(leaving.member)?.statements,
  ]);
  expect(rows).toEqual([
    { personal: null, salt: null },
    { personal: null, salt: null },
  ]);
  const raw = await pool.query(
    `select 1 from directory_entries where position('Erasable-Canary'::bytea in coalesce(personal, '')) > 0`,
  );
  expect(raw.rowCount).toBe(0);
  await network.restart();
  expect((await network.directory()).findMember(leaving.member)?.personal).toBeUndefined();
});
