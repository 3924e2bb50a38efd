/** The proof that a member's admission stands in the log, made and checked from what this device holds. */
import { AppError, toHex, type MemberId } from '@kopri/protocol';
import { leafHash, parseCheckpoint, verifyInclusion, type LogKey } from '@kopri/directory';
import type { DirectoryReplica } from './directory-replica.js';
import type { MemberProof } from './face.js';

/** Throws `member-unknown`, and `directory-behind` before the first sync. */
export async function proveMember(replica: DirectoryReplica, member: MemberId): Promise<MemberProof> {
  const directory = replica.required;
  const found = directory.findMember(member);
  if (found === undefined) throw new AppError('member-unknown');
  const { admittedAt, vouchedBy } = found;
  const { size, checkpoint } = replica.newest;
  const index = admittedAt.size - 1;
  const log = directory.termsAt(size).log;
  const { statement } = await replica.requireEntry(index);
  const path = directory.tree.inclusionProof(index, size);
  const root = directory.rootAt(size);
  if (path === undefined || root === undefined) throw new AppError('directory-behind');
  const leaf = leafHash(statement);
  return {
    member,
    kind: 'member.admitted',
    signer: vouchedBy,
    at: new Date(admittedAt.timeMs).toISOString(),
    index,
    size,
    statement: toHex(statement),
    leafHash: toHex(leaf),
    root: toHex(root),
    path: path.map(toHex),
    checkpoint,
    log: { origin: log.origin, public: toHex(log.public) },
    network: toHex(directory.networkId),
    verified: isVerified({ index, leaf, path, note: checkpoint, log }),
  };
}

/** As a stranger would: the root is taken from the signed note, not from here. */
function isVerified({
  index,
  leaf,
  path,
  note,
  log,
}: {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly path: readonly Uint8Array[];
  readonly note: string;
  readonly log: LogKey;
}): boolean {
  try {
    const { size, root } = parseCheckpoint(note, log);
    verifyInclusion({ index, size, leaf, root, proof: path });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
