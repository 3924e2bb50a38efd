/** The fields of a case query or an evidence summary as they were written, codes in words. Their texts come from a peer. */
import type { ListName } from '@kopri/locale';
import { english } from '@kopri/locale/english';
import { cleanText } from './clean.js';
import { countryName, say } from './words.js';

const labels: Readonly<Record<string, string>> = {
  title: 'Title',
  factsSummary: 'Facts',
  urgencyReason: 'Why urgent',
  reason: 'Why ask here',
  handling: 'Handling',
  stage: 'Stage',
  legalBasis: 'Legal basis',
  purposeOfUse: 'Purpose of use',
  nature: 'Nature',
  offence: 'Offence',
  persons: 'Persons',
  documents: 'Documents',
  vehicles: 'Vehicles',
  communications: 'Telephones and accounts',
  financial: 'Financial',
  locations: 'Places',
  languages: 'Languages',
  centralAuthorityInformed: 'Central authority informed',
  retainUntil: 'Keep until',
  parent: 'Continues',
  counterpartFile: "Counterpart's file",
  kind: 'Kind',
  collectedBy: 'Collected by',
  collectedAt: 'Collected at',
  method: 'Method',
  copyType: 'Copy',
  victimMaterial: 'Shows a victim',
  description: 'Description',
  place: 'Place',
  authorisation: 'Authorisation',
  tool: 'Tool',
  originalHeldBy: 'Original held by',
  redactions: 'Redactions',
  obtainableByMla: 'Can be requested formally',
  evaluation: 'Evaluation',
};

/** Fields whose values are codes, wherever they stand. */
const codes: Readonly<Record<string, ListName>> = {
  stage: 'stages',
  legalBasis: 'legalBases',
  purposeOfUse: 'purposesOfUse',
  nature: 'channelNatures',
  code: 'handlingCodes',
  caveats: 'caveats',
  acts: 'acts',
  means: 'means',
  purposes: 'purposes',
  role: 'personRoles',
  kind: 'evidenceKinds',
  copyType: 'copyTypes',
  source: 'sourceEvaluations',
  information: 'informationEvaluations',
};

/** Known fields in a fixed order; fields of a newer version are left to `--json`. */
export const documentPairs = (
  document: Readonly<Record<string, unknown>>,
): (readonly [label: string, value: string])[] =>
  Object.entries(labels).map(([field, label]) => [label, valueWords(field, document[field])] as const);

function valueWords(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return textWords(field, value);
  if (Array.isArray(value)) return joined(value.map((item) => valueWords(field, item)));
  if (typeof value === 'object') return recordWords(value);
  return typeof value === 'number' ? String(value) : '';
}

function textWords(field: string, value: string): string {
  const list = codes[field];
  if (list !== undefined) return field === 'code' ? `${say(list, value)} (${cleanText(value)})` : say(list, value);
  return field === 'inCountry' ? `in ${countryName(value)}` : cleanText(value);
}

const joined = (items: readonly string[]): string =>
  items.some((item) => item.length > 40) ? items.join('\n') : english.list(items);

const recordWords = (record: object): string =>
  Object.entries(record)
    .map(([field, value]) => valueWords(field, value))
    .filter(Boolean)
    .join(', ');
