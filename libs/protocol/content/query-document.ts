/**
 * What a case query says: the fields of `QUERY.json` (see the command line's contract), under the
 * same names on disk, on the wire and in answers. Coded values travel as codes, never as words.
 *
 * Readers ignore unknown keys; whoever writes a document is told of them (`parseQueryDocument` in
 * `libs/domain`, which also knows the rules between fields). Specification: docs/spec/case-query.md.
 */
import * as v from 'valibot';
import {
  acts,
  channelNatures,
  legalBases,
  means,
  personRoles,
  purposes,
  purposesOfUse,
  queryTypes,
  stages,
  urgencies,
} from '../codes.js';
import { countryCodeSchema, languageSchema, languagesSchema, textSchema } from '../schemas.js';
import { handlingSchema } from './handling.js';

/** A day of the Gregorian calendar, as in `2026-11-03`. */
export const dateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((date) => isDay(date), 'a day of the calendar'),
);

/** A day, or a day and a time, as a clock on the wall in some zone shows it: `2026-11-03T17:30`. */
export const wallTimeSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/),
  v.check((wall) => isDay(wall.slice(0, 10)), 'a day of the calendar'),
);

/** IANA name of a time zone, as in `Asia/Ashgabat`. */
export const zoneSchema = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((zone) => isZone(zone), 'an IANA time zone'),
);

/** Some kinds of things have no agreed fields yet: a line of text, or short labelled values. Amounts with decimals are text. */
const thingSchema = v.union([
  textSchema(1000),
  v.record(
    v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/)),
    v.union([textSchema(1000), v.pipe(v.number(), v.safeInteger()), v.boolean()]),
  ),
]);
const thingsSchema = v.pipe(v.array(thingSchema), v.maxLength(50));

const codesSchema = <const T extends readonly string[]>(list: T) =>
  v.pipe(v.array(v.picklist(list)), v.maxLength(list.length));

export const personSchema = v.object({
  /** `V1`, `V2` for victims, `C1` for children; never a victim's name. */
  token: textSchema(80),
  role: v.picklist(personRoles),
  /** Where they are now. */
  inCountry: v.optional(countryCodeSchema),
  consent: v.optional(v.object({ scope: textSchema(500), date: dateSchema })),
});
export type QueryPerson = v.InferOutput<typeof personSchema>;

export const offenceSchema = v.object({
  /** The national article, as cited at home. */
  article: textSchema(300),
  acts: v.optional(codesSchema(acts)),
  means: v.optional(codesSchema(means)),
  purposes: v.optional(codesSchema(purposes)),
  childVictim: v.optional(v.boolean()),
});

export const queryDocumentSchema = v.object({
  /** What the asker's side calls it; never a victim's name. */
  title: v.optional(textSchema(160)),
  type: v.picklist(queryTypes),
  urgency: v.picklist(urgencies),
  /** Why it cannot wait; required for U0 to U2. */
  urgencyReason: v.optional(textSchema(2000)),
  factsSummary: textSchema(10_000),
  /** Answered one by one, numbered from 1. Empty only for information given spontaneously. */
  questions: v.pipe(v.array(v.object({ text: textSchema(2000) })), v.maxLength(40)),
  handling: handlingSchema,
  stage: v.picklist(stages),
  legalBasis: codesSchema(legalBases),
  purposeOfUse: v.picklist(purposesOfUse),
  /** The request has no political, military, religious or racial purpose. */
  neutralityDeclaration: v.literal(true),
  /** Why the information should be there. */
  reason: v.optional(textSchema(2000)),
  nature: v.optional(v.picklist(channelNatures)),
  /** The answer is wanted by then; a day alone means 18:00 of it. */
  deadline: v.optional(v.object({ date: wallTimeSchema, zone: zoneSchema })),
  persons: v.optional(v.pipe(v.array(personSchema), v.maxLength(100))),
  offence: v.optional(offenceSchema),
  languages: v.optional(v.object({ written: languageSchema, accepted: languagesSchema })),
  documents: v.optional(thingsSchema),
  vehicles: v.optional(thingsSchema),
  communications: v.optional(thingsSchema),
  financial: v.optional(thingsSchema),
  locations: v.optional(thingsSchema),
  centralAuthorityInformed: v.optional(v.boolean()),
  retainUntil: v.optional(dateSchema),
  /** Reference or id of the query this one continues. */
  parent: v.optional(textSchema(80)),
  counterpartFile: v.optional(textSchema(120)),
});
export type QueryDocument = v.InferOutput<typeof queryDocumentSchema>;

function isDay(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(date);
}

function isZone(zone: string): boolean {
  try {
    return /^[A-Z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
