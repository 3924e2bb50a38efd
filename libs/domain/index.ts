/** Case queries, deadlines, handling, custody: pure rules and machines, no I/O. */
export { applyCaseEvent, applyReceipt, findObstacle } from './case-query.js';
export {
  draftQuery,
  isOpen,
  type Actor,
  type CaseQuery,
  type CaseQuestion,
  type HistoryEntry,
  type Place,
} from './case-state.js';
export { applyCaseStep, replayCase, replayCases, type Cases, type CaseStep } from './replay.js';
export { findHolder, findOwing, partyOf, type Party } from './parties.js';
export { findPossibleActs, type LaterAct, type PossibleAct } from './possible-acts.js';
export { fieldsOf, type FieldNeed, type QueryField } from './query-types.js';
export { findFreeTextHits, type FreeTextHit, type FreeTextSign } from './free-text.js';
export { findReferenceClashes, type Labelled } from './references.js';
export { computeDue, deadlineInstant, isWorkingDay, type DueTerms, type IsHoliday } from './deadlines.js';
export { dayIn, momentOf } from './zones.js';
export { fixedHolidays, isFixedHoliday, type FixedHoliday } from './holidays.js';
export { inheritHandling, mayPassOn, strictest, type Release } from './handling.js';
export {
  appendCustody,
  custodyHead,
  judgeCustodyChain,
  replayCustody,
  type CustodyVerdict,
  type Hash,
  type ReplayedCustody,
} from './custody.js';
export { type DocumentFault } from './document-faults.js';
export { parseQueryDocument, type ParsedQuery, type QueryContext } from './query-document.js';
export { parseSummaryDocument, type ParsedSummary } from './summary-document.js';
export { type Warning } from './victims-first.js';
