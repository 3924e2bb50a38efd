/** What is written in the story. All of it is invented, and none of it may be seen from outside. */
export const told = {
  title: 'Weaving mill at the river',
  consent: 'her nationality, of prosecutors only',
  article: 'Penal Code, article 80',
  urgencyReason: 'The shelter keeps V1 until the hearing.',
  facts: 'V1 was found behind locked doors of a weaving mill.',
  reason: 'She remembers the bazaar and the old fortress.',
  questions: [
    'Is V1 a national of your country?',
    'On which document did she leave?',
    'Where does her family live now?',
  ],
  answers: ['since birth', 'a passport, by air, in May'],
  refusal: 'Asking there would reach the recruiter.',
  takenBack: 'a passport, by sea',
  fromMerdan: 'The recruiter used a second telephone.',
  fromElif: 'Thank you, both of you.',
  whileAway: 'This one is still for three of us.',
  afterwards: 'From here on only the two of us.',
  reply: 'Understood, the register follows.',
  leaving: 'Left the office',
  evidence: {
    title: 'Messages of the recruiter',
    fileName: 'telephone-extract.pdf',
  },
  later: {
    title: 'Extract from the register',
    fileName: 'register-extract.pdf',
    collector: 'Registry clerk',
    authority: 'Passport registry',
    day: '2026-11-17',
    time: '09:30',
    method: 'asked for at the counter',
  },
} as const;

/** As `--summary` takes it. */
export const summaryOfMerdan = {
  kind: 'digital',
  title: told.evidence.title,
  collectedBy: { name: 'Merdan Orazow', authority: 'tm-mia' },
  collectedAt: '2026-11-12T10:30:00+05:00',
  method: 'Logical extraction',
  copyType: 'extract',
  victimMaterial: false,
  handling: { code: 'H1' },
};

/** Every text of the story, to be looked for where it must not be. */
export const everythingTold: readonly string[] = textsIn(told);

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
