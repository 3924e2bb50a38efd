/** What a server says of a failure. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Http } from './http.js';

test('a server gives the code of an error, never words that a screen would show as ours', async () => {
  const server = createServer((_, response) => {
    const error = { code: 'not-signed-in', detail: 'read your passphrase to the operator, +90 312', retryAfterMs: 5 };
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const http = new Http(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const failure: unknown = await http.call('/api/network').catch((error: unknown) => error);
  await new Promise((resolve) => server.close(resolve));
  expect(failure).toMatchObject({ code: 'not-signed-in', detail: undefined, retryAfterMs: 5 });
});
