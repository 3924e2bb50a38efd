/** What a statement makes of the whole directory: the member it is about, and the ids and keys it uses up. */
import { NETWORK_SUBJECT, type DeviceKeys, type MemberId } from '@kopri/protocol';
import { keyName, type Directory, type DirectoryState } from './directory.js';
import { admit, change, type DetailsOf, type Placed } from './effects.js';
import type { DirectoryMember, Voucher } from './member.js';
import { amend, found } from './network.js';
import type { Statement } from './parse-entry.js';
import type { RefusalReason } from './refusal.js';
import type { Signers } from './signers.js';

/** Everything but the tree, which grows only once nothing can be refused any more. */
export function takeEffect(
  directory: Directory | undefined,
  statement: Statement,
  signers: Signers,
): DirectoryState | RefusalReason {
  const { body, hash, personal } = statement;
  if (body.kind === 'network.founded') return found(body, hash);
  if (directory === undefined) return 'founding-misplaced';
  const at = { size: directory.size + 1, timeMs: body.time };
  const state = { ...directory.state, newestTimeMs: Math.max(directory.newestTimeMs, body.time) };
  if (body.kind === 'network.amended') return amend(state, body, { at, hash });
  if (body.subject === NETWORK_SUBJECT) return 'malformed';
  const by: Voucher = signers.members[0]?.member ?? 'root';
  const act = { subject: body.subject, at, by, hash, personal };
  if (body.kind === 'member.admitted') return admitInto(state, act, body.details);
  const before = state.members.get(body.subject);
  if (before === undefined) return 'subject-unknown';
  return put(
    state,
    change(before, act, body.kind, body.details),
    'device' in body.details ? body.details.device : undefined,
  );
}

function admitInto(
  state: DirectoryState,
  act: Placed,
  details: DetailsOf<'member.admitted'>,
): DirectoryState | RefusalReason {
  const { invitation, device } = details;
  if (state.members.has(act.subject)) return 'id-used';
  if (invitation !== undefined && state.invitations.has(invitation)) return 'id-used';
  const invitations = invitation === undefined ? state.invitations : state.invitations.set(invitation, invitation);
  return put({ ...state, invitations }, admit(act, details), device);
}

/** `device` are the keys of a new one, or the id of an old one. */
function put(
  state: DirectoryState,
  member: DirectoryMember | RefusalReason,
  device: DeviceKeys | string | undefined,
): DirectoryState | RefusalReason {
  if (typeof member === 'string') return member;
  const registered = typeof device === 'object' ? register(state, member.member, device) : state;
  if (typeof registered === 'string') return registered;
  return { ...registered, members: state.members.set(member.member, member) };
}

function register(state: DirectoryState, member: MemberId, keys: DeviceKeys): DirectoryState | RefusalReason {
  const [deviceKey, mlsKey] = [keyName(keys.deviceKey), keyName(keys.mlsKey)];
  const isUsed = state.owners.has(keys.device) || state.keys.has(deviceKey) || state.keys.has(mlsKey);
  if (isUsed || deviceKey === mlsKey) return 'id-used';
  return {
    ...state,
    owners: state.owners.set(keys.device, member),
    keys: state.keys.set(deviceKey, keys.device).set(mlsKey, keys.device),
  };
}
