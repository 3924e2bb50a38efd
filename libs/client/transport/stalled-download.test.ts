/** A line that dies in the middle of a file. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { BlobId } from '@kopri/protocol';
import { downloadBlob } from './blobs.js';
import { Http } from './http.js';

afterEach(() => void jest.useRealTimers());

test('is given up when nothing has come for a minute, and not before, so that it can be gone on with', async () => {
  const server = createServer((_, response) => void response.writeHead(200).write('the first bytes'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  const http = new Http(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const chunks = downloadBlob(http, 'b'.repeat(33) as BlobId)[Symbol.asyncIterator]();
  const first = await chunks.next();
  expect(new TextDecoder().decode(first.value as Uint8Array)).toBe('the first bytes');
  // Whoever is busy with what came is not late.
  jest.advanceTimersByTime(100_000);
  let isOver = false;
  const next = chunks.next().finally(() => (isOver = true));
  jest.advanceTimersByTime(59_000);
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  jest.advanceTimersByTime(2_000);
  await expect(next).rejects.toMatchObject({ code: 'server-unreachable' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
