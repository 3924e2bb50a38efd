import type { InvitationView } from '@kopri/client';
import { useSpeaker } from '../../ui/speaker.js';

/** For whom a link is, on one line. */
export function useWhom(): (invitation: Pick<InvitationView, 'role' | 'position' | 'authority'>) => string {
  const { words, authority } = useSpeaker();
  return ({ role, position, authority: place }) =>
    [position ?? words('memberRoles', role), place && authority(place)].filter(Boolean).join(', ');
}
