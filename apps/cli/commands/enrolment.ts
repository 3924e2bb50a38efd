/** How a network begins and how people come into it: found, invite, join, requests, admit, refuse. */
import type { Command } from 'commander';
import { AppError, isId, type RequestId } from '@kopri/protocol';
import { english } from '@kopri/locale/english';
import type { Answer } from '../answer.js';
import { UsageError } from '../failure.js';
import type { Runner, Session } from '../runner.js';
import type { Joined } from '../shell.js';
import { cleanLine } from '../view/clean.js';
import { admittedWords, invitationsWords, requestsWords, withdrawalWords } from '../view/members.js';
import { People } from '../view/people.js';
import { block } from '../view/table.js';
import { given, group, parseLanguages, parseServerUrl, requiredChoice, withExample } from './options.js';

interface FoundOptions {
  readonly server: string;
  readonly setupToken: string;
  readonly name: string;
  readonly networkName?: string;
}

interface InviteOptions {
  readonly country?: string;
  readonly authority?: string;
  readonly role: string;
  readonly position?: string;
}

interface JoinOptions {
  readonly name: string;
  readonly nameLocal?: string;
  readonly languages?: string[];
}

export function addStartCommands(program: Command, runner: Runner): void {
  const network = group(program, 'network', 'Found a network on a new server.');
  withExample(
    network
      .command('found')
      .description(
        'Found a network: makes its root of trust and the profile of its secretariat on this computer. A server serves one network; its setup token is worth nothing afterwards.',
      )
      .requiredOption('--server <url>', 'address of the server', parseServerUrl)
      .requiredOption('--setup-token <token>', 'the token the server printed when it first started')
      .requiredOption('--name <text>', 'your name, as members will read it')
      .option('--network-name <text>', 'name of the network')
      .action((options: FoundOptions) =>
        runner.withNewProfile(
          async (profiles, place) => ({ kopri: await profiles.found({ ...place, ...given(options) }) }),
          answerFounding,
        ),
      ),
    "kopri network found --server https://kopri.example --setup-token 7f3a… --name 'Secretariat'",
  );
  withExample(
    program
      .command('join')
      .argument('<link>', 'the link you were given, in quotation marks')
      .description(
        'Ask to be admitted with the link of a correspondent. Makes your profile on this computer and shows a check number: read it to the person who invited you.',
      )
      .requiredOption('--name <text>', 'your name in Latin letters')
      .option('--name-local <text>', 'your name in your own script')
      .option('--languages <list>', 'languages you work in, the best first', parseLanguages)
      .action((link: string, options: JoinOptions) =>
        runner.withNewProfile((profiles, place) => profiles.join({ ...place, link, ...given(options) }), answerJoining),
      ),
    "kopri join 'https://kopri.example/join#…' --name 'Gyzylgul Annayewa' --languages tk,ru",
  );
}

async function answerFounding({ kopri, settle }: Session): Promise<Answer> {
  await settle();
  const { network, member, device } = await kopri.status();
  return {
    json: { network, member, device },
    words: () => [
      'The network is founded, and you are its secretariat.',
      'Next, invite a correspondent for each country: kopri invite --country TM --authority tm-gpo --role correspondent',
    ],
  };
}

async function answerJoining({ shell }: Session, { request, check }: Joined): Promise<Answer> {
  return {
    json: { request, state: 'waiting', check },
    words: () => [
      `Your check number is ${check}`,
      ...block(
        'Read it by telephone or in person to the person who invited you; they compare it and admit you. Then run: kopri status',
        0,
        shell.terminal.width,
      ),
    ],
  };
}

