import { expect, test } from '@jest/globals';
import type { MemberEntry } from '@kopri/client';
import { newId } from '@kopri/protocol';
import { closedBy } from './closed.js';

const ids = [1, 2, 3].map((fill) => newId('member', (n) => new Uint8Array(n).fill(fill)));
const [me, elif, nino] = ids as [MemberEntry['member'], MemberEntry['member'], MemberEntry['member']];
const entry = (member: MemberEntry['member'], state: MemberEntry['state']): MemberEntry => ({
  member,
  country: 'TR',
  authority: null,
  role: 'practitioner',
  languages: [],
  state,
  devices: [],
  vouchedBy: 'root',
  admittedAtMs: 0,
});
const among = (...entries: readonly MemberEntry[]) => ({
  me,
  people: new Map(entries.map((one) => [one.member, one])),
});

test('a channel is open as long as one other member can read what is written', () => {
  const people = among(entry(elif, 'removed'), entry(nino, 'active'));
  expect(closedBy({ members: [me, elif, nino], state: 'open' }, people)).toBeUndefined();
});

test.each(['removed', 'suspended'] as const)('with everybody else %s nothing can be written', (state) => {
  expect(closedBy({ members: [me, elif], state: 'open' }, among(entry(elif, state)))).toEqual({
    why: state,
    members: [elif],
  });
});

test('a channel that was left, or that this device cannot follow, is closed whoever is in it', () => {
  const people = among(entry(elif, 'active'));
  expect(closedBy({ members: [me, elif], state: 'left' }, people)).toEqual({ why: 'left' });
  expect(closedBy({ members: [me, elif], state: 'held' }, people)).toEqual({ why: 'held' });
  expect(closedBy({ members: [me], state: 'open' }, people)).toEqual({ why: 'only-you' });
});

test('whom the directory of this device does not know yet is not taken for gone', () => {
  expect(closedBy({ members: [me, elif], state: 'open' }, among())).toBeUndefined();
});
