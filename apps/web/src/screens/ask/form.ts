/**
 * A case query that is being written: what its fields hold, as codes and as text, and the document it becomes. Rows
 * keep their place in the document, so that a fault of the document is a fault of the row.
 */
import type { QueryDraft } from '@kopri/client';
import {
  newId,
  queryTypes,
  urgencies,
  type Caveat,
  type ChannelNature,
  type HandlingCode,
  type LegalBasis,
  type PersonRole,
  type PurposeOfUse,
  type QueryId,
  type QueryType,
  type Stage,
  type TraffickingAct,
  type TraffickingMeans,
  type TraffickingPurpose,
  type Urgency,
} from '@kopri/protocol';

export const thingKinds = ['documents', 'vehicles', 'communications', 'financial', 'locations'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** A line of a repeatable group; `id` stays when it moves. */
export interface Line {
  readonly id: string;
  readonly text: string;
}

export interface PersonLine {
  readonly id: string;
  readonly role: PersonRole;
  readonly token: string;
  readonly inCountry: string;
  readonly consentScope: string;
  readonly consentDay: string;
}

export interface AskForm {
  /** Of the query it becomes: sent twice, it is one. */
  readonly query: QueryId;
  readonly step: number;
  readonly country: string;
  readonly members: readonly string[];
  /** The country's correspondents, where no one person fits. */
  readonly whole: boolean;
  readonly type: QueryType | undefined;
  readonly title: string;
  readonly theirFile: string;
  /** The query this one continues. */
  readonly parent: string;
  readonly urgency: Urgency | undefined;
  readonly urgencyReason: string;
  readonly facts: string;
  readonly questions: readonly Line[];
  readonly reason: string;
  readonly persons: readonly PersonLine[];
  readonly article: string;
  readonly acts: readonly TraffickingAct[];
  readonly means: readonly TraffickingMeans[];
  readonly purposes: readonly TraffickingPurpose[];
  readonly child: 'yes' | 'no' | undefined;
  readonly things: Readonly<Record<ThingKind, readonly Line[]>>;
  readonly handling: HandlingCode | undefined;
  readonly caveats: readonly Caveat[];
  readonly stage: Stage | undefined;
  readonly legalBasis: readonly LegalBasis[];
  readonly purposeOfUse: PurposeOfUse | undefined;
  readonly nature: ChannelNature | undefined;
  readonly written: string;
  readonly accepted: readonly string[];
  readonly central: 'yes' | 'no' | undefined;
  readonly retainUntil: string;
  readonly neutral: boolean;
  /** The asker's own date; without a day the rule of the urgency holds. */
  readonly ownDeadline: boolean;
  readonly deadlineDay: string;
  readonly deadlineTime: string;
  readonly deadlineZone: string;
  /** Why a name or a number stays in a text, by the place of the text. */
  readonly why: Readonly<Record<string, string>>;
}

export type Change = Partial<AskForm>;

/** A text as it may be sent: pasting brings signs that nobody sees, and that turn the reading round. */
export const readable = (text: string): string =>
  text.replaceAll(/(?![\n\t])[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/gu, '');

export const newQuery = (): QueryId => newId('query', (n) => crypto.getRandomValues(new Uint8Array(n)));
export const newLine = (text = ''): Line => ({ id: crypto.randomUUID(), text });

export const blankForm = (): AskForm => ({
  query: newQuery(),
  step: 0,
  country: '',
  members: [],
  whole: false,
  type: undefined,
  title: '',
  theirFile: '',
  parent: '',
  urgency: undefined,
  urgencyReason: '',
  facts: '',
  questions: [newLine()],
  reason: '',
  persons: [],
  article: '',
  acts: [],
  means: [],
  purposes: [],
  child: undefined,
  things: { documents: [], vehicles: [], communications: [], financial: [], locations: [] },
  handling: undefined,
  caveats: [],
  stage: undefined,
  legalBasis: [],
  purposeOfUse: undefined,
  nature: undefined,
  written: '',
  accepted: [],
  central: undefined,
  retainUntil: '',
  neutral: false,
  ownDeadline: false,
  deadlineDay: '',
  deadlineTime: '',
  deadlineZone: '',
  why: {},
});

/** What was kept on the disk, possibly by another version of this form: what does not fit is left blank. */
export function readForm(kept: unknown): AskForm {
  const blank = blankForm();
  if (!isRecord(kept)) return blank;
  const fields = Object.entries(blank).map(([key, empty]) => [key, fits(kept[key], empty) ? kept[key] : empty]);
  const form = Object.fromEntries(fields) as AskForm;
  return {
    ...form,
    things: { ...blank.things, ...form.things },
    type: queryTypes.find((code) => code === form.type),
    urgency: urgencies.find((code) => code === form.urgency),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (value: unknown, empty: unknown): boolean =>
  empty === undefined
    ? typeof value === 'string'
    : typeof value === typeof empty && value !== null && Array.isArray(value) === Array.isArray(empty);

/** Whether anything was written or chosen that would be missed. */
export const isBegun = (form: AskForm): boolean => contentOf(form) !== contentOf(blankForm());

/** What two versions of a form are compared by. */
const contentOf = (form: AskForm): string =>
  JSON.stringify({ ...form, query: '', step: 0, questions: form.questions.map(({ text }) => text) });

export const draftOf = (form: AskForm): QueryDraft => ({
  to: form.whole && form.country !== '' ? { country: form.country } : { members: form.members },
  document: documentOf(form),
});

export function documentOf(form: AskForm): Readonly<Record<string, unknown>> {
  const { why } = form;
  return {
    ...filled({
      type: form.type,
      urgency: form.urgency,
      title: form.title,
      counterpartFile: form.theirFile,
      parent: form.parent,
      urgencyReason: withWhy(form.urgencyReason, why['urgencyReason']),
      factsSummary: withWhy(form.facts, why['facts']),
      reason: withWhy(form.reason, why['reason']),
      stage: form.stage,
      purposeOfUse: form.purposeOfUse,
      nature: form.nature,
      persons: form.persons.map(personOf),
      offence: offenceOf(form),
      deadline: deadlineOf(form),
      languages: languagesOf(form),
      centralAuthorityInformed: form.central === undefined ? undefined : form.central === 'yes',
      retainUntil: form.retainUntil,
      ...Object.fromEntries(thingKinds.map((kind) => [kind, linesOf(form.things[kind])])),
    }),
    questions: questionsOf(form),
    handling: filled({ code: form.handling, caveats: form.caveats }),
    legalBasis: form.legalBasis,
    neutralityDeclaration: form.neutral,
  };
}

/** Without what is blank. */
const filled = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));

const isBlank = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0) || (typeof value === 'string' && !value.trim());

/** The reason stands under the text, for whoever reads it. */
export const withWhy = (text: string, why = ''): string =>
  text.trim() === '' || why.trim() === '' ? text : `${text}\n(${why.trim()})`;

const linesOf = (lines: readonly Line[]): readonly string[] =>
  lines.map(({ text }) => text).filter((text) => text.trim() !== '');

/** Information given spontaneously asks nothing. */
function questionsOf({ type, questions, why }: AskForm): readonly { readonly text: string }[] {
  if (type === 'SPON' && questions.every(({ text }) => text.trim() === '')) return [];
  return questions.map(({ id, text }) => ({ text: withWhy(text, why[id]) }));
}

const personOf = ({ token, role, inCountry, consentScope, consentDay }: PersonLine) => ({
  token,
  role,
  ...filled({
    inCountry,
    consent: isBlank(consentScope) && isBlank(consentDay) ? undefined : { scope: consentScope, date: consentDay },
  }),
});

function offenceOf({ article, acts, means, purposes, child }: AskForm) {
  const childVictim = child === undefined ? undefined : child === 'yes';
  const offence = filled({ article, acts, means, purposes, childVictim });
  return Object.keys(offence).length === 0 ? undefined : offence;
}

export function deadlineOf({ ownDeadline, deadlineDay, deadlineTime, deadlineZone }: AskForm) {
  if (!ownDeadline) return undefined;
  const time = deadlineTime.trim();
  return { date: time === '' ? deadlineDay : `${deadlineDay}T${time.padStart(5, '0')}`, zone: deadlineZone };
}

const languagesOf = ({ written, accepted }: AskForm) => (written === '' ? undefined : { written, accepted });
