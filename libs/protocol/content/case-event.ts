/**
 * Case events: the acts by which one office asks and another answers. The state of a case query is
 * a replay of them in the order of the channel (`replayCase` in `libs/domain`). That a query was
 * delivered is known from receipts; it is no event. What the server learns: nothing.
 * Specification: docs/spec/case-query.md.
 */
import * as v from 'valibot';
import { answerValues, outcomes, refusalGrounds } from '../codes.js';
import { memberIdSchema, queryIdSchema } from '../ids.js';
import { authorityIdSchema, countryCodeSchema, positiveSchema, textSchema } from '../schemas.js';
import { referenceSchema } from '../references.js';
import { queryDocumentSchema, zoneSchema } from './query-document.js';

/** A moment in UTC, RFC 3339: `2026-11-03T13:00:00Z`. */
export const instantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/),
  v.check((instant) => Number.isFinite(Date.parse(instant)), 'a moment in UTC'),
);

/** When an answer is owed, and the zone of the answering country in which people read it. */
export const dueSchema = v.object({ acknowledge: instantSchema, answer: instantSchema, zone: zoneSchema });
export type Due = v.InferOutput<typeof dueSchema>;

const MAX_ADDRESSEES = 50;

/** Whom a query is for, or where else to turn. The lists may be empty, not all three of them. */
export const addresseesSchema = v.pipe(
  v.object({
    countries: v.pipe(v.array(countryCodeSchema), v.maxLength(MAX_ADDRESSEES)),
    authorities: v.pipe(v.array(authorityIdSchema), v.maxLength(MAX_ADDRESSEES)),
    members: v.pipe(v.array(memberIdSchema), v.maxLength(MAX_ADDRESSEES)),
  }),
  v.check(
    ({ countries, authorities, members }) => countries.length + authorities.length + members.length > 0,
    'at least one',
  ),
);
export type Addressees = v.InferOutput<typeof addresseesSchema>;

const about = { query: queryIdSchema };
const words = textSchema(10_000);
/** Questions count from 1. */
const question = positiveSchema;

const sendSchema = v.object({
  ...about,
  act: v.literal('send'),
  /** Null when the asker was without a server and has no number yet. */
  reference: v.nullable(referenceSchema),
  from: v.object({ country: countryCodeSchema, authority: v.optional(authorityIdSchema), member: memberIdSchema }),
  to: addresseesSchema,
  due: dueSchema,
  ...queryDocumentSchema.entries,
});
export type SendEvent = v.InferOutput<typeof sendSchema>;

export const caseEventSchema = v.variant('act', [
  sendSchema,
  v.object({ ...about, act: v.literal('acknowledge') }),
  v.object({ ...about, act: v.literal('accept') }),
  v.object({ ...about, act: v.literal('ask-clarification'), text: words }),
  v.object({ ...about, act: v.literal('clarify'), text: words }),
  /** A value of `text` needs the text. */
  v.object({ ...about, act: v.literal('answer'), question, value: v.picklist(answerValues), text: v.optional(words) }),
  /** Without a question: the query as a whole. */
  v.object({
    ...about,
    act: v.literal('refuse'),
    question: v.optional(question),
    ground: v.picklist(refusalGrounds),
    text: v.optional(words),
  }),
  v.object({
    ...about,
    act: v.literal('redirect'),
    question: v.optional(question),
    to: addresseesSchema,
    text: v.optional(words),
  }),
  v.object({ ...about, act: v.literal('extend'), until: instantSchema, reason: words }),
  v.object({ ...about, act: v.literal('close'), outcome: v.picklist(outcomes) }),
]);
export type CaseEvent = v.InferOutput<typeof caseEventSchema>;
export type CaseAct = CaseEvent['act'];
export const caseActs = [
  'send',
  'acknowledge',
  'accept',
  'ask-clarification',
  'clarify',
  'answer',
  'refuse',
  'redirect',
  'extend',
  'close',
] as const satisfies readonly CaseAct[];
