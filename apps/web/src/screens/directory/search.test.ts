import { expect, test } from '@jest/globals';
import type { MemberEntry } from '@kopri/client';
import { everybody, filterOf, inOrder, narrowed } from './search.js';

test('what is left open is not asked for', () => {
  expect(filterOf(everybody)).toEqual({});
  expect(filterOf({ ...everybody, text: ' Gyzyl ', country: 'TM' })).toEqual({ text: 'Gyzyl', country: 'TM' });
});

test('another country drops the authority that was chosen, and nothing else', () => {
  const search = { ...everybody, text: 'a', country: 'TM', authority: 'tm-gpo' };
  expect(narrowed(search, { country: 'TR' })).toEqual({ ...everybody, text: 'a', country: 'TR' });
  expect(narrowed(search, { text: 'b' })).toEqual({ ...search, text: 'b' });
});

test('people stand in the order of what they are called, whoever left last, and a role is asked for exactly', () => {
  const member = (
    name: string,
    state: MemberEntry['state'],
    role: MemberEntry['role'] = 'practitioner',
  ): MemberEntry => ({
    member: `mem-${name}` as MemberEntry['member'],
    name,
    country: 'TM',
    authority: null,
    role,
    languages: [],
    state,
    devices: [],
    vouchedBy: 'root',
    admittedAtMs: 0,
  });
  const all = [member('a', 'removed'), member('c', 'suspended'), member('b', 'active', 'correspondent')];
  const called = ({ name = '' }: MemberEntry): string => name;
  expect(inOrder(all, { role: '', called }).map(called)).toEqual(['b', 'c', 'a']);
  expect(inOrder(all, { role: 'correspondent', called }).map(called)).toEqual(['b']);
});
