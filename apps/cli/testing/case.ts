/** One case between Ankara and Ashgabat, as its client shows it in Ashgabat. */
import type { ChannelEntry, ChannelItem, EvidenceEntry, QueryView } from '@kopri/client';
import { elif, gyzylgul, ids } from './cast.js';

const reference = 'CASC-TR-2026-000007';

export const query: QueryView = {
  reference,
  query: ids.query(1),
  channel: ids.channel(1),
  title: null,
  type: 'NAT',
  urgency: 'U2',
  handling: { code: 'H1' },
  child: false,
  state: 'sent',
  due: {
    acknowledge: '2026-11-04T13:00:00Z',
    answer: '2026-11-10T13:00:00Z',
    zone: 'Asia/Ashgabat',
    askerZone: 'Europe/Istanbul',
  },
  from: elif.member,
  to: [gyzylgul.member],
  side: 'answerer',
  holder: null,
  waiting: 'for-me',
  unread: 1,
  lastAt: '2026-11-03T09:00:00Z',
  referenceClash: false,
  document: {
    factsSummary: 'Found at Kapıkule without papers.',
    handling: { code: 'H1', caveats: ['no-contact-with-family'] },
    stage: 'investigation',
  },
  questions: [
    { number: 1, text: 'Is V1 a national?', state: 'pending' },
    {
      number: 2,
      text: 'Is the passport valid?',
      state: 'answered',
      answer: { value: 'yes', text: 'Until 2030.', by: gyzylgul.member },
    },
    { number: 3, text: 'Who are the parents?', state: 'refused', ground: 'endangers-person' },
  ],
  history: [
    { seq: 1, at: '2026-11-03T08:00:00Z', by: elif.member, act: 'send', state: 'placed', applied: true },
    {
      seq: 2,
      at: '2026-11-03T09:00:00Z',
      by: elif.member,
      act: 'answer',
      state: 'placed',
      applied: false,
      reason: 'not-your-turn',
    },
  ],
  warnings: [],
  acts: [{ act: 'acknowledge', whole: true, questions: [] }],
};

export const channel: ChannelEntry = {
  channel: ids.channel(1),
  title: 'V1, nationality',
  members: [elif.member, gyzylgul.member],
  owners: [elif.member],
  epoch: 2,
  lastSeq: 2,
  joinedAfter: 0,
  unread: 1,
  state: 'open',
  isCase: true,
  lastAt: '2026-11-03T08:05:00Z',
  differs: false,
};

export const item: ChannelItem = {
  seq: 2,
  message: ids.message(2),
  kind: 'text',
  from: { member: elif.member, device: ids.device(4) },
  sentAt: '2026-11-03T08:05:00Z',
  text: 'Thank you.',
  members: null,
  parent: null,
  handling: null,
  language: null,
  state: 'received',
  heldUntil: null,
  deliveredTo: [],
  openedBy: [],
  warnings: [],
};

export const evidence: EvidenceEntry = {
  evidence: ids.evidence(1),
  title: 'Passport of V1',
  kind: 'document',
  from: elif.member,
  sharedAt: '2026-11-03T08:10:00Z',
  files: [{ name: 'passport.pdf', size: 20_000_000, sha256: 'ab'.repeat(32) }],
  summary: { method: 'Scanned', copyType: 'working-copy' },
  warnings: [],
  custody: [{ action: 'collected', actor: elif.member, at: '2026-11-03T08:00:00Z', linked: true }],
};
