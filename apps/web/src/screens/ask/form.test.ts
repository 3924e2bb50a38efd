import { describe, expect, test } from '@jest/globals';
import { parseQueryDocument } from '@kopri/domain';
import { blankForm, documentOf, draftOf, isBegun, newLine, readable, readForm, type AskForm } from './form.js';
import { addPerson, childIs } from './persons-rules.js';
import { isAt, stepOf } from './places.js';
import { moved } from './rows.js';

const form = (parts: Partial<AskForm>): AskForm => ({ ...blankForm(), ...parts });

const full = form({
  country: 'TM',
  members: ['m1'],
  type: 'NAT',
  urgency: 'U2',
  urgencyReason: 'The hearing is on 1 December.',
  facts: 'V1 was found in a workshop.',
  questions: [newLine('Is V1 a national?')],
  article: 'Article 80',
  acts: ['recruitment'],
  child: 'no',
  persons: [{ id: 'p', role: 'victim', token: 'V1', inCountry: 'TR', consentScope: '', consentDay: '' }],
  handling: 'H2',
  caveats: ['no-contact-with-family'],
  stage: 'investigation',
  legalBasis: ['palermo-8'],
  purposeOfUse: 'lead',
  neutral: true,
});

describe('a form', () => {
  test('filled in becomes a document without a fault, of codes', () => {
    const parsed = parseQueryDocument(documentOf(full), { country: 'TR' });
    expect(parsed).toMatchObject({
      ok: true,
      query: {
        type: 'NAT',
        urgency: 'U2',
        offence: { article: 'Article 80', acts: ['recruitment'], childVictim: false },
        persons: [{ token: 'V1', role: 'victim', inCountry: 'TR' }],
        handling: { code: 'H2', caveats: ['no-contact-with-family'] },
        legalBasis: ['palermo-8'],
        questions: [{ text: 'Is V1 a national?' }],
      },
    });
  });

  test('left blank is told every field it needs, and nothing as of another kind', () => {
    const parsed = parseQueryDocument(documentOf(form({ type: 'NAT' })), {});
    const faults = parsed.ok ? [] : parsed.faults.map(({ path, fault }) => `${path} ${fault}`);
    expect(faults).toEqual([
      '$.factsSummary missing',
      '$.handling.code missing',
      '$.neutralityDeclaration must-be-true',
      '$.offence required-for-type',
      '$.purposeOfUse missing',
      '$.questions[0].text empty',
      '$.stage missing',
      '$.urgency missing',
    ]);
  });

  test('survives the disk as it is', () => {
    expect(readForm(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  test.each([
    [null],
    ['text'],
    [[]],
    [{ type: 'NEW', urgency: 7, members: 'all', things: null, questions: {} }],
  ])('is blank where the disk holds what it does not know: %j', (kept) => {
    expect(isBegun(readForm(kept))).toBe(false);
  });

  test('is begun with the first letter and the first choice, not with a step', () => {
    expect(isBegun(form({ step: 3 }))).toBe(false);
    expect(isBegun(form({ questions: [newLine('A')] }))).toBe(true);
    expect(isBegun(form({ handling: 'H1' }))).toBe(true);
  });

  test('sends the reason for a number under its text, and no reason without a text', () => {
    const why = { facts: 'The other side needs it. ', reason: 'Alone' };
    expect(documentOf(form({ facts: 'Call +993.', why }))['factsSummary']).toBe(
      'Call +993.\n(The other side needs it.)',
    );
    expect(documentOf(form({ why }))).not.toHaveProperty('reason');
  });

  test('goes to nobody while no country is chosen, and to the country where nobody is named', () => {
    expect(draftOf(form({ whole: true })).to).toEqual({ members: [] });
    expect(draftOf(form({ whole: true, country: 'TM' })).to).toEqual({ country: 'TM' });
  });

  test('with a date of its own says which clock, and is at fault without the day', () => {
    const own = { ownDeadline: true, deadlineDay: '2026-12-01', deadlineTime: '9:30', deadlineZone: 'Asia/Ashgabat' };
    expect(documentOf(form(own))['deadline']).toEqual({ date: '2026-12-01T09:30', zone: 'Asia/Ashgabat' });
    const parsed = parseQueryDocument(documentOf({ ...full, ...own, deadlineDay: '' }), {});
    expect(parsed.ok ? [] : parsed.faults.map(({ path }) => path)).toEqual(['$.deadline.date']);
  });
});

describe('text that is pasted', () => {
  test('keeps every script, line breaks and emoji', () => {
    const text = 'Gyzylgül\n\tГызылгуль 😀 ჭ ไทย שלום مرحبا';
    expect(readable(text)).toBe(text);
  });

  test('loses what nobody sees and what turns the reading round', () => {
    expect(readable('a\u0000b\u202ec\u2066d\ud800e')).toBe('abcde');
  });

  test('of any length and script is no fault of form', () => {
    const text = readable('Ýaş\u202e 😀 שלום\r\n'.repeat(500)).trim();
    expect(parseQueryDocument(documentOf({ ...full, facts: text }), {}).ok).toBe(true);
  });
});

describe('a child', () => {
  test('is numbered apart from the adults, and makes it U2 at least', () => {
    const one = { ...blankForm(), ...addPerson(blankForm(), 'victim', 'TR') };
    const two = { ...one, ...addPerson(one, 'child', 'TR') };
    const three = { ...two, ...addPerson(two, 'child', 'TR') };
    expect(three.persons.map(({ token }) => token)).toEqual(['V1', 'C1', 'C2']);
    expect([three.child, three.urgency]).toEqual(['yes', 'U2']);
  });

  test('does not slow what is more urgent', () => {
    expect(childIs(form({ urgency: 'U0' }), 'yes')).toEqual({ child: 'yes' });
    expect(childIs(form({ urgency: 'U4' }), 'yes')).toEqual({ child: 'yes', urgency: 'U2' });
    expect(childIs(form({ urgency: 'U4' }), 'no')).toEqual({ child: 'no' });
  });

  test('never gets the number of one who was removed before the last', () => {
    const persons = [
      { id: 'p', role: 'victim', token: 'V3', inCountry: '', consentScope: '', consentDay: '' },
    ] as const;
    expect(addPerson(form({ persons }), 'victim', 'TR').persons?.at(-1)?.token).toBe('V4');
  });
});

test('every fault has a step', () => {
  expect(['$to', '$.type', '$.persons[0].token', '$.handling.code', '$.deadline.date', '$'].map(stepOf)).toEqual([
    0, 1, 2, 3, 3, 2,
  ]);
  expect(isAt('$.questions[1].text', '$.questions[1]')).toBe(true);
  expect(isAt('$.questions[12].text', '$.questions[1]')).toBe(false);
});

test('a question moves, the others keep their order', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
