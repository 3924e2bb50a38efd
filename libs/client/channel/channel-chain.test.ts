import { describe, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { utf8 } from '@kopri/protocol';
import { beginChain, chainDiffers, chainOf, claimsOf, extendChain, type ChannelChain } from './channel-chain.js';

await readyCrypto();

const begin = beginChain(4, utf8('authenticator'));
const seen = (...envelopes: string[]): ChannelChain =>
  envelopes.reduce((chain, envelope) => extendChain(chain, utf8(envelope)), begin);

const checkpoint = { size: 8, root: new Uint8Array(32), signature: new Uint8Array(64) };
const chainClaim = (chain: ChannelChain) => claimsOf({ chain }, checkpoint).chain;

describe('a message sealed now', () => {
  const claim = (claimedSize?: number) =>
    claimsOf({ chain: begin, ...(claimedSize === undefined ? {} : { claimedSize }) }, checkpoint).checkpoint;

  test('shows the checkpoint that this device has not shown in the epoch (T3)', () => {
    for (const shown of [undefined, 0, 7]) expect(claim(shown)).toBe(checkpoint);
  });

  test('does not repeat the one that stands in the log of the epoch', () => {
    expect(claim(8)).toBeUndefined();
  });
});

describe('the channel chain', () => {
  test('agrees where both have seen the same envelopes in the same order', () => {
    expect(chainDiffers(seen('a', 'b', 'c'), chainClaim(seen('a', 'b')))).toBe(false);
  });

  test.each([
    ['another order', seen('b', 'a')],
    ['another envelope', seen('a', 'x')],
    ['one envelope twice', seen('a', 'a')],
    ['another epoch', extendChain(extendChain(beginChain(4, utf8('other')), utf8('a')), utf8('b'))],
  ])('differs after %s', (_, theirs) => {
    expect(chainDiffers(seen('a', 'b', 'c'), chainClaim(theirs))).toBe(true);
  });

  test('compares nothing that is no longer, or not yet, known here', () => {
    expect(chainDiffers(begin, chainClaim(seen('a')))).toBe(false);
    expect(chainDiffers(seen('a'), { seq: 0, hash: new Uint8Array(32) })).toBe(false);
  });

  test('keeps a bounded number of places, and compares all of them', () => {
    const envelopes = Array.from({ length: 1000 }, (_, i) => `e${i}`);
    const whole = seen(...envelopes);
    expect(whole.hashes.length / 32).toBe(256);
    for (const [behind, differs] of [
      [0, true],
      [255, true],
      [256, false],
    ] as const) {
      const claim = chainClaim(seen(...envelopes.slice(0, 1000 - behind)));
      expect(chainDiffers(whole, claim)).toBe(false);
      expect(chainDiffers(whole, { ...claim, hash: new Uint8Array(32) })).toBe(differs);
    }
  });

  test('is taken over from a record that lists its places', () => {
    const places = ['', 'a', 'ab'].map((envelopes) => chainClaim(seen(...envelopes)));
    expect(chainOf(places)).toEqual(seen('a', 'b'));
  });
});
