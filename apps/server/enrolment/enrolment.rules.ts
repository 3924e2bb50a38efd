/** Who may invite whom, and which requests are worth keeping. Pure. */
import { isActiveCorrespondent, servesNetwork, type Directory, type DirectoryMember } from '@kopri/directory';
import {
  devicePossession,
  equalBytes,
  findAuthority,
  findCountry,
  INVITATION_LIFETIME_DAYS,
  MAX_CLOCK_SKEW_MS,
  type ErrorCode,
  type InviteRequest,
  type JoinRequest,
} from '@kopri/protocol';
import { verifyLabelled } from '@kopri/crypto/verify';

export type EnrolmentVerdict =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly reason: ErrorCode };

const accepted: EnrolmentVerdict = { outcome: 'accepted' };
const refused = (reason: ErrorCode): EnrolmentVerdict => ({ outcome: 'refused', reason });

const LIFETIME_MS = INVITATION_LIFETIME_DAYS * 24 * 3_600_000;

/** The secretariat invites anybody; a correspondent, practitioners and tool correspondents of their own country. */
export function judgeInvitation(inviter: DirectoryMember, offer: InviteRequest, nowMs: number): EnrolmentVerdict {
  if (!mayInvite(inviter, offer)) return refused('not-entitled');
  const misplaced = findMisplacement(offer);
  if (misplaced !== undefined) return refused(misplaced);
  const isPlausible =
    offer.expires > nowMs - MAX_CLOCK_SKEW_MS && offer.expires <= nowMs + LIFETIME_MS + MAX_CLOCK_SKEW_MS;
  return isPlausible ? accepted : refused('clock-wrong');
}

function mayInvite(inviter: DirectoryMember, { role, country }: InviteRequest): boolean {
  if (inviter.role === 'secretariat') return true;
  const isTheirs = role === 'practitioner' || role === 'tool-correspondent';
  return isActiveCorrespondent(inviter) && isTheirs && country !== undefined && country === inviter.country;
}

/** Whoever serves the network serves no country; everybody else has a country and an authority of it. */
function findMisplacement({ role, country, authority }: InviteRequest): ErrorCode | undefined {
  if (servesNetwork(role)) return country === undefined && authority === undefined ? undefined : 'malformed';
  if (country === undefined || findCountry(country) === undefined) return 'country-unknown';
  return authority !== undefined && findAuthority(authority)?.country === country ? undefined : 'authority-unknown';
}

/** Whether a request may wait for its answer. Its MAC is for the inviting device alone to judge. */
export function judgeRequest(directory: Directory, { network, member, device }: JoinRequest): EnrolmentVerdict {
  if (!equalBytes(network, directory.networkId)) return refused('invitation-wrong-network');
  const { device: id, deviceKey, mlsKey } = device;
  if (directory.findMember(member) !== undefined || directory.findDevice(id) !== undefined)
    return refused('member-exists');
  const bytes = devicePossession({ member, device: id, deviceKey, mlsKey });
  const isHeld =
    verifyLabelled('device-key possession', bytes, device.deviceKeyProof, deviceKey) &&
    verifyLabelled('mls-key possession', bytes, device.mlsKeyProof, mlsKey);
  return isHeld ? accepted : refused('signature-wrong');
}
