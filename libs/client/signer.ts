/** Signs what this device says: challenges, possession, statements. Keys stay in here. */
import {
  challengeAnswer,
  devicePossession,
  type DeviceKeys,
  type LogEntry,
  type PersonalPart,
  type SessionRequest,
} from '@kopri/protocol';
import { generateSigningKeyPair, randomBytes, signLabelled } from '@kopri/crypto/sealed';
import { assembleEntry, prepareStatement, saltPersonal, type Directory, type StatementDraft } from '@kopri/directory';
import type { ProfileRecord } from './records.js';

type Identity = Pick<ProfileRecord, 'network' | 'member' | 'device' | 'deviceKey' | 'mlsKey' | 'rootKeys'>;

/** Fresh key pairs for a new device. */
export const newDeviceKeys = () => ({ deviceKey: generateSigningKeyPair(), mlsKey: generateSigningKeyPair() });

/** Both public keys, with proof that this device holds them. */
export function provePossession({ member, device, deviceKey, mlsKey }: Omit<Identity, 'network'>): DeviceKeys {
  const bytes = devicePossession({ member, device, deviceKey: deviceKey.publicKey, mlsKey: mlsKey.publicKey });
  return {
    device,
    deviceKey: deviceKey.publicKey,
    mlsKey: mlsKey.publicKey,
    deviceKeyProof: signLabelled('device-key possession', bytes, deviceKey.privateKey),
    mlsKeyProof: signLabelled('mls-key possession', bytes, mlsKey.privateKey),
  };
}

export function answerChallenge({ network, device, deviceKey }: Identity, purpose: 'session' | 'request-state') {
  return (challenge: Uint8Array): SessionRequest => ({
    device,
    challenge,
    signature: signLabelled(purpose, challengeAnswer({ network, device, challenge }), deviceKey.privateKey),
  });
}

/** The hash for a statement's details, and the part as it travels beside it. */
export const withPersonal = (part: PersonalPart) => saltPersonal(part, randomBytes(32));

export interface Signing {
  readonly directory: Directory | undefined;
  readonly draft: StatementDraft;
  readonly personal?: LogEntry['personal'];
  /** By the root's keys rather than by this device. */
  readonly byRoot?: boolean;
}

export function signStatement(identity: Identity, { directory, draft, personal, byRoot = false }: Signing): LogEntry {
  const { body } = prepareStatement(directory, draft);
  const signers = byRoot
    ? (identity.rootKeys ?? []).map(({ key, pair }) => ({ signer: key, privateKey: pair.privateKey }))
    : [{ signer: identity.device, privateKey: identity.deviceKey.privateKey }];
  const signatures = signers.map(({ signer, privateKey }) => ({
    signer,
    signature: signLabelled('statement', body, privateKey),
  }));
  return assembleEntry(body, signatures, personal);
}
