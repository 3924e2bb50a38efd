import { describe, expect, test } from '@jest/globals';
import { encode } from 'uqr';
import type { JoinRequestView } from '@kopri/client';
import { encodeInvitationLink, newId, parseInvitationLink, type InvitationLink, type MemberId } from '@kopri/protocol';
import { inviteFaults, offerOf, readInvite } from './invite-form.js';
import { groupsOf } from './link-groups.js';
import { actsUpon, rolesInvitedBy } from './member-acts.js';
import { drawQr } from './qr-path.js';
import { readyOf } from './ready.js';

const random = (n: number): Uint8Array => crypto.getRandomValues(new Uint8Array(n));
const offer: InvitationLink = {
  version: 1,
  network: random(32),
  invitation: newId('invitation', random),
  secret: random(16),
  role: 'practitioner',
  country: 'TR',
  authority: 'tr-cpo',
};
const link = encodeInvitationLink('https://kopri.example', offer);

describe('the code for a camera', () => {
  test('has exactly the modules of the link, dark where they are dark', () => {
    const { size, path } = drawQr(link);
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
    expect(drawn).toEqual(encode(link, { ecc: 'M', border: 4 }).data);
  });

  test('keeps four modules white around it', () => {
    const { size, path } = drawQr(link);
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
    expect(Math.min(...runs.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4);
    expect(Math.max(...runs.flatMap(([x = 0, y = 0, length = 0]) => [x + length, y + 1]))).toBe(size - 4);
  });
});

describe('a link in groups', () => {
  test('typed with its gaps is the same link', () => {
    expect(parseInvitationLink(groupsOf(link).join(' ')).link).toEqual(offer);
    expect(groupsOf(link).slice(1, -1)).toEqual(
      groupsOf(link)
        .slice(1, -1)
        .filter(({ length }) => length === 6),
    );
  });
});

describe('a request that somebody else could have made', () => {
  const [first, second, third] = [1, 2, 3].map(
    (nth) => ({ request: `q${nth}`, alarm: nth === 2 }) as unknown as JoinRequestView,
  );

  test('is never among those admitted together, compared or not', () => {
    const requests = [first, second, third].flatMap((one) => one ?? []);
    expect(readyOf(requests, ['q1', 'q2', 'q3'])).toEqual([first, third]);
    expect(readyOf(requests, ['q2'])).toEqual([]);
  });
});

describe('what may be done about a member', () => {
  const [own, other] = [newId('member', random), newId('member', random)] as [MemberId, MemberId];
  const correspondent = { member: own, role: 'correspondent', country: 'TR' } as const;
  const secretariat = { member: own, role: 'secretariat', country: null } as const;
  const elif = { member: other, role: 'practitioner', state: 'active', country: 'TR', name: 'Elif' } as const;

  test.each([
    ['a contact point of the own country', elif, correspondent, ['suspend', 'remove']],
    ['one who is suspended', { ...elif, state: 'suspended' as const }, correspondent, ['reinstate', 'remove']],
    ['one who was removed', { ...elif, state: 'removed' as const }, correspondent, ['erase']],
    ['another correspondent', { ...elif, role: 'correspondent' as const }, correspondent, ['suspend']],
    ['a member of another country', { ...elif, country: 'TM' }, correspondent, []],
    ['oneself', { ...elif, member: own }, correspondent, []],
    ['a contact point, by the secretariat', elif, secretariat, ['suspend']],
    [
      'a correspondent, by the secretariat',
      { ...elif, role: 'correspondent' as const },
      secretariat,
      ['suspend', 'remove'],
    ],
  ])('%s', (_, entry, by, acts) => {
    expect(actsUpon(entry, by)).toEqual(acts);
  });

  test('nothing is left to erase where the name is gone', () => {
    const { name: _, ...nameless } = elif;
    expect(actsUpon({ ...nameless, state: 'removed' }, correspondent)).toEqual([]);
  });
});

describe('an invitation being written', () => {
  const kerem = { role: 'correspondent', country: 'TR' } as const;

  test('is into the own country, whatever was kept', () => {
    expect(readInvite({ role: 'secretariat', country: 'TM' }, kerem)).toMatchObject({
      role: 'practitioner',
      country: 'TR',
    });
  });

  test('needs an authority of its country', () => {
    const form = readInvite(undefined, kerem);
    expect(inviteFaults(form)).toEqual(['authority']);
    expect(inviteFaults({ ...form, authority: 'tm-gpo' })).toEqual(['authority']);
    expect(inviteFaults({ ...form, authority: 'tr-cpo' })).toEqual([]);
  });

  test('by the secretariat is for correspondents and those who serve the network, who have no country', () => {
    const own = { role: 'secretariat', country: null } as const;
    expect(rolesInvitedBy('secretariat')).not.toContain('practitioner');
    expect(inviteFaults(readInvite(undefined, own))).toEqual(['country']);
    const operator = { ...readInvite({ role: 'operator', country: 'TR', authority: 'tr-cpo' }, own), position: ' ' };
    expect(inviteFaults(operator)).toEqual([]);
    expect(offerOf(operator)).toEqual({ role: 'operator' });
  });
});
