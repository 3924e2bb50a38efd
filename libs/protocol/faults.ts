/**
 * Codes that clients show beside documents and acts. They cross no wire, but stand in the JSON of
 * the command line, where scripts rely on them: add at the end, never rename. Words: `libs/locale`.
 */

/** What can be wrong with a place in `QUERY.json` or `SUMMARY.json`. */
export const faultCodes = [
  'missing',
  'wrong-type',
  'unknown-key',
  'not-in-list',
  'empty',
  'too-long',
  'too-many',
  'malformed',
  'must-be-true',
  'differs-from-flag',
  'required-for-urgency',
  'required-for-type',
  'not-a-pseudonym',
  'in-the-past',
  'too-large',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What should be looked at before a document is sent; it can be sent all the same. */
export const warningCodes = [
  'child-second-approver',
  'child-urgency',
  'child-guardian',
  'child-in-doubt',
  'safe-contact-missing',
  'consent-missing',
  'risk-not-assessed',
  'victim-tracing',
  'name-in-text',
  'phone-in-text',
  'document-number-in-text',
  'advised-for-type',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Why an act of a case query did not apply. Those that are error codes too mean the same there. */
export const notAppliedReasons = [
  'act-does-not-apply',
  'not-your-turn',
  'question-unknown',
  'question-settled',
  'sender-differs',
  'already-sent',
  'text-missing',
] as const;
export type NotAppliedReason = (typeof notAppliedReasons)[number];

/** Why an event does not belong to a custody chain at its place. */
export const custodyFaults = ['unreadable', 'other-evidence', 'does-not-follow', 'content-changed-between'] as const;
export type CustodyFault = (typeof custodyFaults)[number];
