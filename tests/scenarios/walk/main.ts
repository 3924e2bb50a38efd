/**
 * `npm run walk`: the walk of the command line's contract, with separate homes and processes, and
 * the server killed by SIGKILL between every two steps. One line a step; with `-- --json` one event
 * a line. Ends with 1 at the first law that breaks, with the JSON that was seen.
 */
import { askAndAnswer, shareAndFetch } from './case.js';
import { writeDocuments } from './documents.js';
import { enrolEverybody, seeTheDirectory } from './people.js';
import { ServerProcess } from '../processes/server-process.js';
import { findFreePort, makeFolder, removeFolder } from '../processes/temporary.js';
import { BrokenLaw, Stage, type StepReport } from './stage.js';
import { removeMerdan, requireNothingLost, talk } from './talk.js';

const SETUP_TOKEN = 'walk-0123456789abcdef0123456789abcdef';

const asJson = process.argv.includes('--json');

const tell = (event: object, words: string): void => {
  process.stdout.write(`${asJson ? JSON.stringify(event) : words}\n`);
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function reportStep({ step, title, commandMs, recoveryMs }: StepReport): void {
  const times = `${seconds(commandMs).padStart(7)}  server up after ${seconds(recoveryMs)}`;
  tell(
    { step, title, commandMs: Math.round(commandMs), recoveryMs: Math.round(recoveryMs) },
    `${String(step).padStart(3)}  ${title.padEnd(60)}${times}`,
  );
}

async function walk(stage: Stage): Promise<void> {
  const documents = await writeDocuments(stage.pathOf(''));
  const enrolled = await enrolEverybody(stage, SETUP_TOKEN);
  await seeTheDirectory(stage, enrolled);
  const aCase = await askAndAnswer(stage, enrolled, documents);
  await shareAndFetch(stage, aCase, documents);
  const said = await talk(stage);
  await requireNothingLost(stage, await removeMerdan(stage, enrolled, said));
}

function reportFailure(error: unknown, server: ServerProcess): void {
  const seen = error instanceof BrokenLaw ? error.seen : undefined;
  const words =
    error instanceof BrokenLaw ? `Broken: ${error.message}` : String(error instanceof Error ? error.stack : error);
  tell({ broken: words, seen }, `${words}${seen === undefined ? '' : `\n${JSON.stringify(seen)}`}`);
  process.stderr.write(server.printed);
}

const begun = performance.now();
const folder = await makeFolder();
const server = new ServerProcess({ dataDir: `${folder}/data`, port: await findFreePort(), setupToken: SETUP_TOKEN });
const stage = new Stage({ folder, server, report: reportStep });
try {
  await walk(stage);
  const took = performance.now() - begun;
  tell(
    { done: true, steps: stage.stepCount, tookMs: Math.round(took) },
    `Done: ${stage.stepCount} steps, ${stage.stepCount - 1} kills, nothing lost, in ${seconds(took)}.`,
  );
} catch (error) {
  reportFailure(error, server);
  process.exitCode = 1;
} finally {
  await server.stop().catch(() => null);
  await removeFolder(folder);
}
