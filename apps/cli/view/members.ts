/** The directory, one member, and those who wait to be admitted. */
import type { InvitationView, JoinRequestView, MemberEntry } from '@kopri/client';
import { english } from '@kopri/locale/english';
import { cleanLine } from './clean.js';
import { nameOf, placeOf, type People } from './people.js';
import { sheet, table } from './table.js';
import { authorityName, count, countryName, say } from './words.js';

const stateWords = { active: 'Active', suspended: 'Suspended', removed: 'Removed' } as const satisfies Record<
  MemberEntry['state'],
  string
>;

/** Only what is not as it should be needs a word in the list. */
const remark = (state: MemberEntry['state']): string => (state === 'active' ? '' : stateWords[state]);

export function directoryWords(members: readonly MemberEntry[], people: People, width: number): string[] {
  if (members.length === 0) return ['Nobody in the directory fits.'];
  const rows = members.map((entry) => [
    nameOf(entry),
    entry.country === null ? '' : countryName(entry.country),
    entry.languages.map(cleanLine).join(', '),
    remark(entry.state),
    entry.vouchedBy === 'root' ? 'the secretariat' : people.name(entry.vouchedBy),
    [
      cleanLine(entry.position ?? ''),
      entry.authority === null ? say('memberRoles', entry.role) : authorityName(entry.authority),
    ]
      .filter(Boolean)
      .join(', '),
  ]);
  const headings = ['Name', 'Country', 'Languages', 'State', 'Vouched for by', 'Position and authority'];
  return [...table(headings, rows, width), '', `${count(members.length, 'member')}.`];
}

export const memberWords = (entry: MemberEntry, people: People, width: number): string[] => [
  nameOf(entry),
  people.trust(entry),
  '',
  ...sheet(
    [
      ['State', stateWords[entry.state]],
      ['Role', say('memberRoles', entry.role)],
      ['Position', cleanLine(entry.position ?? '')],
      ['Serves at', placeOf(entry).join(', ')],
      ['Languages', entry.languages.map(cleanLine).join(', ')],
      ['Devices', String(entry.devices.length)],
      ['Member', entry.member],
    ],
    width,
  ),
];

const effect = {
  active: 'is an active member again and will be let back into the channels that list them.',
  suspended: 'is suspended: nothing sent from now on can be opened on their devices until they are reinstated.',
  removed: 'is removed: nothing sent from now on can be opened on their devices.',
} as const satisfies Record<MemberEntry['state'], string>;

export const memberChangeWords = (entry: MemberEntry): string[] => [`${nameOf(entry)} ${effect[entry.state]}`];

export function invitationsWords(
  invitations: readonly InvitationView[],
  { zone }: Pick<People, 'zone'>,
  width: number,
): string[] {
  if (invitations.length === 0) return ['No link of yours is open.'];
  const rows = invitations.map((one) => [
    [cleanLine(one.position ?? ''), say('memberRoles', one.role), ...placeOf(one)].filter(Boolean).join(', '),
    english.dayTime(one.made, zone),
    english.dayTime(one.expires, zone),
    one.withdrawn === null ? 'open' : `withdrawn ${english.dayTime(one.withdrawn.at, zone)}`,
    english.list((one.withdrawn?.asked ?? []).map(({ name }) => cleanLine(name))),
    one.invitation,
  ]);
  return [...table(['For whom', 'Made', 'Valid until', 'State', 'Had asked', 'Invitation'], rows, width)];
}

export function withdrawalWords(withdrawn: InvitationView['withdrawn']): string[] {
  const { asked, isAtServer } = withdrawn ?? { asked: [], isAtServer: false };
  return [
    'Withdrawn. Nobody is admitted by this link any more.',
    ...(asked.length === 0
      ? []
      : [`Had asked with it: ${english.list(asked.map(({ name }) => cleanLine(name)))}. They need a new link.`]),
    ...(isAtServer ? [] : ['The server does not know it yet; it is told as soon as it can be reached.']),
  ];
}

export function requestsWords(requests: readonly JoinRequestView[], width: number): string[] {
  if (requests.length === 0) return ['Nobody waits to be admitted.'];
  const rows = requests.map((request) => [
    nameOf(request),
    request.check,
    say('memberRoles', request.role),
    request.alarm ? 'two people used this link' : '',
    request.request,
    [cleanLine(request.position ?? ''), ...placeOf(request)].filter(Boolean).join(', '),
  ]);
  return [
    ...table(['Name', 'Check number', 'Role', 'Alarm', 'Request', 'Position and authority'], rows, width),
    '',
    'Compare the check number by telephone or in person, then: kopri admit REQUEST',
    ...(requests.some(({ alarm }) => alarm)
      ? [
          'Where two people used one link, somebody else has the link. Admit only the one whose check number you have heard, or refuse both and invite again.',
        ]
      : []),
  ];
}

export const admittedWords = (admitted: readonly string[], people: People): string[] =>
  admitted.length === 0
    ? ['Nobody was waiting who could be admitted.']
    : [`Admitted: ${english.list(admitted.map((member) => people.name(member)))}.`];
