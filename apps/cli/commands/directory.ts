/** Who is in the network, and what correspondents do with its members. */
import type { Command } from 'commander';
import type { DirectoryFilter, MemberEntry } from '@kopri/client';
import { AppError, findAuthority, findCountry } from '@kopri/protocol';
import type { Answer, JsonObject } from '../answer.js';
import type { Runner, Session } from '../runner.js';
import { directoryWords, memberChangeWords, memberWords } from '../view/members.js';
import { nameOf, People } from '../view/people.js';
import { given, group, withExample } from './options.js';

export function addDirectoryCommands(program: Command, runner: Runner): void {
  withExample(
    program
      .command('directory')
      .description(
        'Search the members of the network, their languages and who vouched for them. Works without a server.',
      )
      .option('--country <CC>', 'only those who serve there, as in TR')
      .option('--authority <id>', 'only those of this authority, as in tm-gpo')
      .option('--text <text>', 'only those whose name or position fits, in any script')
      .option('--language <code>', 'only those who work in this language, as in ru')
      .action((filter: DirectoryFilter) =>
        runner.withProfile((session) => searchDirectory(session, requireKnown(filter))),
      ),
    'kopri directory --country TR --language ru',
  );
  addMemberCommands(group(program, 'member', 'Show a member, or suspend, reinstate or remove one.'), runner);
}

function addMemberCommands(member: Command, runner: Runner): void {
  withExample(
    named(member.command('show'))
      .description('Show one member and who vouched for them.')
      .action((who: string) => runner.withProfile((session) => showMember(session, who))),
    "kopri member show 'Elif Yılmaz'",
  );
  for (const { act, description, question } of changes) {
    withExample(
      named(member.command(act))
        .description(description)
        .option('--reason <text>', 'why, for the record')
        .action((who: string, { reason }: { readonly reason?: string }) =>
          runner.withProfile((session) => changeMember(session, { act, who, question, ...given({ reason }) })),
        ),
      `kopri member ${act} 'Merdan Orazow' --reason 'Left the office'`,
    );
  }
}

const named = (command: Command): Command => command.argument('<member>', 'id, or a name that fits one member');

type Act = 'suspend' | 'reinstate' | 'remove';

const changes: readonly {
  readonly act: Act;
  readonly description: string;
  readonly question?: (name: string) => string;
}[] = [
  {
    act: 'suspend',
    description:
      'Suspend a member of your country: from now on their devices open nothing new, until they are reinstated.',
    question: (name) => `Suspend ${name}? Their devices open nothing that is sent from now on.`,
  },
  { act: 'reinstate', description: 'Reinstate a suspended member of your country.' },
  {
    act: 'remove',
    description: 'Remove a member of your country for good: their devices open nothing that is sent from now on.',
    question: (name) => `Remove ${name} for good? Their devices open nothing that is sent from now on.`,
  },
];

interface Change {
  readonly act: Act;
  readonly who: string;
  readonly reason?: string;
  readonly question?: ((name: string) => string) | undefined;
}

async function searchDirectory({ kopri, shell }: Session, filter: DirectoryFilter): Promise<Answer> {
  const { size, members } = await kopri.directory.list(filter);
  return {
    json: { size, members: members.map(memberJson) },
    words: async () => directoryWords(members, await People.of(kopri, shell), shell.terminal.width),
  };
}

const memberJson = ({
  member,
  name,
  country,
  authority,
  position,
  languages,
  state,
  devices,
  vouchedBy,
}: MemberEntry): JsonObject => ({
  member,
  name: name ?? null,
  country,
  authority,
  position: position ?? null,
  languages,
  state,
  devices,
  vouchedBy,
});

async function showMember({ kopri, shell }: Session, who: string): Promise<Answer> {
  const entry = await kopri.directory.require(who);
  const { member, state } = entry;
  return {
    json: { member, state },
    words: async () => memberWords(entry, await People.of(kopri, shell), shell.terminal.width),
  };
}

async function changeMember(
  { kopri, confirm, settle }: Session,
  { act, who, reason, question }: Change,
): Promise<Answer> {
  const before = await kopri.directory.require(who);
  if (question !== undefined) await confirm(question(nameOf(before)));
  const changed = await kopri.members[act](before.member, reason);
  await settle();
  const { member, state } = changed;
  return { json: { member, state }, words: () => memberChangeWords(changed) };
}

/** A misspelt code would find nobody, which reads as an answer. */
function requireKnown(filter: DirectoryFilter): DirectoryFilter {
  const { country, authority } = filter;
  if (country !== undefined && findCountry(country) === undefined)
    throw new AppError('country-unknown', { detail: country });
  if (authority !== undefined && findAuthority(authority) === undefined)
    throw new AppError('authority-unknown', { detail: authority });
  return filter;
}
