/** English words for the codes that clients show beside documents and acts. */
import type { clientLists } from '../lists.js';
import type { WordsOf } from '../words-of.js';

export const clientWords = {
  faultCodes: {
    missing: 'This is missing',
    'wrong-type': 'This is of another kind than expected: text, number, list or fields',
    'unknown-key': 'This field is not known; look for a spelling mistake',
    'not-in-list': 'This is none of the codes of its list',
    empty: 'This is empty',
    'too-long': 'This text is too long',
    'too-many': 'These are too many',
    malformed: 'This is not written in the form expected',
    'must-be-true': 'This must be declared: write true',
    'differs-from-flag': 'This differs from what the command line says',
    'required-for-urgency': 'U0, U1 and U2 need the reason for the urgency',
    'required-for-type': 'This type of query needs it',
    'not-a-pseudonym': 'A victim is V1, V2 and so on, a child C1; never a name',
    'in-the-past': 'This date has passed',
    'too-large': 'The whole is too large for one message; shorten it or share files as evidence',
  },
  warningCodes: {
    'child-second-approver': 'A child is concerned: let a second person approve this query',
    'child-urgency': 'A child is concerned: the urgency should be U2 at least',
    'child-guardian': 'A child is concerned: say who the guardian is and what serves the child best',
    'child-in-doubt': 'Say whether the victim is a child; in doubt, treat the victim as one',
    'safe-contact-missing': 'Say in the caveats who must not be contacted',
    'consent-missing': 'The victim’s consent is not recorded',
    'risk-not-assessed': 'Consider harm from traffickers, family, officials and publicity before sending',
    'victim-tracing': 'Only the country where the victim is may trace them, or with their recorded consent',
    'name-in-text': 'This looks like a name; use V1 or C1 for a victim',
    'phone-in-text': 'This looks like a telephone number; send it only if the answer needs it',
    'document-number-in-text': 'This looks like the number of a document; send it only if the answer needs it',
    'advised-for-type': 'This type of query is answered sooner with it',
  },
  notAppliedReasons: {
    'act-does-not-apply': 'Not possible at this stage of the query',
    'not-your-turn': 'For the other side to do',
    'question-unknown': 'No question of this number',
    'question-settled': 'This question already has its answer',
    'sender-differs': 'Sent by another member than it says',
    'already-sent': 'The query had been sent before',
    'text-missing': 'An answer in words needs the words',
  },
  custodyFaults: {
    unreadable: 'The record cannot be read',
    'other-evidence': 'The record is of another piece of evidence',
    'does-not-follow': 'The record does not follow the one before it',
    'content-changed-between': 'The file changed between two records',
  },
} as const satisfies WordsOf<typeof clientLists>;
