/**
 * The channel chain: what this device has seen of an epoch, in one hash. Every message carries its
 * sender's, so that a server which shows people different logs is noticed (T3, T5).
 *
 * `chain = H(chain ‖ H(envelope))`, begun with the epoch authenticator: it is equal at all members of
 * the epoch, newcomers included, who never saw the commit that added them (ADR 0002).
 */
import { concatBytes, equalBytes, type Claims } from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';

/** The newest places of an epoch, which follow each other in the log. */
export interface ChannelChain {
  /** The newest. */
  readonly seq: number;
  /** Of each place the hash, oldest first: one string of bytes, for it is written with every message. */
  readonly hashes: Uint8Array;
}

const HASH_BYTES = 32;
/** A sender further behind than this is not compared: its message says what it knew, long ago. */
const PLACES_KEPT = 256;

/** The chain of an epoch begun by the commit at `seq`. */
export const beginChain = (seq: number, epochAuthenticator: Uint8Array): ChannelChain => ({
  seq,
  hashes: sha256(epochAuthenticator),
});

export function extendChain({ seq, hashes }: ChannelChain, envelope: Uint8Array): ChannelChain {
  const hash = sha256(concatBytes(hashes.subarray(-HASH_BYTES), sha256(envelope)));
  return { seq: seq + 1, hashes: concatBytes(hashes.subarray((1 - PLACES_KEPT) * HASH_BYTES), hash) };
}

/** Whether a sender saw another log than this device; places that are not kept count as agreeing. */
export function chainDiffers({ seq, hashes }: ChannelChain, claim: Claims['chain']): boolean {
  const at = hashes.length - (seq - claim.seq + 1) * HASH_BYTES;
  const isKept = at >= 0 && claim.seq <= seq;
  return isKept && !equalBytes(hashes.subarray(at, at + HASH_BYTES), claim.hash);
}

/** Records of the first version list the places. */
export const chainOf = (stored: ChannelChain | readonly Claims['chain'][]): ChannelChain =>
  'hashes' in stored
    ? stored
    : { seq: stored.at(-1)?.seq ?? 0, hashes: concatBytes(...stored.map(({ hash }) => hash)) };

/**
 * What a message sealed now claims. The checkpoint is left out while the one this device showed last
 * stands in the log of this epoch: the chain covers that message, so whoever agrees with the chain
 * holds the log's signature already (ADR 0020).
 */
export function claimsOf(
  { chain, claimedSize }: { readonly chain: ChannelChain; readonly claimedSize?: number | undefined },
  checkpoint: NonNullable<Claims['checkpoint']>,
): Claims {
  const place = { seq: chain.seq, hash: chain.hashes.slice(-HASH_BYTES) };
  return { ...(claimedSize === checkpoint.size ? {} : { checkpoint }), chain: place };
}
