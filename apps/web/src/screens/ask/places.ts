/** Where each fault and each warning of the document stands in the form. */
import type { DocumentFault } from '@kopri/domain';
import type { PlainKey } from '@kopri/locale';

export const steps = ['to', 'what', 'situation', 'handling', 'check'] as const;
export type Step = (typeof steps)[number];
export const CHECK = steps.indexOf('check');

/** Top fields of the document by step; what is not named stands with the situation. */
const stepFields: readonly (readonly string[])[] = [
  ['$to'],
  ['type', 'title', 'counterpartFile', 'parent'],
  [],
  [
    'handling',
    'stage',
    'legalBasis',
    'purposeOfUse',
    'nature',
    'languages',
    'centralAuthorityInformed',
    'retainUntil',
    'neutralityDeclaration',
    'deadline',
  ],
];
const SITUATION = 2;

export function stepOf(path: string): number {
  const field = path === '$to' ? path : (/^\$\.(\w+)/.exec(path)?.[1] ?? '');
  const step = stepFields.findIndex((fields) => fields.includes(field));
  return step === -1 ? SITUATION : step;
}

/** True for the place itself, what lies in it, and the whole that it is missing from. */
export const isAt = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

export const faultAt = (faults: readonly DocumentFault[], ...places: readonly string[]): DocumentFault | undefined =>
  faults.find(({ path }) => places.some((place) => isAt(path, place)));

/** What to do, where the general words about a fault would not say it. */
const advice: Readonly<Record<string, PlainKey>> = {
  $to: 'ask.fault-to',
  '$.type': 'ask.fault-type',
  '$.urgency': 'ask.fault-urgency',
  '$.urgencyReason': 'ask.reason-for-urgency',
  '$.factsSummary': 'ask.fault-facts',
  '$.questions': 'ask.fault-questions',
  '$.offence': 'ask.fault-article',
  '$.offence.article': 'ask.fault-article',
  '$.handling.code': 'ask.fault-handling',
  '$.stage': 'ask.fault-stage',
  '$.legalBasis': 'ask.fault-legal-basis',
  '$.purposeOfUse': 'ask.fault-purpose',
  '$.neutralityDeclaration': 'ask.fault-neutral',
  '$.deadline.date': 'ask.fault-deadline',
};

const LACKING: ReadonlySet<string> = new Set([
  'missing',
  'empty',
  'must-be-true',
  'required-for-urgency',
  'required-for-type',
  'malformed',
  'in-the-past',
]);

/** `undefined` where the words of the fault's code have to do. */
export function adviceFor({ path, fault }: DocumentFault): PlainKey | undefined {
  if (path === '$to' && fault !== 'missing') return 'ask.fault-to-nobody';
  if (!LACKING.has(fault)) return undefined;
  if (path === '$.deadline.date' && fault === 'in-the-past') return undefined;
  if (/^\$\.questions\[\d+\]/.test(path)) return 'ask.fault-question';
  if (/^\$\.persons\[\d+\]\.consent/.test(path)) return 'ask.fault-consent';
  if (/^\$\.persons\[\d+\]\.token/.test(path)) return 'ask.fault-person';
  return advice[path];
}

/** The label of the field that a warning is about. */
const labels: Readonly<Record<string, PlainKey>> = {
  title: 'ask.name',
  factsSummary: 'ask.facts',
  urgencyReason: 'ask.urgency-reason',
  urgency: 'ask.urgency',
  reason: 'ask.reason',
  questions: 'ask.questions',
  persons: 'ask.persons',
  offence: 'ask.offence',
  handling: 'ask.caveats',
  documents: 'ask.documents',
  vehicles: 'ask.vehicles',
  communications: 'ask.communications',
  financial: 'ask.financial',
  locations: 'ask.locations',
  counterpartFile: 'ask.their-file',
};

export const labelOf = (path: string): PlainKey => labels[/^\$\.(\w+)/.exec(path)?.[1] ?? ''] ?? 'ask.title';
