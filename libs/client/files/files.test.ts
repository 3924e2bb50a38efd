/** Files go beside everything else: over a real server, with a link and a spool that can be held up. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError, MAX_FILE_BYTES } from '@kopri/protocol';
import type { FileSink, FileSource, Progress } from '@kopri/client';
import { ashgabatAndAnkara } from '../../testing/ashgabat-and-ankara.js';
import { evidenceSummary as summary, queryDocument as document } from '../../testing/case-papers.js';
import { settle, textsOf, type TestDevice, type TestNetwork } from '../../testing/test-network.js';

let network: TestNetwork;
let merdan: TestDevice;
let elif: TestDevice;
let gyzylgul: TestDevice;
let reference: string;
let channel: string;

beforeAll(async () => {
  ({ network, merdan, elif, gyzylgul } = await ashgabatAndAnkara());
  const view = await elif.kopri.queries.ask({ to: { members: ['Gyzylgul', 'Merdan'] }, document });
  await settle(gyzylgul, merdan, elif);
  reference = (await elif.kopri.queries.show(view.query)).reference ?? '';
  channel = view.channel;
}, 60_000);

afterEach(async () => {
  for (const device of [merdan, elif]) Object.assign(device.mischief, { upload: undefined, download: undefined });
  await settle(merdan, elif, gyzylgul);
});
afterAll(() => network.stop());

const bytesOf = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const fileOf = (name: string, bytes: Uint8Array): FileSource => ({
  name,
  size: bytes.length,
  async *open() {
    for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
  },
});

const share = (...files: FileSource[]) => merdan.kopri.evidence.share(reference, { files, summary });

function collector() {
  const files = new Map<string, Uint8Array>();
  const aborted: string[] = [];
  const sink = async ({ name }: { name: string }): Promise<FileSink> => {
    const chunks: Uint8Array[] = [];
    return {
      write: async (chunk) => void chunks.push(chunk.slice()),
      finish: async () => {
        files.set(name, new Uint8Array(Buffer.concat(chunks)));
        return `/${name}`;
      },
      abort: async () => void aborted.push(name),
    };
  };
  return { files, aborted, sink };
}

/** A door that a test holds shut until it has looked. */
function door() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Lets the first chunk of every upload pass, then waits; tells where reading began. */
function heldUpload(device: TestDevice) {
  const { opened, open } = door();
  const reached = door();
  const offsets: number[] = [];
  device.mischief.upload = (honest, upload) =>
    honest.upload({
      ...upload,
      async *read(offset) {
        offsets.push(offset);
        if (offset > 0) {
          reached.open();
          await opened;
        }
        yield* upload.read(offset);
      },
    });
  return { open, reached: reached.opened, offsets };
}

