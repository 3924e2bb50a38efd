/** Why a statement is refused. Refusals are data; `requireApplied` turns one into an error at the edge. */
import { AppError, type ErrorCode } from '@kopri/protocol';

export const refusalReasons = [
  'malformed',
  /** A version or kind this build does not know: replay stops here until it is upgraded. */
  'newer-version-needed',
  /** The log does not begin with `network.founded`, or has a second one. */
  'founding-misplaced',
  'foreign-network',
  /** `prev` is not the subject's newest statement: replayed, or the later of two rival acts. */
  'head-moved',
  /** Signed longer ago than a log may wait, or in the future. */
  'time-off',
  'personal-mismatch',
  'subject-unknown',
  /** Nothing to suspend, reinstate, revoke or change; or the member is removed for good. */
  'does-not-apply',
  'not-entitled',
  'signer-twice',
  /** Fewer root keys signed than the threshold asks. */
  'too-few-signatures',
  'signature-wrong',
  /** A device's key did not prove that the device holds it. */
  'possession-unproved',
  /** A member, device, key or invitation of this id stood in the log before. */
  'id-used',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refused {
  readonly outcome: 'refused';
  readonly reason: RefusalReason;
}

export const refused = (reason: RefusalReason): Refused => ({ outcome: 'refused', reason });

const codes: Partial<Record<RefusalReason, ErrorCode>> = {
  malformed: 'malformed',
  'newer-version-needed': 'newer-version-needed',
  'not-entitled': 'not-entitled',
};

/** The error a caller shows or sends for a refusal: `statement-refused` unless a closer code exists. */
export const errorOfRefusal = (reason: RefusalReason): AppError =>
  new AppError(codes[reason] ?? 'statement-refused', { detail: reason });
