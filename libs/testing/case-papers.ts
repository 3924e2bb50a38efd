/** A case query and an evidence summary that have no fault. All invented. */
export const queryDocument = {
  type: 'NAT',
  urgency: 'U2',
  urgencyReason: 'The shelter can keep her until Friday.',
  factsSummary: 'A woman, V1, was found at a workshop without papers.',
  questions: [{ text: 'Is V1 a national?' }],
  handling: { code: 'H1', caveats: ['no-contact-with-family', 'no-contact-with-consulate'] },
  stage: 'investigation',
  legalBasis: ['palermo-8'],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  offence: {
    article: 'TCK 80',
    acts: ['harbouring'],
    means: ['deception'],
    purposes: ['forced-labour'],
    childVictim: false,
  },
  persons: [{ token: 'V1', role: 'victim', inCountry: 'TR' }],
};

export const evidenceSummary = {
  kind: 'digital',
  title: 'Export of a chat',
  collectedBy: { name: 'Merdan Orazow', authority: 'tm-mia' },
  collectedAt: '2026-11-01T10:00:00+05:00',
  method: 'logical extraction',
  copyType: 'extract',
  victimMaterial: false,
  handling: { code: 'H2' },
};
