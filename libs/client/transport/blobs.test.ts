/** A chunk is lost when the line is cut in it, and told when it has arrived: as much as the line carries in some seconds. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { BlobId, ChannelId } from '@kopri/protocol';
import { nextChunkBytes, uploadBlob } from './blobs.js';
import { Http } from './http.js';

afterEach(() => void jest.useRealTimers());

const KBIT = 1000 / 8;

/** What is sent at once after some chunks on a line that carries so much in a second. */
function settledAt(bytesPerSecond: number): number {
  let bytes = 500_000;
  for (let chunk = 0; chunk < 20; chunk += 1) bytes = nextChunkBytes(bytes, (bytes / bytesPerSecond) * 1000);
  return bytes;
}

test.each([
  ['64 kbit/s', 64 * KBIT, 62_500],
  ['8 kbit/s', 8 * KBIT, 15_625],
  ['10 Mbit/s', 10_000 * KBIT, 500_000],
])('at %s chunks settle at a size of their own', (_, bytesPerSecond, bytes) => {
  expect(settledAt(bytesPerSecond)).toBe(bytes);
});

test('a brief first chunk is followed by greater ones, up to the most that may be lost', () => {
  const sizes = [62_500];
  while (sizes.length < 5) sizes.push(nextChunkBytes(sizes.at(-1) ?? 0, 300));
  expect(sizes).toEqual([62_500, 125_000, 250_000, 500_000, 500_000]);
});

test('a chunk that nobody answers for two minutes is sent again from where the server is, half as large', async () => {
  const sizeBytes = 100_000;
  const chunks: number[] = [];
  const server = createServer(async (request, response) => {
    const reply = { 'tus-resumable': '1.0.0', 'upload-length': `${sizeBytes}` };
    if (request.method === 'HEAD') return response.writeHead(200, { ...reply, 'upload-offset': '0' }).end();
    chunks.push(await lengthOf(request));
    const offset = request.headers['upload-offset'];
    if (chunks.length > 1)
      response.writeHead(204, { ...reply, 'upload-offset': `${Number(offset) + (chunks.at(-1) ?? 0)}` }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  const uploading = uploadBlob(new Http(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), {
    blob: 'b'.repeat(33) as BlobId,
    channel: 'c'.repeat(33) as ChannelId,
    sizeBytes,
    read: async function* read(offset) {
      yield new Uint8Array(sizeBytes - offset);
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  while (chunks.length === 0) await new Promise(setImmediate);
  jest.advanceTimersByTime(120_000);
  jest.useRealTimers();
  await uploading;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(chunks[0]).toBe(62_500);
  expect(chunks[1]).toBe(31_250);
});

async function lengthOf(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const part of request) bytes += (part as Uint8Array).length;
  return bytes;
}
