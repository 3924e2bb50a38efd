/** Reading `QUERY.json`: the wire schema, the rules between its fields, and the warnings to show before sending. */
import {
  encodeCbor,
  queryDocumentSchema,
  queryTypes,
  type QueryDocument,
  type QueryType,
  type Urgency,
} from '@kopri/protocol';
import { deadlineInstant } from './deadlines.js';
import { isRecord, parseDocument, pathOf, type DocumentFault } from './document-faults.js';
import { findFreeTextSigns } from './free-text.js';
import { typeRules, urgentCodes } from './query-types.js';
import { findVictimWarnings, type Warning } from './victims-first.js';

export interface QueryContext {
  /** From the command line or the form; must agree with the document where both stand. */
  readonly type?: QueryType | string | undefined;
  readonly urgency?: Urgency | string | undefined;
  /** Where the asker serves. */
  readonly country?: string | undefined;
  /** Milliseconds since 1970; with it a deadline in the past is a fault. */
  readonly now?: number | undefined;
}

export type ParsedQuery =
  | { readonly ok: true; readonly query: QueryDocument; readonly warnings: readonly Warning[] }
  /** The warnings are those that can be told before the faults are mended. */
  | { readonly ok: false; readonly faults: readonly DocumentFault[]; readonly warnings: readonly Warning[] };

/** A message holds 65,000 bytes; header, claims and addressees take their part. */
const MAX_QUERY_BYTES = 58_000;

/** All faults at once; never throws. */
export function parseQueryDocument(json: unknown, context: QueryContext = {}): ParsedQuery {
  const parsed = parseDocument(queryDocumentSchema, withFlags(json, context));
  const faults = [
    ...(parsed.ok ? findValueFaults(parsed.value, context) : parsed.faults),
    ...findRuleFaults(parsed.value, json, context),
  ];
  const warnings = [
    ...(parsed.ok ? findVictimWarnings(parsed.value, context.country) : []),
    ...(isRecord(parsed.value) ? findWordWarnings(parsed.value) : []),
  ];
  if (!parsed.ok || faults.length > 0) return { ok: false, faults: inOrder(faults), warnings };
  return { ok: true, query: { nature: 'informal' as const, ...parsed.value }, warnings };
}

const flags = ['type', 'urgency'] as const;

function withFlags(json: unknown, context: QueryContext): unknown {
  if (!isRecord(json)) return json;
  const missing = flags.filter((flag) => json[flag] === undefined && context[flag] !== undefined);
  return { ...json, ...Object.fromEntries(missing.map((flag) => [flag, context[flag]])) };
}

/** Rules between fields, judged on what is there even where other fields are at fault. */
function findRuleFaults(value: unknown, json: unknown, context: QueryContext): DocumentFault[] {
  if (!isRecord(value)) return [];
  return [
    ...findFlagFaults(json, context),
    ...findUrgencyFaults(value),
    ...findTypeFaults(value),
    ...findTokenFaults(value.persons),
  ];
}

function findFlagFaults(json: unknown, context: QueryContext): DocumentFault[] {
  if (!isRecord(json)) return [];
  return flags.flatMap((flag) => {
    const differs = json[flag] !== undefined && context[flag] !== undefined && json[flag] !== context[flag];
    return differs ? [{ path: pathOf([flag]), fault: 'differs-from-flag' }] : [];
  });
}

const findUrgencyFaults = ({ urgency, urgencyReason }: Readonly<Record<string, unknown>>): DocumentFault[] =>
  urgentCodes.some((code) => code === urgency) && urgencyReason === undefined
    ? [{ path: '$.urgencyReason', fault: 'required-for-urgency' }]
    : [];

function findTypeFaults({ type, offence, questions }: Readonly<Record<string, unknown>>): DocumentFault[] {
  const known = queryTypes.find((one) => one === type);
  if (known === undefined) return [];
  const rules = typeRules[known];
  const faults: DocumentFault[] = [];
  if (rules.offence && offence === undefined) faults.push({ path: '$.offence', fault: 'required-for-type' });
  if (rules.questions && Array.isArray(questions) && questions.length === 0)
    faults.push({ path: '$.questions', fault: 'empty' });
  return faults;
}

/** A victim is `V1`, a child `C1`: never a name. */
const pseudonym = /^[VC][1-9]\d{0,2}$/;

function findTokenFaults(persons: unknown): DocumentFault[] {
  if (!Array.isArray(persons)) return [];
  return persons.flatMap((person: unknown, i) => {
    const named =
      isRecord(person) && person.role === 'victim' && typeof person.token === 'string' && !pseudonym.test(person.token);
    return named ? [{ path: pathOf(['persons', i, 'token']), fault: 'not-a-pseudonym' }] : [];
  });
}

/** What can be judged only where every field has its form. */
function findValueFaults(query: QueryDocument, { now }: QueryContext): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const isPast =
    now !== undefined && query.deadline !== undefined && Date.parse(deadlineInstant(query.deadline)) <= now;
  if (isPast) faults.push({ path: '$.deadline.date', fault: 'in-the-past' });
  if (encodeCbor(query).length > MAX_QUERY_BYTES) faults.push({ path: '$', fault: 'too-large' });
  return faults;
}

const inOrder = (faults: readonly DocumentFault[]): DocumentFault[] =>
  faults.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** Told while the form is still being filled in. */
function findWordWarnings(value: Readonly<Record<string, unknown>>): Warning[] {
  const type = queryTypes.find((one) => one === value.type);
  const advised = type === undefined ? [] : typeRules[type].advised;
  return [
    ...freeTexts(value).flatMap(({ path, text }) => findFreeTextSigns(text).map((code) => ({ code, path }))),
    ...advised
      .filter((field) => value[field] === undefined)
      .map((field) => ({ code: 'advised-for-type' as const, path: pathOf([field]) })),
  ];
}

function freeTexts(value: Readonly<Record<string, unknown>>): { path: string; text: string }[] {
  const questions = Array.isArray(value.questions) ? value.questions : [];
  const fields = ['title', 'factsSummary', 'urgencyReason', 'reason'].map((field) => [[field], value[field]] as const);
  const asked = questions.map((one: unknown, i) => [['questions', i, 'text'], isRecord(one) ? one.text : ''] as const);
  return [...fields, ...asked].flatMap(([keys, text]) =>
    typeof text === 'string' ? [{ path: pathOf(keys), text }] : [],
  );
}
