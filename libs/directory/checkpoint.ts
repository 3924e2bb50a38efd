/**
 * Checkpoints (C2SP tlog-checkpoint): the log's signed word on its size and root, as a note and in
 * the compact form that sealed content carries as a claim. Ours have no extension lines, and one
 * that has is refused: the signed text must be rebuilt from a claim alone.
 */
import { AppError, fromBase64, toBase64, utf8, type Claims } from '@kopri/protocol';
import { verifySignature } from '@kopri/crypto/verify';
import type { LogKey } from './directory.js';
import { formatNote, noteSignature, verifyNote, type NoteKey } from './signed-note.js';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Verified: made only by `parseCheckpoint` and `verifyClaimedCheckpoint`. */
export interface SignedCheckpoint extends Checkpoint {
  readonly signature: Uint8Array;
}

export type ClaimedCheckpoint = NonNullable<Claims['checkpoint']>;

const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** The bytes the log key signs, without any label of ours: other people's witnesses verify them. */
export const encodeCheckpointBody = (checkpoint: Checkpoint): Uint8Array => utf8(checkpointText(checkpoint));

/** A log signs under its origin as the key's name. */
export const logNoteKey = ({ origin, public: publicKey }: LogKey): NoteKey => ({ name: origin, public: publicKey });

/** The note of a checkpoint; `signature` is the log key's over `encodeCheckpointBody`. */
export const formatCheckpoint = (checkpoint: Checkpoint, log: LogKey, signature: Uint8Array): string =>
  formatNote(checkpointText(checkpoint), [noteSignature(logNoteKey(log), signature)]);

/** Throws `AppError('signature-wrong')` unless this log signed it, `AppError('malformed')` for anything else. */
export function parseCheckpoint(note: string, log: LogKey): SignedCheckpoint {
  const { text, signature } = verifyNote(note, logNoteKey(log));
  const [origin, size, root, ...rest] = text.split('\n');
  const [count, hash] = [Number(size), fromBase64(root ?? '')];
  const isWhole =
    rest.length === 1 && rest[0] === '' && /^(0|[1-9][0-9]*)$/.test(size ?? '') && Number.isSafeInteger(count);
  if (!isWhole || hash?.length !== 32 || origin !== log.origin)
    throw new AppError('malformed', { detail: 'checkpoint' });
  return { origin, size: count, root: hash, signature };
}

/** What a sender puts into a message's claims. */
export const claimCheckpoint = ({ size, root, signature }: SignedCheckpoint): ClaimedCheckpoint => ({
  size,
  root,
  signature,
});

/** Throws `AppError('signature-wrong')` unless this log signed it. `log` is the key in force at that size: `termsAt`. */
export function verifyClaimedCheckpoint(claim: ClaimedCheckpoint, log: LogKey): SignedCheckpoint {
  const checkpoint = { origin: log.origin, size: claim.size, root: claim.root };
  if (!verifySignature(log.public, encodeCheckpointBody(checkpoint), claim.signature)) {
    throw new AppError('signature-wrong', { detail: 'claimed checkpoint' });
  }
  return { ...checkpoint, signature: claim.signature };
}
