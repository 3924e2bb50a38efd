/** The acts of a case query's life cycle, each a command of its own. */
import type { Command } from 'commander';
import type { QueryAct, QueryView } from '@kopri/client';
import {
  answerValues,
  outcomes,
  refusalGrounds,
  type AnswerValue,
  type Outcome,
  type RefusalGround,
} from '@kopri/protocol';
import type { Answer } from '../answer.js';
import { UsageError } from '../failure.js';
import type { Runner, Session } from '../runner.js';
import { actedWords } from '../view/queries.js';
import { askIfDiffering } from './differing.js';
import { choice, given, parseQuestionNumber, requiredChoice, withExample } from './options.js';

const REFERENCE = 'the reference, as in CASC-TM-2026-000123, or the id';
const EXAMPLE = 'CASC-TM-2026-000123';

export function addQueryActs(query: Command, runner: Runner): void {
  const perform = (reference: string, act: QueryAct): Promise<void> =>
    runner.withProfile((session) => actOn(session, reference, act));
  addFirstSteps(query, perform);
  addClarification(query, perform);
  addAnswers(query, perform);
  addEndings(query, perform);
}

type Perform = (reference: string, act: QueryAct) => Promise<void>;

const about = (query: Command, name: string): Command => query.command(name).argument('<ref>', REFERENCE);

function addFirstSteps(query: Command, perform: Perform): void {
  withExample(
    about(query, 'acknowledge')
      .description('Confirm that the query arrived and somebody will look at it.')
      .action((ref: string) => perform(ref, { act: 'acknowledge' })),
    `kopri query acknowledge ${EXAMPLE}`,
  );
  withExample(
    about(query, 'accept')
      .description('Accept the query: your office works on it.')
      .action((ref: string) => perform(ref, { act: 'accept' })),
    `kopri query accept ${EXAMPLE}`,
  );
}

function addClarification(query: Command, perform: Perform): void {
  withExample(
    about(query, 'ask-clarification')
      .requiredOption('--text <text>', 'what must be clear before you can answer')
      .description('Ask the asking side to clarify the query.')
      .action((ref: string, { text }: { readonly text: string }) => perform(ref, { act: 'ask-clarification', text })),
    `kopri query ask-clarification ${EXAMPLE} --text 'Which border point?'`,
  );
  withExample(
    about(query, 'clarify')
      .requiredOption('--text <text>', 'the clarification')
      .description('Clarify a query of yours.')
      .action((ref: string, { text }: { readonly text: string }) => perform(ref, { act: 'clarify', text })),
    `kopri query clarify ${EXAMPLE} --text 'Farap, on 1 November.'`,
  );
}

interface AnswerOptions {
  readonly question: number;
  readonly text?: string;
  readonly value?: AnswerValue;
}

interface RefuseOptions {
  readonly question?: number;
  readonly ground: RefusalGround;
  readonly text?: string;
}

interface RedirectOptions {
  readonly question?: number;
  readonly to: string;
}

function addAnswers(query: Command, perform: Perform): void {
  withExample(
    about(query, 'answer')
      .requiredOption('--question <number>', 'which question, counted from 1', parseQuestionNumber)
      .option('--text <text>', 'the answer in words')
      .addOption(choice('--value <value>', 'the answer as a code, alone or beside the words', answerValues))
      .description('Answer one question.')
      .action((ref: string, options: AnswerOptions) => perform(ref, answerOf(options))),
    `kopri query answer ${EXAMPLE} --question 1 --value yes --text 'Born in Mary.'`,
  );
  withExample(
    about(query, 'refuse')
      .option('--question <number>', 'one question only; without it the whole query', parseQuestionNumber)
      .addOption(requiredChoice('--ground <ground>', 'why', refusalGrounds))
      .option('--text <text>', 'explanation, or an offer to consult')
      .description('Refuse a question or the whole query, on a ground. Consider offering consultation first.')
      .action((ref: string, options: RefuseOptions) => perform(ref, { act: 'refuse', ...given(options) })),
    `kopri query refuse ${EXAMPLE} --question 3 --ground judicial-authorisation-needed`,
  );
  withExample(
    about(query, 'redirect')
      .option('--question <number>', 'one question only; without it the whole query', parseQuestionNumber)
      .requiredOption('--to <where>', 'a country, an authority or a member who can answer')
      .description('Say who can answer instead. Nobody is added: the asking side asks them anew.')
      .action((ref: string, options: RedirectOptions) => perform(ref, { act: 'redirect', ...given(options) })),
    `kopri query redirect ${EXAMPLE} --to tm-sms`,
  );
}

function addEndings(query: Command, perform: Perform): void {
  withExample(
    about(query, 'extend')
      .requiredOption('--until <date>', 'the new date, as in 2026-11-20')
      .requiredOption('--reason <text>', 'why the first date cannot be met')
      .description('Say that the deadline cannot be met, and name a new one.')
      .action((ref: string, { until, reason }: { readonly until: string; readonly reason: string }) =>
        perform(ref, { act: 'extend', until, reason }),
      ),
    `kopri query extend ${EXAMPLE} --until 2026-11-20 --reason 'Archive closed until Monday'`,
  );
  withExample(
    about(query, 'close')
      .addOption(requiredChoice('--outcome <outcome>', 'what came of it', outcomes))
      .description('Close a query of yours with its outcome; to withdraw it, close it with nothing.')
      .action((ref: string, { outcome }: { readonly outcome: Outcome }) => perform(ref, { act: 'close', outcome })),
    `kopri query close ${EXAMPLE} --outcome identification`,
  );
}

function answerOf(options: AnswerOptions): QueryAct {
  if (options.text === undefined && options.value === undefined)
    throw new UsageError('Give the answer: --text, --value or both.', 'See: kopri query answer --help');
  return { act: 'answer', ...given(options) };
}

async function actOn(session: Session, which: string, act: QueryAct): Promise<Answer> {
  const { queries } = session.kopri;
  const acted = await askIfDiffering(session, {
    send: () => queries.act(which, act),
    to: async () => (await queries.show(which)).channel,
  });
  const { query, reference, state } = await settled(acted, session);
  return {
    json: { reference, ...(reference === null ? { query } : {}), state },
    words: async () => actedWords({ ...(await queries.show(query)), state }),
  };
}

/** What could not be sent at once gets one more chance; then it is shown as it stands. */
export async function settled(view: QueryView, { kopri, settle }: Session): Promise<QueryView> {
  if (view.state !== 'queued') return view;
  const { queued } = await settle();
  return queued === 0 ? kopri.queries.show(view.query) : view;
}
