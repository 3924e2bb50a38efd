/** What an invitation says, while it is being written. */
import type { Status } from '@kopri/client';
import { authorities, visibleName, type Authority, type MemberRole } from '@kopri/protocol';
import { belongsToCountry, rolesInvitedBy } from './member-acts.js';

export interface InviteForm {
  readonly role: MemberRole;
  readonly country: string | undefined;
  readonly authority: string | undefined;
  readonly position: string;
}

/** What was kept, within what this member may offer; a correspondent's country is never another. */
export function readInvite(kept: unknown, own: Pick<Status, 'role' | 'country'>): InviteForm {
  const { role, country, authority, position } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  const offered = rolesInvitedBy(own.role);
  const [first = 'practitioner'] = offered;
  const isRoot = own.role === 'secretariat';
  return {
    role: offered.find((known) => known === role) ?? first,
    country: isRoot ? textOr(country) : (own.country ?? undefined),
    authority: textOr(authority),
    position: textOr(position) ?? '',
  };
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const authoritiesIn = (country: string | undefined): readonly Authority[] =>
  authorities.filter((authority) => authority.country === country);

export type InviteFault = 'country' | 'authority';

export function inviteFaults({ role, country, authority }: InviteForm): readonly InviteFault[] {
  if (!belongsToCountry(role)) return [];
  if (country === undefined) return ['country'];
  return authoritiesIn(country).some(({ id }) => id === authority) ? [] : ['authority'];
}

export interface InviteOffer {
  readonly role: MemberRole;
  readonly country?: string;
  readonly authority?: string;
  readonly position?: string;
}

export function offerOf({ role, country, authority, position }: InviteForm): InviteOffer {
  const said = visibleName(position);
  return {
    role,
    ...(belongsToCountry(role) && country !== undefined ? { country } : {}),
    ...(belongsToCountry(role) && authority !== undefined ? { authority } : {}),
    ...(said === '' ? {} : { position: said }),
  };
}
