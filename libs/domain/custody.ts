/**
 * The custody chain of one piece of evidence: each event holds the hash of the one before it, so
 * nothing can be left out, put in between or changed without the chain breaking at that place.
 * Signatures are verified before events come here; hashing comes in as a function.
 */
import {
  custodyEventCodec,
  equalBytes,
  isAppError,
  type CustodyEvent,
  type CustodyFault,
  type EvidenceId,
} from '@kopri/protocol';

/** SHA-256. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

const NO_PREVIOUS = new Uint8Array(32);

/** What the next event must hold as `prev`; zeros for an empty chain. `chain` holds encoded events, oldest first. */
export function custodyHead(chain: readonly Uint8Array[], hash: Hash): Uint8Array {
  const last = chain.at(-1);
  return last === undefined ? NO_PREVIOUS : hash(last);
}

/** The bytes to sign for the next event of a chain. Throws `AppError('malformed')` for an event that breaks the schema. */
export function appendCustody(
  chain: readonly Uint8Array[],
  event: Omit<CustodyEvent, 'version' | 'prev'>,
  hash: Hash,
): Uint8Array {
  return custodyEventCodec.encode({ ...event, version: 1, prev: custodyHead(chain, hash) });
}

export type CustodyVerdict =
  | { readonly ok: true; readonly events: readonly CustodyEvent[] }
  | { readonly ok: false; readonly brokenAt: number; readonly reason: CustodyFault };

/** Judges a whole chain, oldest first; never throws. `brokenAt` is the index of the first event that does not fit. */
export function judgeCustodyChain(chain: readonly Uint8Array[], evidence: EvidenceId, hash: Hash): CustodyVerdict {
  const events: CustodyEvent[] = [];
  for (const [index, bytes] of chain.entries()) {
    const judged = judgeNext(chain.slice(0, index), events, { bytes, evidence }, hash);
    if (typeof judged === 'string') return { ok: false, brokenAt: index, reason: judged };
    events.push(judged);
  }
  return { ok: true, events };
}

export interface ReplayedCustody {
  /** The events that follow one another; always a chain that `judgeCustodyChain` accepts. */
  readonly chain: readonly Uint8Array[];
  readonly events: readonly CustodyEvent[];
  /** Those that did not fit, by their index: the later of two rival events, or a forged one. */
  readonly refused: readonly { readonly index: number; readonly reason: CustodyFault }[];
}

/** Builds the chain from the events of a channel in their order, leaving out what does not fit; never throws. */
export function replayCustody(log: readonly Uint8Array[], evidence: EvidenceId, hash: Hash): ReplayedCustody {
  const chain: Uint8Array[] = [];
  const events: CustodyEvent[] = [];
  const refused: { index: number; reason: CustodyFault }[] = [];
  for (const [index, bytes] of log.entries()) {
    const judged = judgeNext(chain, events, { bytes, evidence }, hash);
    if (typeof judged === 'string') refused.push({ index, reason: judged });
    else {
      chain.push(bytes);
      events.push(judged);
    }
  }
  return { chain, events, refused };
}

interface NextLink {
  readonly bytes: Uint8Array;
  readonly evidence: EvidenceId;
}

function judgeNext(
  chain: readonly Uint8Array[],
  events: readonly CustodyEvent[],
  { bytes, evidence }: NextLink,
  hash: Hash,
): CustodyEvent | CustodyFault {
  const event = parseQuietly(bytes);
  if (event === undefined) return 'unreadable';
  if (event.evidence !== evidence) return 'other-evidence';
  if (!equalBytes(event.prev, custodyHead(chain, hash))) return 'does-not-follow';
  return isContinuous(events, event) ? event : 'content-changed-between';
}

/** A file leaves one event as it enters the next: hash after, hash before. */
function isContinuous(events: readonly CustodyEvent[], event: CustodyEvent): boolean {
  const left = events.findLast((earlier) => earlier.file === event.file && earlier.hashAfter !== undefined)?.hashAfter;
  return left === undefined || event.hashBefore === undefined || equalBytes(left, event.hashBefore);
}

function parseQuietly(bytes: Uint8Array): CustodyEvent | undefined {
  try {
    return custodyEventCodec.parse(bytes);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
