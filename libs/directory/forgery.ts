/** The part of judging that costs: signatures of a statement, and possession of the keys it brings. */
import { devicePossession, NETWORK_SUBJECT, type DeviceKeys, type MemberId } from '@kopri/protocol';
import { verifyLabelled } from '@kopri/crypto/verify';
import type { Statement } from './parse-entry.js';
import type { RefusalReason } from './refusal.js';
import type { Signers } from './signers.js';

/** Checks every signature, and the proofs by both keys of a new device. */
export function findForgery({ body, bytes }: Statement, { proofs }: Signers): RefusalReason | undefined {
  const isSigned = proofs.every(({ publicKey, signature }) => verifyLabelled('statement', bytes, signature, publicKey));
  if (!isSigned) return 'signature-wrong';
  const device = 'device' in body.details && typeof body.details.device === 'object' ? body.details.device : undefined;
  if (device === undefined || body.subject === NETWORK_SUBJECT) return undefined;
  return isPossessed(body.subject, device) ? undefined : 'possession-unproved';
}

function isPossessed(
  member: MemberId,
  { device, deviceKey, mlsKey, deviceKeyProof, mlsKeyProof }: DeviceKeys,
): boolean {
  const bytes = devicePossession({ member, device, deviceKey, mlsKey });
  return (
    verifyLabelled('device-key possession', bytes, deviceKeyProof, deviceKey) &&
    verifyLabelled('mls-key possession', bytes, mlsKeyProof, mlsKey)
  );
}
