/** Invented people and ids for the tests of the command line. */
import type { MemberEntry } from '@kopri/client';
import type {
  BlobId,
  ChannelId,
  DeviceId,
  EvidenceId,
  Id,
  IdKind,
  InvitationId,
  MemberId,
  MessageId,
  QueryId,
  RequestId,
} from '@kopri/protocol';

const RANDOM_DIGITS = 32;

const letters = {
  member: 'm',
  device: 'd',
  rootKey: 'r',
  invitation: 'i',
  request: 'q',
  message: 'e',
  query: 'y',
  evidence: 'v',
  channel: 'c0000',
  blob: 'b0000',
} as const satisfies Record<IdKind, string>;

/** A valid id that reads like its number. */
const id = <K extends IdKind>(kind: K, number: number): Id<K> =>
  (letters[kind] + String(number).padStart(RANDOM_DIGITS, '0')) as Id<K>;

export const ids = {
  member: (number: number): MemberId => id('member', number),
  device: (number: number): DeviceId => id('device', number),
  invitation: (number: number): InvitationId => id('invitation', number),
  request: (number: number): RequestId => id('request', number),
  message: (number: number): MessageId => id('message', number),
  query: (number: number): QueryId => id('query', number),
  evidence: (number: number): EvidenceId => id('evidence', number),
  channel: (number: number): ChannelId => id('channel', number),
  blob: (number: number): BlobId => id('blob', number),
};

const admittedAtMs = Date.parse('2026-03-12T06:00:00Z');

const secretariat: MemberEntry = {
  member: ids.member(1),
  name: 'Secretariat',
  country: null,
  authority: null,
  role: 'secretariat',
  languages: ['en'],
  state: 'active',
  devices: [ids.device(1)],
  vouchedBy: 'root',
  admittedAtMs,
};

const ogulnar: MemberEntry = {
  member: ids.member(2),
  name: 'Ogulnar Amanowa',
  country: 'TM',
  authority: 'tm-gpo',
  role: 'correspondent',
  languages: ['tk', 'ru'],
  state: 'active',
  devices: [ids.device(2)],
  vouchedBy: secretariat.member,
  admittedAtMs,
};

export const gyzylgul: MemberEntry = {
  member: ids.member(3),
  name: 'Gyzylgul Annayewa',
  nameLocal: 'Гызылгуль Аннаева',
  country: 'TM',
  authority: 'tm-gpo',
  role: 'practitioner',
  position: 'Prosecutor',
  languages: ['tk', 'ru'],
  state: 'active',
  devices: [ids.device(3)],
  vouchedBy: ogulnar.member,
  admittedAtMs,
};

export const elif: MemberEntry = {
  member: ids.member(4),
  name: 'Elif Yılmaz',
  country: 'TR',
  authority: null,
  role: 'practitioner',
  position: 'Prosecutor',
  languages: ['tr', 'en'],
  state: 'active',
  devices: [ids.device(4), ids.device(5)],
  vouchedBy: secretariat.member,
  admittedAtMs,
};

export const cast = [secretariat, ogulnar, gyzylgul, elif] as const;
