/** Case queries: the list with its clocks, and one query with its questions and history. */
import type { QueryEntry, QueryView } from '@kopri/client';
import { english } from '@kopri/locale/english';
import { actWords } from './acts.js';
import { cleanLine, cleanText } from './clean.js';
import { documentPairs } from './document.js';
import type { People } from './people.js';
import { block, sheet, table } from './table.js';
import { deadlineWords, shortDeadline } from './time.js';
import { say, sayWithin } from './words.js';

const INDENT = 3;

/** What it is called: the reference, or the id while there is none or two share it. */
const labelOf = ({
  reference,
  query,
  referenceClash,
}: Pick<QueryEntry, 'reference' | 'query' | 'referenceClash'>): string =>
  reference === null ? query : referenceClash ? `${cleanLine(reference)} (${query})` : cleanLine(reference);

const stateWords = (state: QueryEntry['state']): string =>
  state === 'queued' ? 'Waits to be sent' : say('queryStates', state);

/** Settled queries have no clock any more. */
const settled: readonly QueryEntry['state'][] = ['answered', 'refused', 'redirected', 'closed', 'erased'];

const zones = (due: QueryEntry['due'], people: People): { readonly there: string; readonly here: string } => ({
  there: due.zone,
  here: people.zone,
});

export function queriesWords(queries: readonly QueryEntry[], people: People, width: number): string[] {
  if (queries.length === 0) return ['No case queries.'];
  const rows = queries.map((query) => [
    labelOf(query),
    say('urgencies', query.urgency),
    stateWords(query.state),
    settled.includes(query.state) ? '' : shortDeadline(query.due.answer, zones(query.due, people)),
    `${people.nameAndCountry(query.from)} to ${people.names(query.to)}: ${sayWithin('queryTypes', query.type)}`,
  ]);
  return table(['Reference', 'Urgency', 'State', 'Answer due', 'From, to and what'], rows, width);
}

export function queryWords(view: QueryView, people: People, width: number): string[] {
  return [
    `${labelOf(view)}  ${say('queryTypes', view.type)}`,
    ...sheet([...summaryPairs(view, people), ...documentPairs(view.document)], width),
    '',
    'Questions',
    ...view.questions.flatMap((question) => questionWords(question, people, width)),
    '',
    'History',
    ...view.history.flatMap((entry) => historyWords(entry, people, width)),
    ...warningLines(view.warnings, width),
  ];
}

const summaryPairs = (view: QueryView, people: People): [string, string][] => [
  ['State', stateWords(view.state)],
  ['Urgency', `${view.urgency}, ${sayWithin('urgencies', view.urgency)}`],
  ['Acknowledge by', settled.includes(view.state) ? '' : deadlineWords(view.due.acknowledge, zones(view.due, people))],
  ['Answer by', settled.includes(view.state) ? '' : deadlineWords(view.due.answer, zones(view.due, people))],
  ['From', people.nameAndCountry(view.from)],
  ['To', view.to.map((member) => people.nameAndCountry(member)).join('; ')],
  ['Channel', view.channel],
  ['Note', view.referenceClash ? 'Another case query carries the same reference; use the id.' : ''],
];

function questionWords(
  { number, text, state, answer, ground }: QueryView['questions'][number],
  people: People,
  width: number,
): string[] {
  const settledWords = answer === undefined ? refusedWords(state, ground) : answerWords(answer, people);
  return [...block(`${number}. ${cleanText(text)}`, 0, width), ...block(settledWords, INDENT, width)];
}

const refusedWords = (
  state: QueryView['questions'][number]['state'],
  ground: QueryView['questions'][number]['ground'],
): string =>
  ground === undefined
    ? say('questionStates', state)
    : `${say('questionStates', state)}: ${sayWithin('refusalGrounds', ground)}`;

function answerWords(
  { value, text, by }: NonNullable<QueryView['questions'][number]['answer']>,
  people: People,
): string {
  const said = text === undefined ? '' : cleanText(text);
  const short = value === 'text' ? '' : say('answerValues', value);
  return `${[short, said].filter(Boolean).join('. ')} (${people.name(by)})`;
}

function historyWords(
  { at, by, act, applied, reason, text, outcome }: QueryView['history'][number],
  people: People,
  width: number,
): string[] {
  const why = reason === undefined ? '' : `: ${sayWithin('notAppliedReasons', reason)}`;
  const remark = applied ? '' : `, did not apply${why}`;
  const result = outcome === undefined ? '' : `: ${sayWithin('outcomes', outcome)}`;
  // An answer that counts stands with its question already.
  const said = text === undefined || (act === 'answer' && applied) ? [] : block(cleanText(text), 2 * INDENT, width);
  return [
    ...block(
      `${english.dayTime(at, people.zone)}  ${people.name(by)} ${actWords(act)}${result}${remark}`,
      INDENT,
      width,
    ),
    ...said,
  ];
}

export function askedWords(view: QueryView, people: People, width: number): string[] {
  const to = people.names(view.to);
  const label = labelOf(view);
  return [
    view.state === 'queued'
      ? `The case query to ${to} is saved here and is sent as soon as the server can be reached (${label}).`
      : `${label} is sent to ${to}.`,
    `Receipt is due by ${deadlineWords(view.due.acknowledge, zones(view.due, people))}`,
    `The answer is due by ${deadlineWords(view.due.answer, zones(view.due, people))}`,
    ...warningLines(view.warnings, width),
  ];
}

export const actedWords = (view: QueryView): string[] => [
  view.state === 'queued'
    ? `${labelOf(view)}: saved here; it is sent as soon as the server can be reached.`
    : `${labelOf(view)}: ${stateWords(view.state).toLowerCase()}.`,
];

const warningLines = (warnings: QueryView['warnings'], width: number): string[] =>
  warnings.length === 0
    ? []
    : ['', 'Consider', ...warnings.flatMap((warning) => block(cleanLine(english.warningText(warning)), INDENT, width))];
