/** Case queries: ask, list, show. The acts of their life cycle stand in `query-acts.ts`. */
import type { Command } from 'commander';
import type { Kopri, QueryEntry, QueryView } from '@kopri/client';
import { queryStates, queryTypes, urgencies } from '@kopri/protocol';
import { queuedMark, type Answer, type JsonObject } from '../answer.js';
import { UsageError } from '../failure.js';
import { readJsonFile } from '../files/json-file.js';
import type { Runner, Session } from '../runner.js';
import { People } from '../view/people.js';
import { askedWords, queriesWords, queryWords } from '../view/queries.js';
import { choice, given, group, requiredChoice, withExample } from './options.js';
import { addQueryActs, settled } from './query-acts.js';

interface AskOptions {
  readonly to?: string[];
  readonly toCountry?: string;
  readonly type: string;
  readonly urgency: string;
  readonly file: string;
}

export function addQueryCommands(program: Command, runner: Runner): void {
  const query = group(program, 'query', 'Ask another country, answer, and see what is due.');
  withExample(
    query
      .command('ask')
      .option('--to <member...>', 'whom to ask: ids, or names that fit one member each')
      .option('--to-country <CC>', 'ask the correspondents of a country, as in TM')
      .addOption(requiredChoice('--type <type>', 'what is asked', queryTypes))
      .addOption(requiredChoice('--urgency <urgency>', 'how urgent it is', urgencies))
      .requiredOption('--file <path>', 'the query, as JSON; its fields stand in docs/spec/case-query.md')
      .description(
        'Ask another country. The file says what and why; all its faults are named at once, and nothing is sent while there is one.',
      )
      .action(async (options: AskOptions) => {
        const asking = { ...options, to: requireAddressees(options), document: await readJsonFile(options.file) };
        await runner.withProfile((session) => ask(session, asking));
      }),
    'kopri query ask --to-country TM --type NAT --urgency U2 --file query.json',
  );
  withExample(
    query
      .command('list')
      .addOption(choice('--state <state>', 'only those in this state', [...queryStates, 'queued']))
      .description('List case queries with their deadlines in both time zones.')
      .action(({ state }: { readonly state?: string }) => runner.withProfile((session) => listQueries(session, state))),
    'kopri query list --state accepted',
  );
  withExample(
    query
      .command('show')
      .argument('<ref>', 'the reference, as in CASC-TM-2026-000123, or the id')
      .description('Show a case query: its questions, their answers, and its history.')
      .action((reference: string) => runner.withProfile((session) => showQuery(session, reference))),
    'kopri query show CASC-TM-2026-000123',
  );
  addQueryActs(query, runner);
}

type Asking = Parameters<Kopri['queries']['ask']>[0];

async function ask(session: Session, { to, type, urgency, document }: Asking): Promise<Answer> {
  const { kopri, shell } = session;
  const asked = await kopri.queries.ask({ to, ...given({ type, urgency }), document });
  const view = await settled(asked, session);
  const { reference, query, channel, due } = view;
  const { warnings } = asked;
  const queued = view.state === 'queued';
  return {
    json: {
      reference,
      channel,
      due: dueJson(due),
      ...queuedMark(queued),
      ...(reference === null ? { query } : {}),
      ...(warnings.length === 0 ? {} : { warnings }),
    },
    words: async () => askedWords({ ...view, warnings }, await People.of(kopri, shell), shell.terminal.width),
  };
}

function requireAddressees({ to: members, toCountry: country }: AskOptions): Asking['to'] {
  if (members !== undefined && country === undefined) return { members };
  if (country !== undefined && members === undefined) return { country };
  throw new UsageError(
    'Say whom to ask: --to MEMBER… or --to-country CC, one of the two.',
    'See: kopri query ask --help',
  );
}

async function listQueries({ kopri, shell }: Session, state?: string): Promise<Answer> {
  const queries = await kopri.queries.list(state);
  return {
    json: { queries: queries.map(entryJson) },
    words: async () => queriesWords(queries, await People.of(kopri, shell), shell.terminal.width),
  };
}

/** The id stands beside the reference only where the reference alone does not say which. */
const entryJson = ({
  reference,
  query,
  type,
  urgency,
  state,
  due,
  from,
  to,
  referenceClash,
}: QueryEntry): JsonObject => ({
  reference,
  ...(reference === null || referenceClash ? { query } : {}),
  type,
  urgency,
  state,
  due: dueJson(due),
  from,
  to,
});

async function showQuery({ kopri, shell }: Session, reference: string): Promise<Answer> {
  const view = await kopri.queries.show(reference);
  return {
    json: viewJson(view),
    words: async () => queryWords(view, await People.of(kopri, shell), shell.terminal.width),
  };
}

const viewJson = ({
  reference,
  query,
  channel,
  type,
  urgency,
  state,
  due,
  from,
  to,
  referenceClash,
  document,
  questions,
  history,
  warnings,
}: QueryView): JsonObject => ({
  reference,
  query,
  channel,
  type,
  urgency,
  state,
  due: dueJson(due),
  from,
  to,
  referenceClash,
  document,
  questions: questions.map(questionJson),
  history: history.map(historyJson),
  warnings,
});

const questionJson = ({ number, text, state, answer, ground }: QueryView['questions'][number]): JsonObject => ({
  number,
  text,
  state,
  ...given({ answer, ground }),
});

const historyJson = ({ seq, at, by, act, applied, ...said }: QueryView['history'][number]): JsonObject => ({
  seq,
  at,
  by,
  act,
  applied,
  ...given({ reason: said.reason, text: said.text, outcome: said.outcome }),
});

const dueJson = ({ acknowledge, answer, zone }: QueryEntry['due']): JsonObject => ({ acknowledge, answer, zone });
