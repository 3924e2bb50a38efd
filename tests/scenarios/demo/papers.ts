/** What the offices of the story write to each other, with the canaries in it. No person in it exists. */
import type { Planted } from './planted.js';

/** Elif's question about V1: asked of named officers, behind the back of family and consulate. */
export const nationalityQuery = (planted: Planted) => ({
  type: 'NAT',
  urgency: 'U2',
  urgencyReason: `The shelter can keep V1 until the hearing on Friday. ${planted.urgency.text}`,
  factsSummary: `A woman, presumed victim V1, was found in a workshop in Ankara. She says that she is from Mary and that her papers were taken. ${planted.facts.text}`,
  reason: `She was issued a passport in Mary some four years ago. ${planted.reason.text}`,
  questions: [
    { text: `Is V1 a citizen of Turkmenistan? ${planted.firstQuestion.text}` },
    { text: `On which document did she leave the country, and when? ${planted.secondQuestion.text}` },
    { text: `Where does her family live now? ${planted.thirdQuestion.text}` },
  ],
  handling: { code: 'H1', caveats: ['no-contact-with-family', 'no-contact-with-consulate', 'contact-before-action'] },
  stage: 'investigation',
  legalBasis: ['untoc-27', 'palermo-10'],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  offence: {
    article: `Criminal Code, article 80 ${planted.offence.text}`,
    acts: ['recruitment', 'transportation', 'harbouring'],
    means: ['deception', 'abuse-of-vulnerability'],
    purposes: ['forced-labour'],
    childVictim: false,
  },
  persons: [
    {
      token: 'V1',
      role: 'victim',
      inCountry: 'TR',
      consent: {
        scope: `Her nationality may be asked for, of prosecutors only. ${planted.consent.text}`,
        date: '2026-11-16',
      },
    },
  ],
  languages: { written: 'en', accepted: ['tk', 'ru', 'en'] },
  centralAuthorityInformed: false,
});

/** Merdan's evidence on the same case. */
export const evidenceSummary = (planted: Planted) => ({
  kind: 'digital',
  title: `Messages of the recruiter ${planted.evidenceTitle.text}`,
  description: `Extract of a telephone seized in Mary, with a report and a picture of it. ${planted.evidenceDescription.text}`,
  collectedBy: { name: 'Merdan Orazow', authority: 'tm-mia' },
  collectedAt: '2026-11-12T10:30:00+05:00',
  method: 'Logical extraction, then export of the messages',
  tool: 'Example Extractor 4.2',
  copyType: 'extract',
  redactions: `Names of other persons are blackened on page 1. ${planted.redactions.text}`,
  victimMaterial: false,
  originalHeldBy: 'tm-mia',
  obtainableByMla: true,
  evaluation: { source: 'B', information: '2' },
  handling: { code: 'H1', caveats: ['mla-required-for-evidence'] },
});

/** What Gyzylgul shares when Merdan has gone. */
export const laterSummary = () => ({
  kind: 'document',
  title: 'Extract from the register of passports',
  collectedBy: { name: 'Gyzylgul Annayewa', authority: 'tm-gpo' },
  collectedAt: '2026-11-17T09:00:00+05:00',
  method: 'Requested from the register',
  copyType: 'extract',
  victimMaterial: false,
  handling: { code: 'H1' },
});
