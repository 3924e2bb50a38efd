/** Where this computer stands: status, sync, doctor. */
import type { Command } from 'commander';
import type { SyncResult } from '@kopri/client';
import type { Answer } from '../answer.js';
import type { Runner, Session } from '../runner.js';
import { syncWords } from '../view/channels.js';
import { People } from '../view/people.js';
import { doctorWords, statusWords } from '../view/status.js';
import { given, withExample } from './options.js';

export function addStatusCommand(program: Command, runner: Runner): void {
  withExample(
    program
      .command('status')
      .description('Show who you are here, whether you are admitted, and whether anything waits to be sent.')
      .action(() => runner.withProfile(status, { tellTrouble: true })),
    'kopri status',
  );
}

export function addUpkeepCommands(program: Command, runner: Runner): void {
  withExample(
    program
      .command('sync')
      .option('--follow', 'stay and print a line whenever something came or went, until Ctrl+C')
      .description('Fetch what is new and send what waits. Every other command does this first, too.')
      .action(({ follow = false }: { readonly follow?: boolean }) =>
        follow
          ? runner.withProfile((session) => followNews(session, runner), { stopsItself: true })
          : runner.withProfile(async ({ caughtUp }) => syncAnswer(caughtUp)),
      ),
    'kopri sync',
    'kopri sync --follow --json',
  );
  withExample(
    program
      .command('doctor')
      .description(
        'Check clock, server, directory, channels, what waits and the profile. The answer holds no content and can be sent to an operator.',
      )
      .action(() => runner.withProfile(doctor, { tellTrouble: true })),
    'kopri doctor',
  );
}

async function status({ kopri, shell }: Session): Promise<Answer> {
  const answer = await kopri.status();
  const { state, member, device, network, server, directory, outbox, alarm, check } = answer;
  return {
    json: {
      state,
      member,
      device,
      network,
      server,
      directory: { size: directory.size, root: directory.root, witnesses: directory.witnesses },
      outbox,
      ...given({ alarm, check }),
    },
    words: async () => statusWords(answer, await People.of(kopri, shell), shell.terminal.width),
  };
}

const syncAnswer = ({ received, sent, queued }: SyncResult): Answer => ({
  json: { received, sent, queued },
  words: () => [syncWords({ received, sent, queued })],
});

/** One answer a turn, printed as it comes; nothing is left to print at the end. */
async function followNews({ kopri, shell, caughtUp }: Session, runner: Runner): Promise<undefined> {
  await runner.answer(kopri, syncAnswer(caughtUp));
  await kopri.follow(shell.signal, (result) => void runner.answer(kopri, syncAnswer(result)));
}

async function doctor({ kopri, shell }: Session): Promise<Answer> {
  const checks = await kopri.doctor();
  return {
    json: { checks: checks.map(({ name, ok, detail }) => ({ name, ok, detail })) },
    words: () => doctorWords(checks, shell.terminal.width),
  };
}
