/** Why nothing can be written into a channel. */
import type { ChannelEntry } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';
import { isReachable } from '../directory/reachable.js';
import type { Known } from './use-people.js';

export type Closed =
  | { readonly why: 'left' | 'held' | 'only-you' }
  /** Everybody else has left their post. */
  | { readonly why: 'removed' | 'suspended'; readonly members: readonly MemberId[] };

export function closedBy(
  { members, state }: Pick<ChannelEntry, 'members' | 'state'>,
  { me, people }: Pick<Known, 'me' | 'people'>,
): Closed | undefined {
  if (state !== 'open') return { why: state };
  const others = members.filter((member) => member !== me);
  if (others.length === 0) return { why: 'only-you' };
  const entries = others.flatMap((member) => people.get(member) ?? []);
  if (entries.length < others.length || entries.some(isReachable)) return undefined;
  return { why: entries.some((entry) => entry.state === 'suspended') ? 'suspended' : 'removed', members: others };
}
