/** What may be done about a member, as the directory will judge it (docs/spec/directory.md, "Who signs"). */
import type { MemberEntry } from '@kopri/client';
import type { MemberId, MemberRole } from '@kopri/protocol';

export type MemberAct = 'suspend' | 'reinstate' | 'remove' | 'erase';

export interface Coordinating {
  readonly member: MemberId;
  readonly role: MemberRole | null;
  readonly country: string | null;
}

/** Of a country by a correspondent of it; of every country by the secretariat. Never of oneself. */
export function actsUpon(
  entry: Pick<MemberEntry, 'member' | 'role' | 'state' | 'country' | 'name'>,
  by: Coordinating,
): readonly MemberAct[] {
  const isRoot = by.role === 'secretariat';
  if (entry.member === by.member || !(isRoot || (by.role === 'correspondent' && entry.country === by.country)))
    return [];
  if (entry.state === 'removed') return entry.name === undefined ? [] : ['erase'];
  const first: MemberAct = entry.state === 'active' ? 'suspend' : 'reinstate';
  return mayRemove(entry.role, isRoot) ? [first, 'remove'] : [first];
}

/** A removal is done by whoever vouched: the secretariat for correspondents and those who serve the network. */
const mayRemove = (role: MemberRole, isRoot: boolean): boolean =>
  (role === 'practitioner' || role === 'tool-correspondent') !== isRoot;

/** Whom one invites, and whether into a country. */
export const rolesInvitedBy = (role: MemberRole | null): readonly MemberRole[] =>
  role === 'secretariat'
    ? ['correspondent', 'oversight', 'operator', 'secretariat']
    : ['practitioner', 'tool-correspondent'];

export const belongsToCountry = (role: MemberRole): boolean =>
  role === 'practitioner' || role === 'tool-correspondent' || role === 'correspondent';
