/** The fields of a case query in words, in the order of the form; what is not there is not mentioned. */
import { languages, isLanguage, type PlainKey, type Speaker } from '@kopri/locale';
import type { QueryDocument } from '@kopri/protocol';

export interface DocumentField {
  readonly key: string;
  readonly label: string;
  /** A line each. */
  readonly lines: readonly string[];
}

type Worded = (document: Partial<QueryDocument>, speaker: Speaker) => readonly (string | undefined)[];

const fields: readonly (readonly [key: string, label: PlainKey, lines: Worded])[] = [
  ['article', 'case.article', ({ offence }) => [offence?.article]],
  ['acts', 'case.acts', ({ offence }, { words }) => [(offence?.acts ?? []).map((it) => words('acts', it)).join('; ')]],
  [
    'means',
    'case.means',
    ({ offence }, { words }) => [(offence?.means ?? []).map((it) => words('means', it)).join('; ')],
  ],
  [
    'purposes',
    'case.purposes',
    ({ offence }, { words }) => [(offence?.purposes ?? []).map((it) => words('purposes', it)).join('; ')],
  ],
  [
    'childVictim',
    'case.child-victim',
    ({ offence }, speaker) => [offence?.childVictim === undefined ? undefined : yesOrNo(offence.childVictim, speaker)],
  ],
  ['persons', 'case.persons', ({ persons = [] }, speaker) => persons.map((person) => personLine(person, speaker))],
  [
    'legalBasis',
    'case.legal-basis',
    ({ legalBasis = [] }, { words }) => legalBasis.map((it) => words('legalBases', it)),
  ],
  ['stage', 'case.stage', ({ stage }, { words }) => [stage && words('stages', stage)]],
  [
    'purposeOfUse',
    'case.purpose-of-use',
    ({ purposeOfUse }, { words }) => [purposeOfUse && words('purposesOfUse', purposeOfUse)],
  ],
  ['reason', 'case.reason', ({ reason }) => [reason]],
  ['documents', 'case.documents', ({ documents = [] }, speaker) => documents.map((it) => thingLine(it, speaker))],
  ['vehicles', 'case.vehicles', ({ vehicles = [] }, speaker) => vehicles.map((it) => thingLine(it, speaker))],
  [
    'communications',
    'case.communications',
    ({ communications = [] }, speaker) => communications.map((it) => thingLine(it, speaker)),
  ],
  ['financial', 'case.financial', ({ financial = [] }, speaker) => financial.map((it) => thingLine(it, speaker))],
  ['locations', 'case.locations', ({ locations = [] }, speaker) => locations.map((it) => thingLine(it, speaker))],
  [
    'languages',
    'case.languages',
    ({ languages: spoken }, { text, list }) =>
      spoken === undefined
        ? []
        : [
            text('case.written-in', { language: languageName(spoken.written) }),
            text('case.answer-in', { languages: list(spoken.accepted.map(languageName)) }),
          ],
  ],
  [
    'centralAuthorityInformed',
    'case.central-authority',
    ({ centralAuthorityInformed: informed }, speaker) => [
      informed === undefined ? undefined : yesOrNo(informed, speaker),
    ],
  ],
  [
    'neutralityDeclaration',
    'case.declaration',
    ({ neutralityDeclaration }, { text }) => [neutralityDeclaration === true ? text('case.neutral') : undefined],
  ],
  ['retainUntil', 'case.retain-until', ({ retainUntil }, { day }) => [retainUntil && day(retainUntil)]],
  ['parent', 'case.continues', ({ parent }) => [parent]],
];

export const documentFields = (
  document: Readonly<Record<string, unknown>>,
  speaker: Speaker,
): readonly DocumentField[] =>
  fields.flatMap(([key, label, worded]) => {
    const lines = worded(document as Partial<QueryDocument>, speaker).filter(
      (line) => line !== undefined && line !== '',
    );
    return lines.length === 0 ? [] : [{ key, label: speaker.text(label), lines: lines as readonly string[] }];
  });

const yesOrNo = (is: boolean, { words }: Speaker): string => words('answerValues', is ? 'yes' : 'no');

const languageName = (tag: string): string => (isLanguage(tag) ? languages[tag] : tag);

type Person = NonNullable<QueryDocument['persons']>[number];

const personLine = ({ token, role, inCountry, consent }: Person, { words, country, text, day }: Speaker): string =>
  [
    token,
    words('personRoles', role),
    inCountry && country(inCountry),
    consent && text('case.consented', { scope: consent.scope, day: day(consent.date) }),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');

type Thing = NonNullable<QueryDocument['documents']>[number];

/** Labels of a thing are the asker's own words. */
const thingLine = (thing: Thing, speaker: Speaker): string =>
  typeof thing === 'string'
    ? thing
    : Object.entries(thing)
        .map(([label, value]) => `${label}: ${typeof value === 'boolean' ? yesOrNo(value, speaker) : String(value)}`)
        .join('; ');
