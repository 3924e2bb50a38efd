import { expect, test } from '@jest/globals';
import type { QueryView } from '@kopri/client';
import { askedAnew } from './asked-anew.js';
import { documentOf } from './form.js';

const redirected = {
  query: 'y1',
  reference: 'CASC-TR-2026-000007',
  type: 'NAT',
  urgency: 'U3',
  document: {
    factsSummary: 'V1 was found.',
    handling: { code: 'H2', caveats: ['no-export'] },
    stage: 'trial',
    legalBasis: ['palermo-8'],
    purposeOfUse: 'lead',
    neutralityDeclaration: true,
    deadline: { date: '2026-01-01', zone: 'Asia/Ashgabat' },
    offence: { article: 'Article 80', childVictim: true },
    persons: [{ token: 'C1', role: 'victim', inCountry: 'TR', consent: { scope: 'all', date: '2026-01-02' } }],
    documents: ['Passport', { number: 7, valid: true }],
  },
  questions: [
    { number: 1, text: 'Answered?', state: 'answered' },
    { number: 2, text: 'Redirected?', state: 'redirected', to: { countries: ['KZ'], authorities: [], members: [] } },
  ],
} as unknown as QueryView;

test('a redirected query is asked anew where it was sent, with what is still open, naming its parent', () => {
  const form = askedAnew(redirected);
  expect([form.country, form.members, form.neutral, form.ownDeadline]).toEqual(['KZ', [], false, false]);
  expect(documentOf(form)).toMatchObject({
    parent: 'CASC-TR-2026-000007',
    type: 'NAT',
    questions: [{ text: 'Redirected?' }],
    factsSummary: 'V1 was found.',
    handling: { code: 'H2', caveats: ['no-export'] },
    offence: { article: 'Article 80', childVictim: true },
    persons: [{ token: 'C1', role: 'victim', inCountry: 'TR', consent: { scope: 'all', date: '2026-01-02' } }],
    documents: ['Passport', 'number: 7; valid: true'],
  });
});