async function eventually(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !(await condition()); ) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const evidenceOf = async (device: TestDevice) => device.kopri.evidence.list(reference);
const newest = async (device: TestDevice) => (await evidenceOf(device)).at(-1)?.evidence ?? '';
const blobsAtServer = () => readdir(join(network.folder, 'blobs'));
describe('an upload', () => {
  test('keeps nothing waiting: a message sent meanwhile arrives, the summary when its files are there', async () => {
    const held = heldUpload(merdan);
    const before = (await evidenceOf(elif)).length;
    const sharing = share(fileOf('disk.img', bytesOf(1_200_000)));
    await held.reached;
    expect((await merdan.kopri.channels.send(channel, 'The image is on its way.')).state).toBe('at-server');
    await elif.kopri.sync();
    expect(await textsOf(elif, channel)).toContain('The image is on its way.');
    expect(await evidenceOf(elif)).toHaveLength(before);
    expect((await evidenceOf(merdan)).at(-1)?.upload).toEqual({ state: 'running' });
    held.open();
    expect((await sharing).state).toBe('at-server');
    await settle(elif, merdan);
    const [entry] = (await evidenceOf(elif)).slice(-1);
    expect([entry?.custody.map(({ action }) => action), entry?.upload]).toEqual([['transferred'], undefined]);
    expect(merdan.spool.files.size).toBe(0);
  });

  test('goes on where it was after the client was killed', async () => {
    const held = heldUpload(merdan);
    const bytes = bytesOf(1_200_000);
    const killed = share(fileOf('disk.img', bytes)).catch((error: unknown) => error);
    await held.reached;
    await merdan.restart();
    await killed;
    expect(await merdan.kopri.status()).toMatchObject({ outbox: 2 });
    const again = heldUpload(merdan);
    again.open();
    expect(await merdan.kopri.sync()).toMatchObject({ queued: 0 });
    expect(again.offsets[0]).toBeGreaterThan(0);
    await settle(elif, merdan);
    const { files, sink } = collector();
    await elif.kopri.evidence.fetch(await newest(elif), sink);
    expect([...files.values()].map(sha256)).toEqual([sha256(bytes)]);
  });

  test('goes on where it was after the server was restarted', async () => {
    const held = heldUpload(merdan);
    const sharing = share(fileOf('disk.img', bytesOf(1_200_000)));
    await held.reached;
    await network.restartServer();
    held.open();
    const { state } = await sharing;
    if (state === 'queued') await merdan.kopri.sync();
    await eventually(async () => (await merdan.kopri.status()).outbox === 0);
    expect(held.offsets.filter((offset) => offset === 0)).toHaveLength(1);
    await settle(elif);
    expect(await newest(elif)).toBe(await newest(merdan));
  }, 60_000);

  test('cancelled leaves nothing: here, at the server, or for the others', async () => {
    const held = heldUpload(merdan);
    const before = (await evidenceOf(elif)).length;
    const blobs = (await blobsAtServer()).length;
    const sharing = share(fileOf('disk.img', bytesOf(1_200_000)));
    await held.reached;
    await merdan.kopri.evidence.cancel(await newest(merdan));
    await expect(sharing).rejects.toMatchObject({ code: 'cancelled' });
    expect([merdan.spool.files.size, (await merdan.kopri.status()).outbox]).toEqual([0, 0]);
    expect(await blobsAtServer()).toHaveLength(blobs);
    await settle(merdan, elif);
    expect(await evidenceOf(elif)).toHaveLength(before);
  });

  test('paused stands still, across a restart too, and goes on when it is resumed', async () => {
    const held = heldUpload(merdan);
    const sharing = share(fileOf('disk.img', bytesOf(1_200_000)));
    await held.reached;
    const evidence = await newest(merdan);
    await merdan.kopri.evidence.pause(evidence);
    expect((await sharing).upload).toEqual({ state: 'paused' });
    await merdan.restart();
    held.open();
    expect(await merdan.kopri.sync()).toMatchObject({ queued: 2 });
    await merdan.kopri.evidence.resume(evidence);
    await eventually(async () => (await merdan.kopri.status()).outbox === 0);
    await settle(elif);
    expect(await newest(elif)).toBe(evidence);
  });

  test('for which the server has no room waits, says why, and goes when there is room', async () => {
    let asked = 0;
    merdan.mischief.upload = async (honest, upload) => {
      asked += 1;
      if (asked === 2) throw new AppError('quota-exceeded');
      return honest.upload(upload);
    };
    await expect(share(fileOf('a.bin', bytesOf(1000)), fileOf('b.bin', bytesOf(1000)))).rejects.toMatchObject({
      code: 'quota-exceeded',
    });
    expect((await evidenceOf(merdan)).at(-1)?.upload).toEqual({ state: 'waiting', because: 'quota-exceeded' });
    expect((await merdan.kopri.channels.send(channel, 'No room for files.')).state).toBe('at-server');
    expect(await merdan.kopri.sync()).toMatchObject({ queued: 0 });
    expect(asked).toBe(3);
    await settle(elif);
    expect(await newest(elif)).toBe(await newest(merdan));
  });

  test('that has been sent cannot be cancelled, and what nobody shared is unknown', async () => {
    const { evidence } = await share(fileOf('a.bin', bytesOf(10)));
    await expect(merdan.kopri.evidence.cancel(evidence)).rejects.toMatchObject({ code: 'recall-too-late' });
    await expect(merdan.kopri.evidence.cancel('v'.padEnd(33, '0'))).rejects.toMatchObject({ code: 'evidence-unknown' });
  });
});

