import type { ChannelEntry, ChannelItem } from '@kopri/client';

/** The place of the commit that opens a channel. */
const OPENED = 1;

/** Whether something stood in the channel before this device came in. A record that does not say is guessed by its first place. */
export const beganWithout = (items: readonly ChannelItem[], joinedAfter: ChannelEntry['joinedAfter']): boolean =>
  joinedAfter === null ? (items[0]?.seq ?? 0) > OPENED + 1 : joinedAfter > OPENED;
