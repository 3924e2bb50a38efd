/**
 * Wire codes of the domain. Content carries these; screens show words in the reader's language.
 * Add at the end of a list; never rename, reorder or reuse: signed history refers to them for decades.
 */

export const queryTypes = [
  'NAT',
  'DOC',
  'STAT',
  'MO',
  'RET',
  'IDLOC',
  'ASSET',
  'SPON',
  'VSAFE',
  'LAW',
  'ROUTE',
  'DRAFT',
  'STATUS',
  'CLAR',
  'PRES',
  'WIT',
  'JIT',
  'JJ',
] as const;
export type QueryType = (typeof queryTypes)[number];

export const urgencies = ['U0', 'U1', 'U2', 'U3', 'U4'] as const;
export type Urgency = (typeof urgencies)[number];

export const queryStates = [
  'draft',
  'sent',
  'delivered',
  'acknowledged',
  'accepted',
  'redirected',
  'clarification-asked',
  'refused',
  'partly-answered',
  'answered',
  'closed',
  'erased',
] as const;
export type QueryState = (typeof queryStates)[number];

export const questionStates = ['pending', 'answered', 'refused', 'redirected'] as const;
export type QuestionState = (typeof questionStates)[number];

export const answerValues = ['yes', 'no', 'text', 'safe-no-contact'] as const;
export type AnswerValue = (typeof answerValues)[number];

export const refusalGrounds = [
  'not-held',
  'national-security',
  'endangers-investigation',
  'endangers-person',
  'disproportionate',
  'judicial-authorisation-needed',
  'judicial-authorisation-refused',
  'national-law',
  'political-military-religious-racial',
  'victim-safety',
  'does-not-conform',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

export const outcomes = [
  'identification',
  'rescue',
  'arrest',
  'mla-request',
  'return',
  'information-only',
  'nothing',
] as const;
export type Outcome = (typeof outcomes)[number];

export const channelNatures = ['informal', 'pre-mla', 'copy-of-formal'] as const;
export type ChannelNature = (typeof channelNatures)[number];

export const stages = ['pre-investigation', 'investigation', 'prosecution', 'trial', 'execution'] as const;
export type Stage = (typeof stages)[number];

export const purposesOfUse = ['intelligence', 'lead', 'evidence-to-follow-by-mla'] as const;
export type PurposeOfUse = (typeof purposesOfUse)[number];

export const legalBases = [
  'untoc-18-4',
  'untoc-27',
  'palermo-8',
  'palermo-10',
  'minsk-1993',
  'chisinau-2002',
  'bilateral',
  'reciprocity',
  'budapest-29',
] as const;
export type LegalBasis = (typeof legalBases)[number];

export const acts = ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt'] as const;
export type TraffickingAct = (typeof acts)[number];

export const means = [
  'force',
  'coercion',
  'abduction',
  'fraud',
  'deception',
  'abuse-of-power',
  'abuse-of-vulnerability',
  'payment-for-control',
] as const;
export type TraffickingMeans = (typeof means)[number];

export const purposes = [
  'sexual-exploitation',
  'forced-labour',
  'slavery',
  'servitude',
  'organ-removal',
  'forced-begging',
  'forced-criminality',
  'forced-marriage',
] as const;
export type TraffickingPurpose = (typeof purposes)[number];

export const personRoles = ['suspect', 'witness', 'victim', 'other'] as const;
export type PersonRole = (typeof personRoles)[number];

export const handlingCodes = ['H0', 'H1', 'H2', 'H3'] as const;
export type HandlingCode = (typeof handlingCodes)[number];

export const caveats = [
  'contact-before-action',
  'no-contact-with-victim',
  'no-contact-with-family',
  'no-contact-with-consulate',
  'no-arrest-without-coordination',
  'named-recipients-only',
  'lead-only',
  'mla-required-for-evidence',
  'no-machine-translation',
  'no-export',
  'delete-by',
] as const;
export type Caveat = (typeof caveats)[number];

export const sourceEvaluations = ['A', 'B', 'C', 'X'] as const;
export type SourceEvaluation = (typeof sourceEvaluations)[number];

export const informationEvaluations = ['1', '2', '3', '4'] as const;
export type InformationEvaluation = (typeof informationEvaluations)[number];

export const evidenceKinds = ['digital', 'physical', 'statement', 'document', 'financial'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const copyTypes = ['original', 'forensic-image', 'working-copy', 'extract', 'summary'] as const;
export type CopyType = (typeof copyTypes)[number];

export const custodyActions = [
  'collected',
  'received',
  'transferred',
  'copied',
  'redacted',
  'sealed',
  'exported',
  'returned',
  'destroyed',
] as const;
export type CustodyAction = (typeof custodyActions)[number];

export const memberRoles = [
  'secretariat',
  'correspondent',
  'tool-correspondent',
  'practitioner',
  'oversight',
  'operator',
] as const;
export type MemberRole = (typeof memberRoles)[number];

export const authorityKinds = [
  'prosecution',
  'investigation',
  'police',
  'migration',
  'court',
  'justice',
  'central-authority',
  'foreign-affairs',
  'social',
] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

export const measures = [
  'statement',
  'service-of-documents',
  'search-and-seizure',
  'objects-and-sites',
  'records-bank',
  'records-telecom',
  'electronic-evidence',
  'video-link',
  'controlled-delivery',
  'freezing',
  'confiscation',
  'transfer-of-proceedings',
  'joint-investigation',
  'nationality-check',
  'document-check',
  'voluntary-return',
  'victim-protection',
  'extradition',
] as const;
export type Measure = (typeof measures)[number];