describe('sealing', () => {
  /** Gives its first piece, then waits. */
  function slowFile(size: number) {
    const { opened, open } = door();
    const reached = door();
    const source: FileSource = {
      name: 'slow.bin',
      size,
      async *open() {
        yield new Uint8Array(200_000);
        reached.open();
        await opened;
        yield new Uint8Array(size - 200_000);
      },
    };
    return { source, open, reached: reached.opened };
  }

  test('keeps nothing waiting, and cancelled leaves nothing', async () => {
    const told: Progress[] = [];
    merdan.onProgress = (progress) => told.push(progress);
    await merdan.restart();
    const slow = slowFile(400_000);
    const sharing = share(fileOf('first.bin', bytesOf(10)), slow.source);
    await slow.reached;
    expect((await merdan.kopri.channels.send(channel, 'Sealing.')).state).toBe('at-server');
    const { evidence = '' } = told.find(({ what }) => what === 'sealing') ?? {};
    await merdan.kopri.evidence.cancel(evidence);
    slow.open();
    await expect(sharing).rejects.toMatchObject({ code: 'cancelled' });
    expect([merdan.spool.files.size, (await merdan.kopri.status()).outbox]).toEqual([0, 0]);
  });

  test('killed half-way leaves no ciphertext behind', async () => {
    const slow = slowFile(400_000);
    const killed = share(fileOf('first.bin', bytesOf(10)), slow.source).catch((error: unknown) => error);
    await slow.reached;
    expect(merdan.spool.files.size).toBe(1);
    const [copy, spooled] = [merdan.snapshot(), new Map(merdan.spool.files)];
    const closing = merdan.kopri.close();
    slow.open();
    await Promise.all([closing, killed]);
    merdan.restore(copy);
    for (const [name, bytes] of spooled) merdan.spool.files.set(name, bytes);
    await merdan.restart();
    expect(merdan.spool.files.size).toBe(0);
  });

  test.each([
    ['shrinks', 300_000],
    ['grows', 500_000],
  ])('of a file that %s while it is read is refused, and nothing is queued', async (_, real) => {
    const source = { ...fileOf('log.txt', bytesOf(real)), size: 400_000 };
    await expect(share(source)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect([merdan.spool.files.size, (await merdan.kopri.status()).outbox]).toEqual([0, 0]);
  });

  test('begins with a file of the largest size, and refuses one byte more before it is opened', async () => {
    const opened: number[] = [];
    const declared = (size: number): FileSource => ({
      name: 'image.dd',
      size,
      async *open() {
        opened.push(size);
        yield new Uint8Array(10);
      },
    });
    await expect(share(declared(MAX_FILE_BYTES))).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(share(declared(MAX_FILE_BYTES + 1))).rejects.toMatchObject({ code: 'too-large' });
    expect(opened).toEqual([MAX_FILE_BYTES]);
  });

  test('without room on this computer is refused, and leaves nothing', async () => {
    merdan.spool.roomBytes = 100_000;
    await expect(share(fileOf('a.bin', bytesOf(10)), fileOf('b.bin', bytesOf(400_000)))).rejects.toMatchObject({
      code: 'store-full',
    });
    merdan.spool.roomBytes = Infinity;
    expect([merdan.spool.files.size, (await merdan.kopri.status()).outbox]).toEqual([0, 0]);
  });
});

test('an empty file travels like any other, with a warning on both sides', async () => {
  const { evidence, warnings } = await share(fileOf('full.bin', bytesOf(10)), fileOf('empty.bin', new Uint8Array(0)));
  expect(warnings).toEqual([{ code: 'file-empty', path: '$.files[1]' }]);
  await settle(elif);
  const { files, sink } = collector();
  const fetched = await elif.kopri.evidence.fetch(evidence, sink);
  expect(fetched[1]).toMatchObject({ size: 0, sha256: sha256(new Uint8Array(0)) });
  expect(files.get('empty.bin')).toHaveLength(0);
  expect((await evidenceOf(elif)).at(-1)?.warnings).toEqual(warnings);
});

describe('fetching', () => {
  let evidence: string;
  const bytes = bytesOf(900_000);
  beforeAll(async () => {
    ({ evidence } = await share(fileOf('disk.img', bytes)));
    await settle(elif);
  });

  test('keeps nothing waiting, and cancelled aborts the sink', async () => {
    const { opened, open } = door();
    const reached = door();
    elif.mischief.download = async function* (honest, ...args) {
      for await (const piece of honest.download(...args)) {
        yield piece;
        reached.open();
        await opened;
      }
    };
    const { files, aborted, sink } = collector();
    const fetching = elif.kopri.evidence.fetch(evidence, sink);
    await reached.opened;
    expect((await elif.kopri.channels.send(channel, 'Fetching.')).state).toBe('at-server');
    await elif.kopri.evidence.cancel(evidence);
    open();
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
    expect([files.size, aborted]).toEqual([0, ['disk.img']]);
  });

  test('goes on where it was when the line is cut again and again', async () => {
    const begun: number[] = [];
    elif.mischief.download = async function* (honest, blob, { fromByte = 0, ...rest } = {}) {
      begun.push(fromByte);
      let given = 0;
      for await (const piece of honest.download(blob, { fromByte, ...rest })) {
        yield piece;
        given += piece.length;
        if (given > 250_000) throw new AppError('server-unreachable');
      }
    };
    const { files, sink } = collector();
    await elif.kopri.evidence.fetch(evidence, sink);
    expect(begun.length).toBeGreaterThan(2);
    expect(new Set(begun).size).toBe(begun.length);
    expect(sha256(files.get('disk.img') ?? new Uint8Array())).toBe(sha256(bytes));
  }, 30_000);

  test.each([
    [
      'damaged',
      (piece: Uint8Array, at: number) => (at === 0 ? piece.map((byte, i) => (i === 99 ? byte ^ 1 : byte)) : piece),
    ],
    ['truncated', (piece: Uint8Array, at: number) => (at > 300_000 ? new Uint8Array(0) : piece)],
  ])('what is %s is aborted, with a code', async (_, spoil) => {
    elif.mischief.download = async function* (honest, ...args) {
      let at = 0;
      for await (const piece of honest.download(...args)) {
        yield spoil(piece, at);
        at += piece.length;
      }
    };
    const { files, aborted, sink } = collector();
    await expect(elif.kopri.evidence.fetch(evidence, sink)).rejects.toMatchObject({ code: 'file-damaged' });
    expect([files.size, aborted]).toEqual([0, ['disk.img']]);
  });
});

test('progress names evidence, file and phase, never goes back, and ends whole', async () => {
  const told: Progress[] = [];
  merdan.onProgress = (progress) => told.push(progress);
  await merdan.restart();
  const { evidence } = await share(fileOf('a.img', bytesOf(1_700_000)), fileOf('b.img', bytesOf(700_000)));
  const ofFiles = told.filter((progress) => progress.evidence === evidence);
  for (const what of ['sealing', 'upload'])
    for (const file of [0, 1]) {
      const done = ofFiles.filter((each) => each.what === what && each.file === file);
      const bytes = done.map(({ doneBytes = 0 }) => doneBytes);
      expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
      expect(done.at(-1)?.doneBytes).toBe(done.at(-1)?.totalBytes);
    }
});
