import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { encodeCbor, parseCbor } from '../cbor.js';
import { newId } from '../ids.js';
import { referenceSchema } from '../references.js';
import { caseActs, caseEventSchema, instantSchema } from './case-event.js';
import { dateSchema, wallTimeSchema, zoneSchema } from './query-document.js';

const random = (n: number) => new Uint8Array(n).fill(3);
const query = newId('query', random);
const member = newId('member', random);
const to = { countries: ['TM'], authorities: ['tm-gpo'], members: [member] };

const send = {
  query,
  act: 'send',
  reference: null,
  from: { country: 'TR', member },
  to,
  due: { acknowledge: '2026-11-04T13:00:00Z', answer: '2026-11-10T09:00:00Z', zone: 'Asia/Ashgabat' },
  type: 'ASSET',
  urgency: 'U3',
  factsSummary: 'Money was moved.',
  questions: [{ text: 'Whose is it?' }],
  handling: { code: 'H1' },
  stage: 'investigation',
  legalBasis: [],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  financial: ['a bank in Ashgabat', { iban: 'TR33', amount: 1200, currency: 'USD', checked: false }],
};
const events = [
  send,
  { query, act: 'acknowledge' },
  { query, act: 'accept' },
  { query, act: 'ask-clarification', text: 'Which bank?' },
  { query, act: 'clarify', text: 'The first.' },
  { query, act: 'answer', question: 1, value: 'text', text: 'Nobody knows.' },
  { query, act: 'refuse', ground: 'not-held' },
  { query, act: 'redirect', question: 1, to },
  { query, act: 'extend', until: '2026-12-01T13:00:00Z', reason: 'A holiday.' },
  { query, act: 'close', outcome: 'nothing' },
];
const accepts = (value: unknown) => v.safeParse(caseEventSchema, value).success;

describe('a case event', () => {
  test('of every act survives the wire unchanged', () => {
    expect(events.map(({ act }) => act)).toEqual(caseActs);
    for (const event of events) expect(v.parse(caseEventSchema, parseCbor(encodeCbor(event), 65_000))).toEqual(event);
  });

  test('drops keys of a newer version and keeps the rest', () => {
    expect(v.parse(caseEventSchema, { query, act: 'accept', mood: 'good' })).toEqual({ query, act: 'accept' });
  });

  test.each([
    ['an unknown act', { query, act: 'praise' }],
    ['no query', { act: 'accept' }],
    ['an answer to question 0', { query, act: 'answer', question: 0, value: 'yes' }],
    ['an unknown ground', { query, act: 'refuse', ground: 'bad-mood' }],
    ['a redirection to nobody', { query, act: 'redirect', to: { countries: [], authorities: [], members: [] } }],
    ['a local time for a moment', { query, act: 'extend', until: '2026-12-01T18:00:00+05:00', reason: 'A holiday.' }],
    ['a query without its declaration of neutrality', { ...send, neutralityDeclaration: false }],
    ['a reference of another form', { ...send, reference: 'TR-1' }],
    ['an amount with decimals that is no text', { ...send, financial: [{ amount: 0.5 }] }],
  ])('is refused with %s', (_, event) => {
    expect(accepts(event)).toBe(false);
  });
});

test.each([
  [dateSchema, '2028-02-29', '2026-02-29'],
  [dateSchema, '2026-11-03', '3.11.2026'],
  [wallTimeSchema, '2026-11-03', '2026-11-03T24:00'],
  [wallTimeSchema, '2026-11-03T17:30', '2026-11-03 17:30'],
  [zoneSchema, 'Asia/Ashgabat', 'Asia/Atlantis'],
  [zoneSchema, 'Europe/Istanbul', '+05:00'],
  [instantSchema, '2026-11-03T13:00:00Z', '2026-13-03T13:00:00Z'],
  [referenceSchema, 'CASC-TM-2026-000123', 'CASC-TM-2026-123'],
])('dates, zones and references have one form: %# %s %s', (schema, good, bad) => {
  expect(v.is(schema, good)).toBe(true);
  expect(v.is(schema, bad)).toBe(false);
});
