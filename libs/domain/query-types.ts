/** What each type of case query needs besides the fields common to all. */
import { queryDocumentSchema, type QueryDocument, type QueryType, type Urgency } from '@kopri/protocol';

interface TypeRules {
  /** Person-tracing needs an offence article. */
  readonly offence: boolean;
  /** Without questions there is nothing to answer; only information given spontaneously has none. */
  readonly questions: boolean;
  /** Traces a person: a victim only from where they are, or with their consent. */
  readonly traces: boolean;
  /** Fields without which the other side will have to ask back. */
  readonly advised: readonly (keyof QueryDocument)[];
}

const ordinary: TypeRules = { offence: false, questions: true, traces: false, advised: [] };

export const typeRules: Readonly<Record<QueryType, TypeRules>> = {
  NAT: { ...ordinary, offence: true, traces: true, advised: ['persons'] },
  DOC: { ...ordinary, advised: ['documents'] },
  STAT: { ...ordinary, advised: ['persons'] },
  MO: ordinary,
  RET: { ...ordinary, offence: true, traces: true, advised: ['persons'] },
  IDLOC: { ...ordinary, offence: true, traces: true, advised: ['persons'] },
  ASSET: { ...ordinary, advised: ['financial'] },
  SPON: { ...ordinary, questions: false },
  VSAFE: { ...ordinary, advised: ['persons'] },
  LAW: ordinary,
  ROUTE: ordinary,
  DRAFT: ordinary,
  STATUS: { ...ordinary, advised: ['counterpartFile'] },
  CLAR: { ...ordinary, advised: ['counterpartFile'] },
  /** Budapest Convention art. 29(2). */
  PRES: { ...ordinary, advised: ['offence', 'communications', 'reason'] },
  WIT: { ...ordinary, advised: ['persons'] },
  JIT: ordinary,
  JJ: ordinary,
};

export type QueryField = keyof QueryDocument;
export type FieldNeed = 'required' | 'advised' | 'optional';

/** These may not wait without a reason. */
export const urgentCodes: readonly Urgency[] = ['U0', 'U1', 'U2'];

const needed: ReadonlySet<QueryField> = new Set<QueryField>([
  'type',
  'urgency',
  'factsSummary',
  'handling',
  'stage',
  'legalBasis',
  'purposeOfUse',
  'neutralityDeclaration',
]);

/** For whoever makes a form: how much each field of `QUERY.json` is needed, in the order of the schema. */
export function fieldsOf(type: QueryType, urgency?: Urgency): Readonly<Record<QueryField, FieldNeed>> {
  const rules = typeRules[type];
  const required = new Set<QueryField>(needed);
  if (rules.offence) required.add('offence');
  if (rules.questions) required.add('questions');
  if (urgency !== undefined && urgentCodes.includes(urgency)) required.add('urgencyReason');
  const needOf = (field: QueryField): FieldNeed =>
    required.has(field) ? 'required' : rules.advised.includes(field) ? 'advised' : 'optional';
  const fields = Object.keys(queryDocumentSchema.entries) as QueryField[];
  return Object.fromEntries(fields.map((field) => [field, needOf(field)])) as Record<QueryField, FieldNeed>;
}
