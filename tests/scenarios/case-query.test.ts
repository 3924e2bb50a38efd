/** Elif asks Ashgabat: the work the product is for, over the whole system. */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError } from '@kopri/protocol';
import type { FileSink, FileSource, QueryView } from '@kopri/client';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { evidenceSummary, queryDocument } from '../../libs/testing/case-papers.js';
import { settle, type TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let merdan: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, ogulnar, gyzylgul, merdan, elif } = await ashgabatAndAnkara());
});

afterAll(() => network.stop());

const question = (text: string) => ({ text });

const document = {
  ...queryDocument,
  questions: [question('Is V1 a national?'), question('Is there a passport?'), question('Is she reported missing?')],
};

/** All but what depends on who looks. */
function inCommon(view: QueryView | undefined): unknown {
  const { side: _side, waiting: _waiting, acts: _acts, unread: _unread, ...common } = { ...view };
  return common;
}

async function ask(): Promise<string> {
  const { reference } = await elif.kopri.queries.ask({ to: { members: ['Gyzylgul', 'Merdan'] }, document });
  await settle(gyzylgul, merdan, elif);
  return reference ?? '';
}

function fileOf(name: string, bytes: Uint8Array): FileSource {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
    },
  };
}

/** Collects what is fetched; what was aborted is gone. */
function collector() {
  const files = new Map<string, Uint8Array>();
  const sink = async ({ name }: { name: string }): Promise<FileSink> => {
    const chunks: Uint8Array[] = [];
    return {
      write: async (chunk) => void chunks.push(chunk.slice()),
      finish: async () => {
        files.set(name, new Uint8Array(Buffer.concat(chunks)));
        return `/${name}`;
      },
      abort: async () => void (chunks.length = 0),
    };
  };
  return { files, sink };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a case query', () => {
  test('is asked, acknowledged, answered question by question and closed, alike at both ends', async () => {
    const reference = await ask();
    expect(reference).toMatch(/^CASC-TR-\d{4}-\d{6}$/);
    expect((await elif.kopri.queries.show(reference)).state).toBe('delivered');
    await gyzylgul.kopri.queries.act(reference, { act: 'acknowledge' });
    await gyzylgul.kopri.queries.act(reference, { act: 'answer', question: 1, value: 'yes', text: 'She is.' });
    expect((await gyzylgul.kopri.queries.act(reference, { act: 'answer', question: 2, value: 'no' })).state).toBe(
      'partly-answered',
    );
    await gyzylgul.kopri.queries.act(reference, { act: 'refuse', question: 3, ground: 'victim-safety' });
    await settle(elif);
    await elif.kopri.queries.act(reference, { act: 'close', outcome: 'identification' });
    await settle(gyzylgul, merdan, elif);
    const [atElif, atGyzylgul, atMerdan] = await Promise.all(
      [elif, gyzylgul, merdan].map((device) => device.kopri.queries.show(reference)),
    );
    expect(atElif).toMatchObject({
      state: 'closed',
      questions: [{ state: 'answered' }, { state: 'answered' }, { state: 'refused', ground: 'victim-safety' }],
    });
    expect(inCommon(atGyzylgul)).toEqual(inCommon(atElif));
    expect(inCommon(atMerdan)).toEqual(inCommon(atElif));
  });

  test('an act out of turn is refused before it is sent', async () => {
    const reference = await ask();
    await expect(elif.kopri.queries.act(reference, { act: 'acknowledge' })).rejects.toMatchObject({
      code: 'not-your-turn',
    });
    await expect(
      gyzylgul.kopri.queries.act(reference, { act: 'answer', question: 9, value: 'yes' }),
    ).rejects.toMatchObject({ code: 'question-unknown' });
    await expect(gyzylgul.kopri.queries.act('CASC-TR-1999-000001', { act: 'accept' })).rejects.toMatchObject({
      code: 'query-unknown',
    });
  });

  test('two colleagues who answer the same question while apart: the first in the log counts, the other is kept', async () => {
    const reference = await ask();
    await gyzylgul.kopri.queries.act(reference, { act: 'answer', question: 1, value: 'yes' });
    const merdanBefore = await merdan.kopri.queries.show(reference);
    expect(merdanBefore.questions[0]?.state).toBe('pending');
    await merdan.kopri.queries.act(reference, { act: 'answer', question: 1, value: 'no' });
    await settle(gyzylgul, merdan, elif);
    const view = await elif.kopri.queries.show(reference);
    expect(view.questions[0]?.answer?.value).toBe('yes');
    expect(view.history.filter(({ act, applied }) => act === 'answer' && !applied)).toHaveLength(1);
    expect(inCommon(await merdan.kopri.queries.show(reference))).toEqual(inCommon(view));
  });

  test('asked without a server it waits without a reference, and gets one when it is sent', async () => {
    elif.mischief.connect = async () => {
      throw new AppError('server-unreachable');
    };
    await elif.restart();
    expect(await elif.kopri.queries.ask({ to: { members: ['Gyzylgul'] }, document })).toMatchObject({
      reference: null,
      state: 'queued',
    });
    delete elif.mischief.connect;
    await elif.restart();
    await settle(elif, gyzylgul);
    const [waiting] = (await gyzylgul.kopri.queries.list()).slice(-1);
    expect(waiting?.reference).toMatch(/^CASC-TR-/);
    expect((await elif.kopri.queries.show(waiting?.reference ?? '')).state).toBe('delivered');
  });

  test('the secretariat asks nothing and is in no channel', async () => {
    await settle(network.secretariat);
    await expect(network.secretariat.kopri.queries.ask({ to: { country: 'TM' }, document })).rejects.toMatchObject({
      code: 'not-entitled',
    });
    await expect(network.secretariat.kopri.channels.open(['Elif'])).rejects.toMatchObject({ code: 'not-entitled' });
  });
});

