/** The texts of codes that only these screens know. */
import type { MemberEntry } from '@kopri/client';
import type { PlainKey } from '@kopri/locale';
import type { Weekday } from '@kopri/protocol';
import type { Presence } from './presence.js';

export const presenceKeys = {
  'at-work': 'directory.at-work',
  'outside-hours': 'directory.outside-hours',
  'day-off': 'directory.day-off',
} as const satisfies Readonly<Record<Presence, PlainKey>>;

type Gone = Exclude<MemberEntry['state'], 'active'>;

export const goneKeys = {
  suspended: {
    brief: 'directory.suspended',
    title: 'directory.suspended-title',
    effect: 'directory.suspended-effect',
  },
  removed: { brief: 'directory.removed', title: 'directory.removed-title', effect: 'directory.removed-effect' },
} as const satisfies Readonly<Record<Gone, Readonly<Record<'brief' | 'title' | 'effect', PlainKey>>>>;

export const weekdayKeys = {
  monday: 'directory.monday',
  tuesday: 'directory.tuesday',
  wednesday: 'directory.wednesday',
  thursday: 'directory.thursday',
  friday: 'directory.friday',
  saturday: 'directory.saturday',
  sunday: 'directory.sunday',
} as const satisfies Readonly<Record<Weekday, PlainKey>>;
