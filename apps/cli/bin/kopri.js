#!/usr/bin/env node
/**
 * Makes the checkout ready when it is not (installs, compiles; its messages go to standard error),
 * then runs the command line. Plain JavaScript, because it must run before anything is compiled.
 */
import { prepare } from '../../../scripts/prepare.mjs';

/** Node 20 announces JSON modules as experimental at every start; they are not since Node 22. All else is told. */
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

try {
  await prepare();
} catch (error) {
  const message = `Köpri could not be made ready: ${error.message}`;
  const hint = 'See what was printed above, then run npm ci in the folder of Köpri and try again.';
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: { code: 'internal', message, hint } })}\n`);
  else process.stderr.write(`${message}\n${hint}\n`);
  process.exit(1);
}
await import('../../../dist/apps/cli/main.js');
