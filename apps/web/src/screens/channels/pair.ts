import type { ChannelEntry } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';

/** The open channel of just the two, without title and case: the one that a message to the member goes to. */
export const findPair = (channels: readonly ChannelEntry[], member: MemberId): ChannelEntry | undefined =>
  channels.find(
    ({ members, title, isCase, state }) =>
      members.length === 2 && members.includes(member) && title === null && !isCase && state === 'open',
  );

/** Those outside a case, the newest first. */
export const threadsOf = (channels: readonly ChannelEntry[]): readonly ChannelEntry[] =>
  channels.filter(({ isCase }) => !isCase).toSorted((a, b) => ((a.lastAt ?? '') < (b.lastAt ?? '') ? 1 : -1));
