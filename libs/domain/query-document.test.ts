import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { queryTypes, type QueryDocument } from '@kopri/protocol';
import { parseQueryDocument, type QueryContext } from './query-document.js';
import { fieldsOf } from './query-types.js';
import { document } from './testing/examples.js';

const faultsOf = (json: unknown, context: QueryContext = {}) => {
  const parsed = parseQueryDocument(json, context);
  return parsed.ok ? [] : parsed.faults.map(({ path, fault }) => `${path} ${fault}`);
};
const warningsOf = (parts: Partial<QueryDocument>, context: QueryContext = { country: 'TR' }) => {
  const parsed = parseQueryDocument({ ...document, ...parts }, context);
  return parsed.ok ? parsed.warnings.map(({ path, code }) => `${path} ${code}`) : parsed.faults;
};
const without = (...fields: (keyof QueryDocument)[]) =>
  Object.fromEntries(Object.entries(document).filter(([field]) => !fields.includes(field as keyof QueryDocument)));

describe('QUERY.json', () => {
  test('comes back as it is when it is complete', () => {
    expect(parseQueryDocument(document, { type: 'NAT', urgency: 'U2', country: 'TR' })).toMatchObject({
      ok: true,
      query: document,
    });
  });

  test('may leave type and urgency to the command line', () => {
    expect(parseQueryDocument(without('type', 'urgency'), { type: 'NAT', urgency: 'U2' })).toMatchObject({
      ok: true,
      query: document,
    });
    expect(faultsOf(without('type', 'urgency'))).toEqual(['$.type missing', '$.urgency missing']);
  });

  test('is told all its faults at once, each at its place', () => {
    const json = {
      ...without('stage', 'purposeOfUse', 'urgencyReason', 'offence'),
      urgency: 'U1',
      factsSummary: 7,
      questions: [{ text: 'One?' }, { text: ' ' }, { txt: 'Two?' }, 'Three?'],
      handling: { code: 'H9', caveats: ['no-such'], note: 1 },
      legalBasis: ['palermo-8', 'palermo-9'],
      neutralityDeclaration: false,
      deadline: { date: '2026-02-30', zone: 'Asia/Nowhere' },
      persons: [{ token: 'Aygul', role: 'victim', inCountry: 'Turkey' }],
      retainUntil: 'next year',
      documents: 'passport',
      'odd key': 1,
    };
    expect(faultsOf(json, { type: 'RET', urgency: 'U2' })).toEqual([
      '$.deadline.date malformed',
      '$.deadline.zone malformed',
      '$.documents wrong-type',
      '$.factsSummary wrong-type',
      '$.handling.caveats[0] not-in-list',
      '$.handling.code not-in-list',
      '$.handling.note unknown-key',
      '$.legalBasis[1] not-in-list',
      '$.neutralityDeclaration must-be-true',
      '$.offence required-for-type',
      '$.persons[0].inCountry malformed',
      '$.persons[0].token not-a-pseudonym',
      '$.purposeOfUse missing',
      '$.questions[1].text empty',
      '$.questions[2].text missing',
      '$.questions[2].txt unknown-key',
      '$.questions[3] wrong-type',
      '$.retainUntil malformed',
      '$.stage missing',
      '$.type differs-from-flag',
      '$.urgency differs-from-flag',
      '$.urgencyReason required-for-urgency',
      '$["odd key"] unknown-key',
    ]);
  });

  test('is told which codes would do', () => {
    const parsed = parseQueryDocument({ ...document, stage: 'appeal' });
    expect(parsed).toMatchObject({
      ok: false,
      faults: [
        {
          path: '$.stage',
          fault: 'not-in-list',
          allowed: ['pre-investigation', 'investigation', 'prosecution', 'trial', 'execution'],
        },
      ],
    });
  });

  test.each(['U0', 'U1', 'U2'] as const)('needs a reason for %s', (urgency) => {
    expect(faultsOf({ ...without('urgencyReason'), urgency })).toEqual(['$.urgencyReason required-for-urgency']);
  });

  test.each(['U3', 'U4'] as const)('needs no reason for %s', (urgency) => {
    expect(faultsOf({ ...without('urgencyReason'), urgency })).toEqual([]);
  });

  test.each(queryTypes)('of type %s names the offence where it traces a person', (type) => {
    const traces = ['NAT', 'RET', 'IDLOC'].includes(type);
    expect(faultsOf({ ...without('offence'), type })).toEqual(traces ? ['$.offence required-for-type'] : []);
  });

  test.each(queryTypes)('of type %s asks something, unless information is given spontaneously', (type) => {
    expect(faultsOf({ ...document, type, questions: [] })).toEqual(type === 'SPON' ? [] : ['$.questions empty']);
  });

  test('forgives blanks around a text and decomposed letters, which nobody sees', () => {
    const parsed = parseQueryDocument({ ...document, factsSummary: ' Türkmen\tand\r\nmore \n' });
    expect(parsed).toMatchObject({ ok: true, query: { factsSummary: 'Türkmen and\nmore' } });
  });

  test('refuses a deadline that has passed', () => {
    const json = { ...document, deadline: { date: '2026-11-03', zone: 'Asia/Ashgabat' } };
    expect(faultsOf(json, { now: Date.parse('2026-11-03T12:59:00Z') })).toEqual([]);
    expect(faultsOf(json, { now: Date.parse('2026-11-03T13:00:00Z') })).toEqual(['$.deadline.date in-the-past']);
  });

  test('refuses what does not fit into one message', () => {
    const questions = Array.from({ length: 40 }, () => ({ text: 'Ж'.repeat(1500) }));
    expect(faultsOf({ ...document, questions })).toEqual(['$ too-large']);
  });

  test.each([null, undefined, 'text', 7, [], [document]])('is refused as a whole when it is no object: %p', (json) => {
    expect(faultsOf(json)).toContain('$ wrong-type');
  });

  test('of any shape is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(document)), (value, field) => {
        expect(typeof parseQueryDocument({ ...document, [field]: value }).ok).toBe('boolean');
        expect(parseQueryDocument(value).ok).toBe(false);
      }),
    );
  });
});

