/** Invented case queries as the client lists them. */
import type { QueryEntry } from '@kopri/client';
import type { ChannelId, MemberId, QueryId } from '@kopri/protocol';

export const TURKISH = 'member-of-turkey' as MemberId;
export const OWN = 'member-of-turkmenistan' as MemberId;

let made = 0;

/** Turkey asks Turkmenistan; accepted, and owed by the reader. */
export function entryOf(differing: Partial<QueryEntry> = {}): QueryEntry {
  made += 1;
  return {
    reference: `CASC-TR-2026-${String(made).padStart(6, '0')}`,
    query: `query-${made}` as QueryId,
    channel: 'channel' as ChannelId,
    title: `Query ${made}`,
    type: 'NAT',
    urgency: 'U2',
    handling: { code: 'H1', caveats: [] },
    child: false,
    state: 'accepted',
    due: {
      acknowledge: '2026-11-10T13:00:00Z',
      answer: '2026-11-20T13:00:00Z',
      zone: 'Asia/Ashgabat',
      askerZone: 'Europe/Istanbul',
    },
    from: TURKISH,
    to: [OWN],
    side: 'answerer',
    holder: null,
    waiting: 'for-me',
    questions: [],
    unread: 0,
    lastAt: '2026-11-01T10:00:00Z',
    referenceClash: false,
    ...differing,
  };
}
