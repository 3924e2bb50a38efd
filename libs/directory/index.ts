/** The directory: statements, replay, Merkle tree, proofs, checkpoints. Pure, shared by server and clients. */
export { applyStatement, requireApplied, type Applied, type ApplyOptions } from './apply-statement.js';
export {
  claimCheckpoint,
  encodeCheckpointBody,
  formatCheckpoint,
  logNoteKey,
  parseCheckpoint,
  verifyClaimedCheckpoint,
  type Checkpoint,
  type ClaimedCheckpoint,
  type SignedCheckpoint,
} from './checkpoint.js';
export {
  Directory,
  type DeviceIdentity,
  type DeviceStanding,
  type LogKey,
  type NetworkRoot,
  type NetworkTerms,
} from './directory.js';
export { assembleEntry, prepareStatement, saltPersonal, type PreparedStatement, type StatementDraft } from './draft.js';
export {
  isContradiction,
  judgeCheckpoint,
  judgeClaim,
  type CheckpointVerdict,
  type ClaimVerdict,
} from './judge-checkpoint.js';
export {
  isActiveCorrespondent,
  servesNetwork,
  type DirectoryDevice,
  type DirectoryMember,
  type MemberState,
  type Moment,
  type Person,
  type StateChange,
  type Voucher,
} from './member.js';
export { leafHash, MerkleLog } from './merkle-log.js';
export { findPersonalHash, parseEntry, type Statement } from './parse-entry.js';
export { verifyConsistency, verifyInclusion, type ConsistencyClaim, type InclusionClaim } from './proofs.js';
export { errorOfRefusal, refusalReasons, type RefusalReason, type Refused } from './refusal.js';
export { replay, type Replayed, type ReplayOptions } from './replay.js';
export {
  formatNote,
  noteKeyId,
  noteSignature,
  parseNote,
  verifyNote,
  type NoteKey,
  type NoteSignature,
} from './signed-note.js';
