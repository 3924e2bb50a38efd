import { rm, stat, symlink, truncate, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { MEMBER_QUOTA_BYTES, newId, toBase64, utf8, type BlobId, type ChannelId } from '@kopri/protocol';
import type { StoryDevice } from '../../../libs/testing/directory-story.js';
import { commitBundle, newChannel, random } from '../delivery/testing/envelopes.js';
import { type TestClient, TestNetwork } from '../delivery/testing/test-network.js';
import { Clock } from '../platform/ports/clock.js';
import { MAX_BLOB_BYTES } from './attachments.rules.js';
import { UnfinishedUploads } from './unfinished-uploads.js';

const DAY_MS = 24 * 3_600_000;

let network: TestNetwork;
let merdan: TestClient;
let elif: StoryDevice;
let mallory: StoryDevice;
let channel: ChannelId;

beforeAll(async () => {
  network = await TestNetwork.start();
  merdan = await network.connect(await network.admit('Merdan'));
  [elif, mallory] = [await network.admit('Elif'), await network.admit('Mallory')];
  channel = newChannel();
  await commit(0, [elif]);
});
afterAll(() => network.stop());

async function commit(
  epoch: number,
  joining: readonly StoryDevice[],
  others: readonly StoryDevice[] = joining,
): Promise<void> {
  const roster = [merdan.id, ...others.map(({ device }) => device)];
  const joins = joining.map(({ device }) => device);
  const bundle = commitBundle(
    { channel, epoch, counter: merdan.nextCounter(), roster, joining: joins },
    network.directory,
  );
  expect(await merdan.ask('commit', bundle)).toMatchObject({ outcome: 'stored' });
}

const TUS = { 'tus-resumable': '1.0.0' };
const newBlob = () => newId('blob', random);
const metadataOf = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${toBase64(utf8(value))}`)
    .join(',');

interface Offer {
  readonly by?: StoryDevice;
  readonly into?: ChannelId;
  readonly bytes?: number;
}

const create = (blob: BlobId, { by = merdan.device, into = channel, bytes = 1000 }: Offer = {}) =>
  network.fetch(by, '/api/blobs', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': `${bytes}`, 'upload-metadata': metadataOf({ blob, channel: into }) },
  });

const patch = (blob: BlobId, offset: number, bytes: Uint8Array, by = merdan.device) =>
  network.fetch(by, `/api/blobs/${blob}`, {
    method: 'PATCH',
    headers: { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': `${offset}` },
    body: Buffer.from(bytes),
  });

const head = (blob: BlobId, by = merdan.device) =>
  network.fetch(by, `/api/blobs/${blob}`, { method: 'HEAD', headers: TUS });
const fetchBlob = (blob: BlobId, by = elif, headers: Record<string, string> = {}) =>
  network.fetch(by, `/api/blobs/${blob}`, { headers });
const isBody = async (reply: Response | Promise<Response>, bytes: Uint8Array) =>
  Buffer.from(await (await reply).arrayBuffer()).equals(bytes);
const codeOf = async (reply: Response) => ((await reply.json()) as { error: { code: string } }).error.code;
const pathOf = (blob: BlobId) => join(network.dataDir, 'blobs', blob);

describe('a blob', () => {
  test('uploaded in pieces is fetched bit by bit, whole or in ranges, by the channel', async () => {
    const [blob, bytes] = [newBlob(), random(300_000)];
    const created = await create(blob, { bytes: bytes.length });
    expect([created.status, created.headers.get('location')]).toEqual([201, `/api/blobs/${blob}`]);
    expect((await patch(blob, 0, bytes.subarray(0, 100_000))).status).toBe(204);
    expect(await codeOf(await fetchBlob(blob))).toBe('blob-unknown');
    expect((await patch(blob, 100_000, bytes.subarray(100_000))).headers.get('upload-offset')).toBe('300000');
    expect(await isBody(fetchBlob(blob), bytes)).toBe(true);
    const part = await fetchBlob(blob, elif, { range: 'bytes=5000-5999' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 5000-5999/300000']);
    expect(await isBody(part, bytes.subarray(5000, 6000))).toBe(true);
    expect((await fetchBlob(blob, elif, { range: 'bytes=300000-' })).status).toBe(416);
  });

  test('cut in mid-request goes on where it was, also after the server has stopped', async () => {
    const [blob, bytes] = [newBlob(), random(400_000)];
    await create(blob, { bytes: bytes.length });
    const path = `${network.url}/api/blobs/${blob}`;
    const headers = {
      ...TUS,
      authorization: `Bearer ${network.signIn(merdan.device)}`,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': bytes.length,
    };
    const upload = request(path, { method: 'PATCH', headers });
    upload.on('error', () => {});
    upload.write(bytes.subarray(0, 200_000));
    let written = 0;
    while (written < 200_000) written = (await stat(pathOf(blob))).size;
    upload.destroy();
    await network.restart();
    merdan = await network.connect(merdan.device);
    const offset = Number((await head(blob)).headers.get('upload-offset'));
    expect(offset).toBe(200_000);
    expect((await patch(blob, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await isBody(fetchBlob(blob), bytes)).toBe(true);
  });

  test('offered again after a lost reply keeps what has been uploaded; offered otherwise it is refused', async () => {
    const [blob, bytes] = [newBlob(), random(1000)];
    await create(blob);
    await patch(blob, 0, bytes.subarray(0, 400));
    expect((await create(blob)).status).toBe(201);
    expect((await head(blob)).headers.get('upload-offset')).toBe('400');
    expect(await codeOf(await create(blob, { bytes: 2000 }))).toBe('channel-unknown');
    expect(await codeOf(await create(blob, { by: elif }))).toBe('channel-unknown');
    expect((await patch(blob, 100, bytes)).status).toBe(409);
    expect((await patch(blob, 400, random(601))).status).toBe(413);
  });

  test('is removed by who began it while it is not whole, and its bytes no longer count', async () => {
    const blob = newBlob();
    await create(blob);
    const remove = () => network.fetch(merdan.device, `/api/blobs/${blob}`, { method: 'DELETE', headers: TUS });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    await create(blob);
    await patch(blob, 0, random(1000));
    expect((await remove()).status).toBe(400);
    expect((await fetchBlob(blob)).status).toBe(200);
  });
});

test('an unfinished upload that nobody went on with for two weeks is forgotten; a whole one stays', async () => {
  const [half, whole, recent] = [newBlob(), newBlob(), newBlob()];
  for (const blob of [half, whole, recent]) await create(blob);
  await patch(half, 0, random(400));
  await patch(whole, 0, random(1000));
  await patch(recent, 0, random(400));
  const collector = network.get(UnfinishedUploads);
  const now = jest.spyOn(network.get(Clock), 'nowMs');
  try {
    now.mockReturnValue(Date.now() + 13 * DAY_MS);
    await collector.collect();
    expect((await stat(pathOf(half))).size).toBe(400);
    now.mockReturnValue(Date.now() + 15 * DAY_MS);
    await utimes(pathOf(recent), new Date(), new Date(Date.now() + 10 * DAY_MS));
    expect(await collector.collect()).toBeGreaterThanOrEqual(1);
  } finally {
    now.mockRestore();
  }
  expect((await head(half)).status).toBe(404);
  expect([(await create(half)).status, (await head(half)).headers.get('upload-offset')]).toEqual([201, '0']);
  expect((await head(recent)).headers.get('upload-offset')).toBe('400');
  expect((await fetchBlob(whole)).status).toBe(200);
});

describe('to a stranger', () => {
  test('a blob answers like one that does not exist, whatever is asked of it (T13)', async () => {
    const [blob, half] = [newBlob(), newBlob()];
    await create(blob, { bytes: 4 });
    await patch(blob, 0, random(4));
    await create(half);
    const answers = async (of: BlobId) => {
      const remove = network.fetch(mallory, `/api/blobs/${of}`, { method: 'DELETE', headers: TUS });
      const replies = await Promise.all([
        fetchBlob(of, mallory),
        head(of, mallory),
        patch(of, 0, random(4), mallory),
        remove,
      ]);
      return Promise.all(
        replies.map(async (reply) => [reply.status, await reply.text(), reply.headers.get('upload-length')]),
      );
    };
    const unknown = await answers(newBlob());
    expect([await answers(blob), await answers(half)]).toEqual([unknown, unknown]);
    expect(unknown[0]).toEqual([404, '{"error":{"code":"blob-unknown"}}', null]);
  });

  test('a channel to put files into is unknown, and without a session there is nothing at all (T13)', async () => {
    expect(await codeOf(await create(newBlob(), { by: mallory }))).toBe('channel-unknown');
    expect(await codeOf(await create(newBlob(), { by: mallory, into: newChannel() }))).toBe('channel-unknown');
    expect((await network.fetch(undefined, `/api/blobs/${newBlob()}`)).status).toBe(401);
  });

  test('of the same channel an unfinished upload shows nothing', async () => {
    const blob = newBlob();
    await create(blob);
    expect([(await head(blob, elif)).status, (await patch(blob, 0, random(4), elif)).status]).toEqual([404, 404]);
  });
});

describe('refused', () => {
  test.each([
    ['without metadata', {}],
    ['with a blob that is none', { 'upload-metadata': metadataOf({ blob: '../../etc/passwd', channel: 'c' }) }],
    ['of unknown length', { 'upload-defer-length': '1', 'upload-length': '' }],
    ['of length 0', { 'upload-length': '0' }],
  ])('is an upload %s', async (_, headers) => {
    const init = { method: 'POST', headers: { ...TUS, 'upload-length': '10', ...headers } };
    expect(await codeOf(await network.fetch(merdan.device, '/api/blobs', init))).toBe('malformed');
  });

  test('is more than a file or a member may hold, counted by what was offered', async () => {
    const gyzylgul = await network.admit('Gyzylgul');
    await commit(1, [gyzylgul], [elif, gyzylgul]);
    expect(await codeOf(await create(newBlob(), { by: gyzylgul, bytes: MAX_BLOB_BYTES + 1 }))).toBe('too-large');
    const offers = Array.from({ length: 4 }, () => create(newBlob(), { by: gyzylgul, bytes: 2_000_000_000 }));
    const statuses = (await Promise.all(offers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(Math.floor(MEMBER_QUOTA_BYTES / 2_000_000_000));
    expect(await codeOf(await create(newBlob(), { by: gyzylgul, bytes: 1_000_000_001 }))).toBe('quota-exceeded');
    expect((await create(newBlob(), { by: elif })).status).toBe(201);
  });

  test('is what a full disk does not hold, with a code that says so', async () => {
    const blob = newBlob();
    await create(blob);
    await rm(pathOf(blob));
    await symlink('/dev/full', pathOf(blob));
    const reply = await patch(blob, 0, random(1000));
    expect([reply.status, await codeOf(reply)]).toEqual([507, 'store-full']);
  });

  test('is a blob whose file has lost bytes', async () => {
    const blob = newBlob();
    await create(blob);
    await patch(blob, 0, random(1000));
    await truncate(pathOf(blob), 999);
    expect(await codeOf(await fetchBlob(blob))).toBe('blob-unknown');
  });
});

test('who is removed from the channel fetches nothing more (T7)', async () => {
  const blob = newBlob();
  await create(blob, { bytes: 4 });
  await patch(blob, 0, random(4));
  expect((await fetchBlob(blob, elif)).status).toBe(200);
  await commit(2, [], []);
  expect(await codeOf(await fetchBlob(blob, elif))).toBe('blob-unknown');
});
