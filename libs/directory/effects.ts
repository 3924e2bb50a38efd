/**
 * What each statement does to the member it is about, or why it does not apply. Supposes that its
 * signers are entitled; new devices and ids are registered by `apply-statement.ts`.
 */
import type { DeviceKeys, MemberId, PersonalPart, StatementBody, StatementKind } from '@kopri/protocol';
import {
  servesNetwork,
  type DirectoryDevice,
  type DirectoryMember,
  type MemberState,
  type Moment,
  type Person,
  type Voucher,
} from './member.js';
import type { RefusalReason } from './refusal.js';

type DetailsByKind = { readonly [K in StatementKind]: Extract<StatementBody, { kind: K }>['details'] };
export type DetailsOf<K extends StatementKind> = DetailsByKind[K];

/** A statement at its place in the log. */
export interface Placed {
  readonly subject: MemberId;
  readonly at: Moment;
  readonly by: Voucher;
  readonly hash: Uint8Array;
  readonly personal: PersonalPart | undefined;
}

type LaterKind = Exclude<StatementKind, 'network.founded' | 'network.amended' | 'member.admitted'>;
type Outcome = DirectoryMember | RefusalReason;

export function admit(act: Placed, details: DetailsOf<'member.admitted'>): Outcome {
  const { subject, at, by, hash, personal } = act;
  const { role, country, authority, device, invitation } = details;
  const belongs = servesNetwork(role)
    ? country === undefined && authority === undefined
    : isOfCountry(authority, country);
  if (!belongs) return 'malformed';
  return {
    member: subject,
    role,
    appointed: false,
    country,
    authority,
    state: 'active',
    devices: [addedDevice(device, at, personal)],
    personal: personOf(personal),
    erasedAt: undefined,
    vouchedBy: by,
    admittedAt: at,
    invitation,
    head: hash,
    statements: [at.size - 1],
    history: [{ state: 'active', at, by, reason: undefined }],
  };
}

/** An authority's id begins with its country's code; which ids exist is data that versions differ in, so no rule of replay. */
const isOfCountry = (authority: string | undefined, country: string | undefined): boolean =>
  authority !== undefined && country !== undefined && authority.startsWith(`${country.toLowerCase()}-`);

const personOf = (part: PersonalPart | undefined): Person | undefined => {
  if (part === undefined) return undefined;
  const { reason: _reason, deviceName: _deviceName, ...person } = part;
  return person;
};

const addedDevice = (keys: DeviceKeys, at: Moment, personal?: PersonalPart): DirectoryDevice => ({
  device: keys.device,
  deviceKey: keys.deviceKey,
  mlsKey: keys.mlsKey,
  addedAt: at,
  revokedAt: undefined,
  deviceName: personal?.deviceName,
});

const revoked =
  (at: Moment) =>
  (device: DirectoryDevice): DirectoryDevice =>
    device.revokedAt === undefined ? { ...device, revokedAt: at } : device;

const moved = (member: DirectoryMember, state: MemberState, { at, by, personal }: Placed): DirectoryMember => ({
  ...member,
  state,
  history: [...member.history, { state, at, by, reason: personal?.reason }],
});

const effects: {
  readonly [K in LaterKind]: (member: DirectoryMember, act: Placed, details: DetailsByKind[K]) => Outcome;
} = {
  'correspondent.appointed': (member) =>
    member.state !== 'active' || member.appointed || servesNetwork(member.role)
      ? 'does-not-apply'
      : { ...member, role: 'correspondent', appointed: true },
  'correspondent.dismissed': (member) =>
    member.role === 'correspondent' ? { ...member, role: 'practitioner', appointed: false } : 'does-not-apply',
  'member.amended': (member, { personal }, { authority, personal: hash }) => {
    if (authority === undefined && hash === undefined) return 'does-not-apply';
    if (authority !== undefined && !isOfCountry(authority, member.country)) return 'malformed';
    return {
      ...member,
      authority: authority ?? member.authority,
      // A new part that was not handed out leaves no name, not the old one.
      personal: hash === undefined ? member.personal : personOf(personal),
    };
  },
  'member.suspended': (member, act) => (member.state === 'active' ? moved(member, 'suspended', act) : 'does-not-apply'),
  'member.reinstated': (member, act) =>
    member.state === 'suspended' ? moved(member, 'active', act) : 'does-not-apply',
  'member.removed': (member, act) => ({ ...moved(member, 'removed', act), appointed: false }),
  'member.erased': (member, { at }) => (member.erasedAt === undefined ? erased(member, at) : 'does-not-apply'),
  'member.recovered': (member, { at }, details) => ({
    ...member,
    devices: [...member.devices.map(revoked(at)), addedDevice(details.device, at)],
  }),
  'device.added': (member, { at, personal }, details) => ({
    ...member,
    devices: [...member.devices, addedDevice(details.device, at, personal)],
  }),
  'device.revoked': (member, { at }, details) => {
    const gone = member.devices.find(({ device, revokedAt }) => device === details.device && revokedAt === undefined);
    if (gone === undefined) return 'does-not-apply';
    return { ...member, devices: member.devices.map((device) => (device === gone ? revoked(at)(device) : device)) };
  },
};

const erased = (member: DirectoryMember, at: Moment): DirectoryMember => ({
  ...member,
  personal: undefined,
  erasedAt: at,
  devices: member.devices.map((device) => ({ ...device, deviceName: undefined })),
  history: member.history.map((change) => ({ ...change, reason: undefined })),
});

/** After a removal nothing but the erasure applies. */
export function change<K extends LaterKind>(
  member: DirectoryMember,
  act: Placed,
  kind: K,
  details: DetailsOf<K>,
): Outcome {
  if ((member.state === 'removed') !== (kind === 'member.erased')) return 'does-not-apply';
  const after = effects[kind](member, act, details);
  if (typeof after === 'string') return after;
  return { ...after, head: act.hash, statements: [...member.statements, act.at.size - 1] };
}
