/** The texts of codes that only these screens know. */
import type { PlainKey } from '@kopri/locale';
import type { Closed } from './closed.js';
import type { Undisplayable } from './undisplayable.js';

export const stateKeys = { left: 'channels.left', held: 'channels.held' } as const;

export const undisplayableKeys = {
  arriving: 'channels.arriving',
  'before-this-device': 'channels.before-this-device',
  'sender-resends': 'channels.sender-resends',
  damaged: 'channels.damaged',
} as const satisfies Readonly<Record<Undisplayable, PlainKey>>;

export const closedKeys = {
  left: 'channels.closed-left',
  held: 'channels.closed-held',
  'only-you': 'channels.closed-only-you',
} as const satisfies Readonly<Record<Exclude<Closed['why'], 'removed' | 'suspended'>, PlainKey>>;

/** With the names of those who have gone. */
export const goneKeys = { removed: 'channels.closed-removed', suspended: 'channels.closed-suspended' } as const;