export function addAdmissionCommands(program: Command, runner: Runner): void {
  withExample(
    program
      .command('invite')
      .description(
        'Invite a person: prints a link that serves one person once. Correspondents invite into their own country, the secretariat invites correspondents.',
      )
      .option('--country <CC>', 'country in which the person serves, as in TM')
      .option('--authority <id>', 'authority in which the person serves, as in tm-gpo')
      .addOption(requiredChoice('--role <role>', 'what the person will be', ['correspondent', 'practitioner']))
      .option('--position <text>', 'position, as in a business card')
      .action((options: InviteOptions) => runner.withProfile((session) => invite(session, options))),
    "kopri invite --country TM --authority tm-gpo --role practitioner --position 'Prosecutor'",
  );
  withExample(
    program
      .command('invitations')
      .description('List your open invitations, made on this computer: for whom, since when, until when.')
      .action(() => runner.withProfile(listInvitations)),
    'kopri invitations',
  );
  withExample(
    program
      .command('withdraw')
      .argument('<invitation>', 'the invitation, as kopri invitations shows it')
      .description(
        'Withdraw an invitation whose link went astray: nobody joins or is admitted by it any more. It cannot be undone.',
      )
      .action((invitation: string) => runner.withProfile((session) => withdraw(session, invitation))),
    'kopri withdraw i7d02…',
  );
  withExample(
    program
      .command('requests')
      .description('List those who used your links and wait to be admitted, each with the check number to compare.')
      .action(() => runner.withProfile(listRequests)),
    'kopri requests',
  );
  withExample(
    program
      .command('admit')
      .argument('[request]', 'the request, as kopri requests shows it')
      .option('--all', 'everybody who waits, but those whose link was used by two')
      .description('Admit a person: signs their entry in the directory in your name. Compare the check number first.')
      .action((request: string | undefined, { all }: { readonly all?: boolean }) =>
        runner.withProfile((session) => admit(session, requireWhom(request, all))),
      ),
    'kopri admit q41c0…',
    'kopri admit --all',
  );
  withExample(
    program
      .command('refuse')
      .argument('<request>', 'the request, as kopri requests shows it')
      .requiredOption('--reason <text>', 'why, for the record')
      .description('Refuse a person. The link is worth nothing afterwards.')
      .action((request: string, { reason }: { readonly reason: string }) =>
        runner.withProfile((session) => refuse(session, requireRequest(request), reason)),
      ),
    "kopri refuse q41c0… --reason 'Check number differs'",
  );
}

async function invite({ kopri, settle, shell }: Session, options: InviteOptions): Promise<Answer> {
  const { invitation, link, expires } = await kopri.enrolment.invite(given(options));
  await settle();
  return {
    json: { invitation, link, expires },
    words: async () => [
      'Give this link to one person, by a way you trust. Whoever has it can ask in your name to be admitted:',
      '',
      cleanLine(link),
      '',
      `It serves once, until ${english.dayTime(expires, (await People.of(kopri, shell)).zone)}.`,
    ],
  };
}

async function listInvitations({ kopri, shell }: Session): Promise<Answer> {
  const invitations = await kopri.enrolment.invitations();
  return {
    json: {
      invitations: invitations.map(
        ({ invitation, country, authority, role, position = null, made, expires, withdrawn }) => ({
          invitation,
          country,
          authority,
          role,
          position,
          made,
          expires,
          state: withdrawn === null ? 'open' : 'withdrawn',
          asked: [...(withdrawn?.asked ?? [])],
        }),
      ),
    },
    words: async () => invitationsWords(invitations, await People.of(kopri, shell), shell.terminal.width),
  };
}

async function withdraw({ kopri, confirm, settle }: Session, invitation: string): Promise<Answer> {
  if (!isId('invitation', invitation)) throw new AppError('invitation-unknown', { detail: invitation });
  await confirm(
    'Withdraw this invitation? Nobody joins by its link any more, and whoever has asked with it is not admitted. It cannot be undone.',
  );
  const { withdrawn } = await kopri.enrolment.withdraw(invitation);
  await settle();
  return {
    json: { withdrawn: invitation, state: withdrawn?.isAtServer === true ? 'at-server' : 'queued' },
    words: () => withdrawalWords(withdrawn),
  };
}

async function listRequests({ kopri, shell }: Session): Promise<Answer> {
  const requests = await kopri.enrolment.requests();
  return {
    json: {
      requests: requests.map(({ request, check, alarm, name, country, authority, role, position = null }) => ({
        request,
        check,
        alarm,
        name,
        country,
        authority,
        role,
        position,
      })),
    },
    words: () => requestsWords(requests, shell.terminal.width),
  };
}

async function admit({ kopri, settle, shell }: Session, whom: RequestId | 'all'): Promise<Answer> {
  const admitted = await kopri.enrolment.admit(whom);
  await settle();
  return { json: { admitted }, words: async () => admittedWords(admitted, await People.of(kopri, shell)) };
}

async function refuse({ kopri, settle }: Session, request: RequestId, reason: string): Promise<Answer> {
  await kopri.enrolment.refuse(request, reason);
  await settle();
  return { json: { refused: request }, words: () => ['Refused. The link is worth nothing any more.'] };
}

function requireWhom(request: string | undefined, all = false): RequestId | 'all' {
  if (request === undefined && !all)
    throw new UsageError('Name a request, or say --all.', 'See those that wait with kopri requests.');
  if (request !== undefined && all)
    throw new UsageError('Name a request or say --all, not both.', 'See those that wait with kopri requests.');
  return request === undefined ? 'all' : requireRequest(request);
}

function requireRequest(request: string): RequestId {
  if (!isId('request', request)) throw new AppError('request-unknown', { detail: request });
  return request;
}
