/** Where this profile stands, its devices, and what the doctor found. */
import type { Check, Kopri, ProfileState, Status } from '@kopri/client';
import { english } from '@kopri/locale/english';
import { isErrorCode } from '@kopri/protocol';
import { hintOf } from '../failure.js';
import { cleanLine } from './clean.js';
import type { People } from './people.js';
import { nameOf } from './people.js';
import { block, sheet, table } from './table.js';
import { dayWords } from './time.js';
import { count } from './words.js';

const stateWords = {
  waiting: 'Waiting to be admitted. Read your check number to the person who invited you.',
  active: 'Active',
  suspended: 'Suspended. Ask your correspondent when you will be reinstated; what you have is kept.',
  removed: 'Removed. This device no longer belongs to the network.',
  refused: 'Refused, or the invitation was withdrawn or is too old. Ask the person who invited you for a new link.',
} as const satisfies Record<ProfileState, string>;

/** Eight characters are enough to compare aloud. */
const SPOKEN = 8;

export function statusWords(status: Status, people: People, width: number): string[] {
  const me = people.find(status.member);
  return [
    ...(me === undefined ? [] : [nameOf(me), people.trust(me), '']),
    ...sheet(
      [
        ['State', stateWords[status.state]],
        ...(status.check === undefined ? [] : [['Check', status.check] as const]),
        ['Server', cleanLine(status.server)],
        ['Network', status.network.slice(0, SPOKEN)],
        ['Directory', directoryWords(status.directory)],
        [
          'To be sent',
          status.outbox === 0
            ? 'Nothing waits'
            : `${count(status.outbox, 'item')} ${status.outbox === 1 ? 'waits' : 'wait'}`,
        ],
        ['Member', status.member],
        ['Device', status.device],
      ],
      width,
    ),
    ...alarmWords(status.alarm, width),
  ];
}

function directoryWords({ size, witnesses }: Status['directory']): string {
  if (size === 0) return 'Comes once you are admitted';
  const seen =
    witnesses === 'unwitnessed' || witnesses.length === 0
      ? 'unwitnessed: no country has cosigned it yet'
      : `cosigned by ${english.list(witnesses.map(cleanLine))}`;
  return `${count(size, 'entry', 'entries')}, ${seen}`;
}

function alarmWords(alarm: string | undefined, width: number): string[] {
  if (alarm === undefined) return [];
  if (!isErrorCode(alarm)) return ['', `Alarm: ${cleanLine(alarm)}`];
  return ['', ...block(`Alarm: ${english.error(alarm).message}`, 0, width), ...block(hintOf(alarm), 0, width)];
}

export const doctorWords = (checks: readonly Check[], width: number): string[] => [
  ...table(
    ['Check', 'Result', 'Detail'],
    checks.map(({ name, ok, detail }) => [name, ok ? 'in order' : 'look here', cleanLine(detail)]),
    width,
  ),
  '',
  checks.every(({ ok }) => ok) ? 'Everything is in order.' : 'Send this answer to your operator; it holds no content.',
];

type Device = Awaited<ReturnType<Kopri['devices']['list']>>[number];

export const devicesWords = (devices: readonly Device[], people: People, width: number): string[] =>
  table(
    ['Device', 'Added', '', 'Name'],
    devices.map(({ device, added, current, name }) => [
      device,
      dayWords(added, people.zone),
      current ? 'this one' : '',
      cleanLine(name ?? ''),
    ]),
    width,
  );
