/** The command line as a whole: its words, its groups, and what happens to a line that cannot be understood. */
import { Command, CommanderError, Help, type HelpConfiguration, type Option } from 'commander';
import { addChannelCommands } from './commands/channels.js';
import { addDeviceCommands } from './commands/devices.js';
import { addDirectoryCommands } from './commands/directory.js';
import { addAdmissionCommands, addStartCommands } from './commands/enrolment.js';
import { addEvidenceCommands } from './commands/evidence.js';
import { addQueryCommands } from './commands/queries.js';
import { addStatusCommand, addUpkeepCommands } from './commands/status.js';
import { EXIT_DONE, UsageError } from './failure.js';
import { Runner, type Flags } from './runner.js';
import type { Shell } from './shell.js';

const VERSION = '0.2.0';

const DESCRIPTION = `Köpri: the secure channel and contact directory of the Judicial Cooperation Network
for Central Asia and Southern Caucasus. What you write is sealed on this computer and
opened on your colleagues'; nobody in between can read it.`;

const MANUAL = `
First steps, with the link of your correspondent:
  $ kopri join 'https://…/join#…' --name 'Gyzylgul Annayewa' --languages tk,ru
  $ kopri status
  $ kopri directory --country TR

Environment:
  KOPRI_PASSPHRASE  unlocks the profile without asking
  KOPRI_DEBUG       prints where a failure came from

Exit codes:
  0  done
  1  refused or failed; with --json: {"error":{"code","message","hint"}}
  2  the command was not understood

Without a server every command works on what this computer holds, and sends later what must be sent.
Examples stand under each command: kopri COMMAND --help`;

const plain = new Help();

/** Lists hold one sentence each; the whole text stands in the help of the command. */
const manual: HelpConfiguration = {
  showGlobalOptions: true,
  subcommandTerm: (command) => plain.subcommandTerm(command).replace(' [options]', ''),
  subcommandDescription: (command) => command.description().replace(/(?<=[.:]) [A-Z].*$/s, ''),
  optionDescription: ({ description, argChoices }: Option) =>
    argChoices === undefined ? description : `${description}; one of ${argChoices.join(', ')}`,
  visibleGlobalOptions: (command) =>
    plain.visibleGlobalOptions
      .call({ ...plain, showGlobalOptions: true }, command)
      .filter(({ long }) => long !== '--version'),
};

/** Runs one command line to its exit code. `argv` is without node and script. */
export async function runKopri(argv: readonly string[], shell: Shell): Promise<number> {
  const asksJson = argv.includes('--json');
  const program = new Command();
  const runner = new Runner(shell, () => ({ ...program.opts<Flags>(), ...(asksJson ? { json: true } : {}) }));
  buildProgram(program, runner, { quiet: asksJson });
  return runner.conclude(async () => {
    try {
      await program.parseAsync(argv, { from: 'user' });
    } catch (error) {
      if (error instanceof CommanderError) judgeEnding(error, program, argv);
      else throw error;
    }
  });
}

function buildProgram(program: Command, runner: Runner, { quiet }: { readonly quiet: boolean }): void {
  const { terminal } = runner.shell;
  program
    .name('kopri')
    .description(DESCRIPTION)
    .usage('COMMAND [options]')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'Print the help of a command.')
    .exitOverride()
    .configureHelp({ ...manual, helpWidth: terminal.width })
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => (quiet ? undefined : terminal.note(text.trimEnd())),
      outputError: () => undefined,
    })
    .option('--home <dir>', 'folder of the profile (default: ~/.kopri)')
    .option('--json', 'answer with one line of JSON, errors too')
    .option('--yes', 'ask no questions')
    .addHelpText('after', MANUAL);
  addAll(program, runner);
}

function addAll(program: Command, runner: Runner): void {
  program.commandsGroup('Begin:');
  addStartCommands(program, runner);
  addStatusCommand(program, runner);
  program.commandsGroup('People:');
  addDirectoryCommands(program, runner);
  addAdmissionCommands(program, runner);
  program.commandsGroup('Write:');
  addChannelCommands(program, runner);
  program.commandsGroup('Cases:');
  addQueryCommands(program, runner);
  addEvidenceCommands(program, runner);
  program.commandsGroup('This computer:');
  addUpkeepCommands(program, runner);
  addDeviceCommands(program, runner);
}

/** Help and version that were asked for end well; help that had to be shown, and all else, is a usage error. */
function judgeEnding({ code, exitCode, message }: CommanderError, program: Command, argv: readonly string[]): void {
  if (exitCode === EXIT_DONE) return;
  const path = commandPath(program, argv);
  const complaint = code === 'commander.help' ? `Which command of ${path}?` : sentence(message);
  const dashed =
    code === 'commander.unknownOption'
      ? '. A text that begins with a dash stands after --, as in: kopri send MEMBER -- "-5 degrees"'
      : '';
  throw new UsageError(complaint, `See: ${path} --help${dashed}`);
}

/** `error: missing required argument 'link'` → `Missing required argument 'link'.` */
function sentence(message: string): string {
  const plain = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const capital = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.?)]$/.test(capital) ? capital : `${capital}.`;
}

/** The command that the words of the line lead to, as it is called. */
function commandPath(program: Command, argv: readonly string[]): string {
  const names = [program.name()];
  let current = program;
  for (const word of argv) {
    const next = current.commands.find((command) => command.name() === word);
    if (next === undefined) continue;
    names.push(word);
    current = next;
  }
  return names.join(' ');
}
