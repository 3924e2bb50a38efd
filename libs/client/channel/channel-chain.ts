/**
 * The channel chain: what this device has seen of an epoch, in one hash. Every message carries its
 * sender's, so that a server which shows people different logs is noticed (T3, T5).
 *
 * `chain = H(chain ‖ H(envelope))`, begun with the epoch authenticator: it is equal at all members of
 * the epoch, newcomers included, who never saw the commit that added them (ADR 0002).
 */
import { concatBytes, equalBytes, type Claims } from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';

export interface ChainPlace {
  readonly seq: number;
  readonly hash: Uint8Array;
}
/** Oldest first. */
export type ChannelChain = readonly ChainPlace[];

/** A sender further behind than this is not compared: its message says what it knew, long ago. */
const PLACES_KEPT = 256;

/** The chain of an epoch begun by the commit at `seq`. */
export const beginChain = (seq: number, epochAuthenticator: Uint8Array): ChannelChain => [
  { seq, hash: sha256(epochAuthenticator) },
];

export function extendChain(chain: ChannelChain, seq: number, envelope: Uint8Array): ChannelChain {
  const hash = sha256(concatBytes(chain.at(-1)?.hash ?? new Uint8Array(32), sha256(envelope)));
  return [...chain.slice(1 - PLACES_KEPT), { seq, hash }];
}

/** Whether a sender saw another log than this device; places that are not kept count as agreeing. */
export function chainDiffers(chain: ChannelChain, claim: Claims['chain']): boolean {
  const own = chain.find(({ seq }) => seq === claim.seq);
  return own !== undefined && !equalBytes(own.hash, claim.hash);
}

export const chainClaim = (chain: ChannelChain): Claims['chain'] =>
  chain.at(-1) ?? { seq: 0, hash: new Uint8Array(32) };
