/** Whether this device may still take part, as far as that can be proved (T7). */
import { AppError, type DeviceId, type RefusalProof } from '@kopri/protocol';
import {
  applyStatement,
  leafHash,
  parseCheckpoint,
  verifyInclusion,
  type DeviceStanding,
  type Directory,
} from '@kopri/directory';

export type ProvenStanding = 'suspended' | 'removed';

/**
 * What a server's refusal proves: a statement that applies to this client's own directory, ends the
 * device's part in it, and is included in a checkpoint of the log. Throws `server-refuses` when it
 * proves nothing: a server may refuse whom it likes, but not say that a colleague was removed.
 */
export function requireStanding(
  proof: RefusalProof | undefined,
  device: DeviceId,
  directory: Directory,
): ProvenStanding {
  const standing =
    ended(directory.standingOf(device)) ?? (proof === undefined ? undefined : findProven(proof, device, directory));
  if (standing === undefined) throw new AppError('server-refuses');
  return standing;
}

function findProven(proof: RefusalProof, device: DeviceId, directory: Directory): ProvenStanding | undefined {
  const applied = applyStatement(directory, { statement: proof.statement });
  if (applied.outcome === 'refused' || !isIncluded(proof, directory)) return undefined;
  return ended(applied.directory.standingOf(device));
}

function ended(standing: DeviceStanding): ProvenStanding | undefined {
  if (standing === 'suspended') return 'suspended';
  return standing === 'removed' || standing === 'revoked' ? 'removed' : undefined;
}

function isIncluded({ statement, index, checkpoint, path }: RefusalProof, directory: Directory): boolean {
  try {
    const { size, root } = parseCheckpoint(checkpoint, directory.log);
    verifyInclusion({ leaf: leafHash(statement), index, size, root, proof: path });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
