import { describe, expect, test } from '@jest/globals';
import type { MemberEntry } from '@kopri/client';
import { queryTypes } from '@kopri/protocol';
import { competence, correspondentsOf, propose } from './propose.js';

const person = (name: string, authority: string, parts: Partial<MemberEntry> = {}): MemberEntry => ({
  member: `m-${name}` as MemberEntry['member'],
  name,
  country: authority.slice(0, 2).toUpperCase(),
  authority,
  role: 'practitioner',
  languages: [],
  state: 'active',
  devices: [],
  vouchedBy: 'root',
  admittedAtMs: 0,
  ...parts,
});

const namesFor = (members: readonly MemberEntry[], parts: Partial<Parameters<typeof propose>[1]> = {}) =>
  propose(members, { country: 'TM', type: 'NAT', languages: ['ru'], me: undefined, ...parts }).map(
    ({ entry }) => entry.name,
  );

describe('people are proposed', () => {
  test('from the country asked, while they are active and answer case queries', () => {
    const members = [
      person('Ayna', 'tm-sms'),
      person('Elif', 'tr-pmm'),
      person('Suspended', 'tm-sms', { state: 'suspended' }),
      person('Overseer', 'tm-sms', { role: 'oversight' }),
      person('Myself', 'tm-sms'),
    ];
    expect(namesFor(members, { me: 'm-Myself' })).toEqual(['Ayna']);
  });

  test('first from the office that answers such queries, and then with a shared language', () => {
    const members = [
      person('Prosecutor', 'tm-gpo', { languages: ['ru'] }),
      person('Officer', 'tm-sms'),
      person('Speaker', 'tm-sms', { languages: ['tk', 'ru'] }),
    ];
    expect(namesFor(members)).toEqual(['Speaker', 'Officer', 'Prosecutor']);
    expect(namesFor(members, { type: 'MO' })).toEqual(['Prosecutor', 'Speaker', 'Officer']);
  });

  test('by language alone while no type is chosen, and nobody is called competent then', () => {
    const members = [person('Officer', 'tm-sms'), person('Prosecutor', 'tm-gpo', { languages: ['ru'] })];
    const wish = { country: 'TM', type: undefined, languages: ['ru'], me: undefined };
    expect(propose(members, wish).map(({ entry, fits }) => [entry.name, fits])).toEqual([
      ['Prosecutor', false],
      ['Officer', false],
    ]);
  });

  test('with a contact point before the coordinator of the same office', () => {
    const members = [person('Coordinator', 'tm-sms', { role: 'correspondent' }), person('Officer', 'tm-sms')];
    expect(namesFor(members)).toEqual(['Officer', 'Coordinator']);
  });

  test('for every type from some kind of office', () => {
    for (const type of queryTypes) expect([type, competence[type].length]).not.toEqual([type, 0]);
  });
});

test('a country as a whole is its active coordinators', () => {
  const members = [
    person('One', 'tm-gpo', { role: 'correspondent' }),
    person('Gone', 'tm-gpo', { role: 'correspondent', state: 'removed' }),
    person('Officer', 'tm-gpo'),
    person('Abroad', 'tr-cpo', { role: 'correspondent' }),
  ];
  expect(correspondentsOf(members, 'TM').map(({ name }) => name)).toEqual(['One']);
});
