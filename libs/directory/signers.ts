/** Who signed a statement, looked up at that place of the log. */
import { isId, type SignedStatement } from '@kopri/protocol';
import type { Directory, NetworkRoot } from './directory.js';
import type { DirectoryMember } from './member.js';
import type { RefusalReason } from './refusal.js';

export interface Signers {
  /** How many root keys signed, and how many must. */
  readonly rootKeys: number;
  readonly threshold: number;
  /** The members whose devices signed, one for each device. */
  readonly members: readonly DirectoryMember[];
  readonly proofs: readonly { readonly publicKey: Uint8Array; readonly signature: Uint8Array }[];
}

type Signature = SignedStatement['signatures'][number];

/** A signer must be a key of the root in force or a device in use of an active member; signatures are not checked here. */
export function findSigners(
  signatures: readonly Signature[],
  root: NetworkRoot,
  directory: Directory | undefined,
): Signers | RefusalReason {
  if (new Set(signatures.map(({ signer }) => signer)).size < signatures.length) return 'signer-twice';
  const members: DirectoryMember[] = [];
  const proofs: Signers['proofs'][number][] = [];
  for (const { signer, signature } of signatures) {
    if (isId('device', signer)) {
      const found = directory?.findDevice(signer);
      if (found === undefined || directory?.standingOf(signer) !== 'active') return 'not-entitled';
      members.push(found.member);
      proofs.push({ publicKey: found.device.deviceKey, signature });
    } else {
      const found = root.keys.find(({ key }) => key === signer);
      if (found === undefined) return 'not-entitled';
      proofs.push({ publicKey: found.public, signature });
    }
  }
  return { rootKeys: signatures.length - members.length, threshold: root.threshold, members, proofs };
}
