/** `npm start`: the server as a process. */
import 'reflect-metadata';
import { isAppError } from '@kopri/protocol';
import { describeError } from './platform/http/logging.js';
import { readSettings } from './platform/settings.js';
import { startServer, type RunningServer } from './start-server.js';

/** Less than whoever asks us to end waits before killing. */
const STOP_DEADLINE_MS = 9_500;

function fail(error: unknown): never {
  const code = isAppError(error) ? error.code : 'internal';
  const message = isAppError(error)
    ? (error.detail ?? error.code)
    : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${JSON.stringify({ error: { code, message } })}\n`);
  process.exit(1);
}

// A terminal or a log collector that went away must not end the server half-way.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.on('uncaughtException', (error) => {
  process.stderr.write(`${JSON.stringify({ error: { code: 'internal' }, ...describeError(error) })}\n`);
  process.exit(1);
});

let running: RunningServer | undefined;
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
  await running?.stop();
  process.exit(0);
}

try {
  const start = startServer(readSettings(process.env), { onFatal: fail });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void start.then(stop, stop));
  running = await start;
  if (running.newSetupToken !== undefined) process.stdout.write(`Setup token: ${running.newSetupToken}\n`);
  process.stdout.write(`Köpri listens on ${running.url}\n`);
} catch (error) {
  fail(error);
}
