/**
 * What signatures are made over: `"kopri/1 " + purpose + "\n" + bytes`. One purpose for each kind
 * of thing signed, so that no signature can be taken for one of another kind.
 */
import { concatBytes, utf8 } from './bytes.js';

export const signingPurposes = [
  /** A directory statement, over its body. */
  'statement',
  /** Possession of a device key, over member, device and both keys. */
  'device-key possession',
  /** Possession of an MLS key, over the same. */
  'mls-key possession',
  /** A device answers the server's challenge. */
  'session',
  /** A waiting device asks for the state of its own request. */
  'request-state',
  /** One event of a custody chain, over its bytes. */
  'custody-event',
] as const;
export type SigningPurpose = (typeof signingPurposes)[number];

export const signedBytes = (purpose: SigningPurpose, bytes: Uint8Array): Uint8Array =>
  concatBytes(utf8(`kopri/1 ${purpose}\n`), bytes);
