/** Channels, what stands in them, and how far a sent text has come. */
import type { ChannelEntry, ChannelItem, SendState, Sent } from '@kopri/client';
import { english } from '@kopri/locale/english';
import { isErrorCode } from '@kopri/protocol';
import { actWords } from './acts.js';
import { cleanLine, cleanText } from './clean.js';
import type { People } from './people.js';
import { block, table } from './table.js';
import { count } from './words.js';

const INDENT = 2;

const sendStates = {
  held: 'Saved here; can still be taken back',
  queued: 'Saved here; waits to be sent',
  'at-server': 'At the server',
  delivered: "On the recipient's device",
  opened: 'Opened by the recipient',
  'not-sent': 'Not sent',
} as const satisfies Record<SendState, string>;

const channelStates = { open: '', left: 'no longer yours', held: 'on hold' } as const satisfies Record<
  ChannelEntry['state'],
  string
>;

/** The others in it: one's own name says nothing. */
const others = (members: readonly string[], people: People): string =>
  people.names(members.length > 1 ? members.filter((member) => member !== people.me) : members);

export function channelsWords(channels: readonly ChannelEntry[], people: People, width: number): string[] {
  if (channels.length === 0) return ['No channel yet. Begin one: kopri channel open MEMBER'];
  const rows = channels.map(({ channel, title, members, unread, state }) => [
    cleanLine(title ?? ''),
    unread === 0 ? '' : String(unread),
    channelStates[state],
    channel,
    others(members, people),
  ]);
  return table(['Title', 'Unread', 'State', 'Channel', 'With'], rows, width);
}

export function itemsWords(items: readonly ChannelItem[], people: People, width: number): string[] {
  if (items.length === 0) return ['Nothing new.'];
  return items.flatMap((item) => [...itemWords(item, people, width), '']).slice(0, -1);
}

function itemWords(item: ChannelItem, people: People, width: number): string[] {
  const place = item.seq === null ? '' : `${item.seq}  `;
  const who = item.from === null ? '' : `${people.nameAndCountry(item.from.member)}, `;
  const head = `${place}${who}${english.dayTime(item.sentAt, people.zone)}`;
  return [
    head,
    ...block(contentOf(item, people), INDENT, width),
    ...block(progressOf(item), INDENT, width).filter(Boolean),
    ...item.warnings.flatMap((warning) => block(warningWords(warning), INDENT, width)),
  ];
}

/** How far one's own came; what everybody sees anyway needs no word. */
const progressOf = ({ state, kind }: ChannelItem): string =>
  state === 'received' || state === 'at-server' || kind === 'members' ? '' : sendStates[state];

/** Only texts speak for themselves; all else gets a sentence. */
function contentOf({ kind, text, members }: ChannelItem, people: People): string {
  const said = text === null ? '' : cleanText(text);
  switch (kind) {
    case 'text':
      return said;
    case 'members':
      return membersWords(members ?? { added: [], removed: [] }, people);
    case 'case-event':
      return `Case query: ${actWords(said)}`;
    default:
      return [kindWords[kind] ?? 'This needs a newer version of Köpri', said].filter(Boolean).join(': ');
  }
}

const kindWords: Readonly<Record<string, string | undefined>> = {
  title: 'Title of the channel',
  'evidence-summary': 'Evidence shared',
  'custody-event': 'Custody recorded',
  unreadable: 'This item could not be opened',
};

function membersWords({ added, removed }: NonNullable<ChannelItem['members']>, people: People): string {
  const names = (members: readonly string[]): string => people.names(members);
  const sentences = [
    ...(added.length === 0 ? [] : [`${names(added)} joined.`]),
    ...(removed.length === 0 ? [] : [`${names(removed)} left.`]),
  ];
  return sentences.length === 0 ? 'The members of this channel changed.' : sentences.join(' ');
}

/** Codes of findings and errors. What is not known here is shown as it came. */
function warningWords(code: string): string {
  const known = findings[code];
  return `Note: ${known ?? (isErrorCode(code) ? english.error(code).message : cleanLine(code))}`;
}

const findings: Readonly<Record<string, string | undefined>> = {
  'claim-differs':
    'the sender saw something else in this channel than you did. Ask them by telephone before you answer.',
  'claim-forged':
    'what the sender says of the directory is not signed by the server. Ask them by telephone before you answer.',
  'claim-ahead': 'the sender knows a newer directory than the server showed you.',
  removed: 'you no longer take part in this channel.',
  held: 'this channel is on hold. Run kopri doctor.',
};

/** `to` as the person wrote it: a channel's id says nothing to them. */
export function sentWords({ state, channel }: Sent, to: string): string[] {
  const whom = to === channel ? '' : ` for ${cleanLine(to)}`;
  return [
    state === 'queued'
      ? `Saved here${whom}; it is sent as soon as the server can be reached.`
      : `${sendStates[state]}${whom}.`,
  ];
}

export const syncWords = ({
  received,
  sent,
  queued,
}: {
  readonly received: number;
  readonly sent: number;
  readonly queued: number;
}): string =>
  `${count(received, 'item')} received, ${sent} sent, ${queued === 0 ? 'nothing waits' : `${queued} ${queued === 1 ? 'waits' : 'wait'} to be sent`}.`;