describe('a query about a victim', () => {
  test('warns of what rules 5 and 6 ask for', () => {
    expect(warningsOf({})).toEqual(['$.persons risk-not-assessed']);
    expect(
      warningsOf({ handling: { code: 'H2' }, persons: [{ token: 'V1', role: 'victim', inCountry: 'TR' }] }),
    ).toEqual([
      '$.handling.caveats safe-contact-missing',
      '$.persons risk-not-assessed',
      '$.persons[0].consent consent-missing',
    ]);
  });

  test('warns when a child is concerned, or may be', () => {
    const child = [
      { token: 'C1', role: 'victim', inCountry: 'TR', consent: { scope: 'All', date: '2026-11-01' } },
    ] as const;
    expect(warningsOf({ persons: [...child], urgency: 'U3' })).toEqual([
      '$.offence.childVictim child-second-approver',
      '$.offence.childVictim child-guardian',
      '$.urgency child-urgency',
      '$.persons risk-not-assessed',
    ]);
    expect(warningsOf({ offence: { article: 'Art. 80' } })).toContain('$.offence.childVictim child-in-doubt');
    expect(warningsOf({ offence: { article: 'Art. 80', childVictim: true }, persons: [] })).toEqual([
      '$.offence.childVictim child-second-approver',
      '$.offence.childVictim child-guardian',
    ]);
  });

  test.each([
    ['from where they are', { inCountry: 'TR' }, false],
    ['from elsewhere', { inCountry: 'TH' }, true],
    ['from nobody knows where', {}, true],
    ['from elsewhere with their consent', { inCountry: 'TH', consent: { scope: 'Return', date: '2026-11-01' } }, false],
  ])('that traces them %s', (_, where, warned) => {
    const warnings = warningsOf({ type: 'RET', persons: [{ token: 'V1', role: 'victim', ...where }] });
    expect(warnings.includes('$.persons[0] victim-tracing' as never)).toBe(warned);
  });

  test('warns of names and numbers in every free text, and says where', () => {
    const warnings = warningsOf({
      factsSummary: 'She is called Maral Berdiyeva and can be reached at +993 65 12 34 56 78.',
      questions: [{ text: 'Was passport A1234567 issued to her?' }],
      persons: [],
      reason: 'Her brother Serdar Berdiyev works there.',
    });
    expect(warnings).toEqual([
      '$.factsSummary name-in-text',
      '$.factsSummary phone-in-text',
      '$.reason name-in-text',
      '$.questions[0].text document-number-in-text',
    ]);
  });

  test('is advised to name what its type is about', () => {
    const { persons: _, ...rest } = document;
    expect(parseQueryDocument(rest)).toMatchObject({
      ok: true,
      warnings: [{ code: 'advised-for-type', path: '$.persons' }],
    });
  });
});

describe('a form', () => {
  test('needs what a document without it is refused for, and nothing else', () => {
    for (const type of queryTypes) {
      for (const urgency of ['U1', 'U4'] as const) {
        const parsed = parseQueryDocument({ type, urgency, questions: [] });
        const refused = parsed.ok ? [] : parsed.faults.map(({ path }) => path.slice(2));
        const required = Object.entries(fieldsOf(type, urgency)).filter(([, need]) => need === 'required');
        const given = ['type', 'urgency'];
        expect([...refused, ...given].sort()).toEqual(required.map(([field]) => field).sort());
      }
    }
  });

  test('shows what the other side would ask back for', () => {
    expect(fieldsOf('STATUS')).toMatchObject({ counterpartFile: 'advised', title: 'optional', offence: 'optional' });
    expect(fieldsOf('NAT', 'U2')).toMatchObject({ offence: 'required', persons: 'advised', urgencyReason: 'required' });
  });
});

test('a title is warned about like every other free text', () => {
  const parsed = parseQueryDocument({ ...document, title: 'Case of Maria Petrova' });
  expect(parsed.warnings).toContainEqual({ code: 'name-in-text', path: '$.title' });
  expect(parseQueryDocument({ ...document, title: 'x'.repeat(161) })).toMatchObject({ ok: false });
});
