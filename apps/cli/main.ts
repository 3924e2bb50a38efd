/** The process around the command line: its arguments, signals, streams and end. */
import { ownZone } from '@kopri/locale';
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EXIT_INTERRUPTED } from './failure.js';
import { runKopri } from './program.js';
import { ProcessTerminal } from './terminal/process-terminal.js';

const INCIDENT_LENGTH = 8;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(EXIT_INTERRUPTED);
    stop.abort();
  });
}

/** A reader that has seen enough, as `kopri read … | head` has, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const exitCode = await runKopri(process.argv.slice(2), {
  profiles: async () => new (await import('./profiles-on-disk.js')).ProfilesOnDisk(),
  terminal: new ProcessTerminal(),
  env: process.env,
  signal: stop.signal,
  defaultHome: join(homedir(), '.kopri'),
  zone: ownZone(),
  newIncidentId: () => randomUUID().slice(0, INCIDENT_LENGTH),
});

/** Output may still be on its way where streams are pipes. */
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((written) => stream.write('', written))),
);
process.exit(exitCode);