describe('evidence', () => {
  test('arrives bit-exact, and who had it is written down and signed', async () => {
    const reference = await ask();
    const [big, small] = [new Uint8Array(randomBytes(1_300_000)), new Uint8Array(randomBytes(5))];
    const shared = await merdan.kopri.evidence.share(reference, {
      files: [fileOf('disk.img', big), fileOf('ID.pdf', small)],
      summary: evidenceSummary,
    });
    expect(shared.state).toBe('at-server');
    expect(merdan.spool.files.size).toBe(0);
    await settle(elif, gyzylgul);
    const { files, sink } = collector();
    const fetched = await elif.kopri.evidence.fetch(shared.evidence, sink);
    expect(fetched.map(({ sha256: hash }) => hash)).toEqual([sha256(big), sha256(small)]);
    expect([...files.values()].map(sha256)).toEqual([sha256(big), sha256(small)]);
    await settle(merdan, gyzylgul);
    const [entry] = await gyzylgul.kopri.evidence.list(reference);
    expect(entry?.custody.map(({ action }) => action)).toEqual(['transferred', 'received']);
  });

  test('a file whose ciphertext was touched is never handed over (T1)', async () => {
    const reference = await ask();
    const shared = await merdan.kopri.evidence.share(reference, {
      files: [fileOf('disk.img', new Uint8Array(randomBytes(200_000)))],
      summary: evidenceSummary,
    });
    await settle(elif);
    elif.mischief.download = (honest, blob, options) => spoilt(honest.download(blob, options));
    const { files, sink } = collector();
    await expect(elif.kopri.evidence.fetch(shared.evidence, sink)).rejects.toMatchObject({ code: 'file-damaged' });
    delete elif.mischief.download;
    expect(files.size).toBe(0);
  });

  async function* spoilt(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    let isFirst = true;
    for await (const chunk of stream) {
      const copy = chunk.slice();
      if (isFirst) copy[100] = (copy[100] ?? 0) ^ 1;
      isFirst = false;
      yield copy;
    }
  }

  test('only the channel fetches a blob: a stranger is told that there is none', async () => {
    const reference = await ask();
    const shared = await merdan.kopri.evidence.share(reference, {
      files: [fileOf('disk.img', new Uint8Array(randomBytes(1000)))],
      summary: evidenceSummary,
    });
    await expect(ogulnar.kopri.evidence.fetch(shared.evidence, collector().sink)).rejects.toMatchObject({
      code: 'evidence-unknown',
    });
  });
});
