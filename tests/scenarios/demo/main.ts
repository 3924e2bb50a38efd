/**
 * `npm run demo`: starts a server, plays the story, shows what the server saw and stays up for the
 * command line. `-- --exit` ends when the story has; `-- --json` prints one event a line.
 */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Company } from './company.js';
import { makeGround } from './ground.js';
import { tellHowToGoOn } from './go-on.js';
import { plantedCanaries } from './planted.js';
import type { Stage } from './stage.js';
import { OPENING, play } from './story.js';
import { Teller } from './teller.js';

const PROGRAM = fileURLToPath(new URL('../../../apps/server/main.js', import.meta.url));
const PASSPHRASE = 'the bridge stands in fog';
const LARGE_BYTES = 20_000_000;
/** As a shell counts an interrupt. */
const EXIT_INTERRUPTED = 130;

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

interface Options {
  readonly exit: boolean;
  readonly json: boolean;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: { exit: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nUsage: npm run demo -- [--exit] [--json]\n`,
    );
    process.exit(2);
  }
}

/** Resolves at the first signal; a second one changes nothing: the end is under way. */
function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('interrupted'));
  });
}

async function demonstrate({ exit, json }: Options): Promise<number> {
  const begun = Date.now();
  const interrupted = interruption();
  const teller = new Teller((line) => process.stdout.write(`${line}\n`), json ? 'json' : 'words');
  teller.tell({ event: 'begin', text: OPENING });
  const setupToken = randomBytes(16).toString('base64url');
  const ground = await makeGround({ program: PROGRAM, setupToken });
  try {
    const company = new Company(ground, PASSPHRASE);
    const stage: Stage = {
      ground,
      server: ground.server,
      company,
      teller,
      planted: plantedCanaries(random),
      setupToken,
      random,
      largeBytes: LARGE_BYTES,
    };
    const told = await Promise.race([play(stage), interrupted]);
    if (told === 'interrupted') {
      teller.mute();
      return EXIT_INTERRUPTED;
    }
    const invitation = exit ? undefined : await company.at('derya').enrolment.invite(COLLEAGUE);
    await company.closeAll();
    const seconds = ((Date.now() - begun) / 1_000).toFixed(0);
    const verdict = teller.allHold ? 'Everything held' : 'Something did not hold: see ✗';
    teller.tell({ event: 'end', holds: teller.allHold, text: `${verdict}. It took ${seconds} s.` });
    if (invitation !== undefined) await stayUp(stage, { reference: told, link: invitation.link, interrupted });
    return teller.allHold ? 0 : 1;
  } finally {
    await ground.dispose();
  }
}

/** Whoever looks in with a browser. */
const COLLEAGUE = { country: 'TR', authority: 'tr-cpo', role: 'practitioner' };

interface Staying {
  readonly reference: string;
  /** An invitation for a browser. */
  readonly link: string;
  readonly interrupted: Promise<'interrupted'>;
}

async function stayUp(stage: Stage, { reference, link, interrupted }: Staying): Promise<void> {
  tellHowToGoOn(stage, { reference, link });
  const why = await Promise.race([interrupted, stage.server.ended]);
  if (why !== 'interrupted') stage.teller.law('The server stays up.', false);
}

// A reader that has seen enough, as `npm run demo | head` has, must not leave the server behind.
process.stdout.on('error', () => process.emit('SIGTERM'));

try {
  process.exit(await demonstrate(readOptions()));
} catch (error) {
  process.stderr.write(`The demonstration failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
