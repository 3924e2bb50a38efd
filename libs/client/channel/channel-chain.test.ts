import { describe, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { utf8 } from '@kopri/protocol';
import { beginChain, chainClaim, chainDiffers, extendChain, type ChannelChain } from './channel-chain.js';

await readyCrypto();

const begin = beginChain(4, utf8('authenticator'));
const seen = (...envelopes: string[]): ChannelChain =>
  envelopes.reduce((chain, envelope, i) => extendChain(chain, 5 + i, utf8(envelope)), begin);

describe('the channel chain', () => {
  test('agrees where both have seen the same envelopes in the same order', () => {
    expect(chainDiffers(seen('a', 'b', 'c'), chainClaim(seen('a', 'b')))).toBe(false);
  });

  test.each([
    ['another order', seen('b', 'a')],
    ['another envelope', seen('a', 'x')],
    ['one envelope twice', seen('a', 'a')],
    [
      'another epoch',
      [
        ...beginChain(4, utf8('other')),
        ...seen('a', 'b')
          .slice(1)
          .map(({ seq }) => ({ seq, hash: new Uint8Array(32) })),
      ],
    ],
  ])('differs after %s', (_, theirs) => {
    expect(chainDiffers(seen('a', 'b', 'c'), chainClaim(theirs))).toBe(true);
  });

  test('compares nothing that is no longer, or not yet, known here', () => {
    expect(chainDiffers(begin, chainClaim(seen('a')))).toBe(false);
    expect(chainDiffers(seen('a'), { seq: 0, hash: new Uint8Array(32) })).toBe(false);
  });

  test('keeps a bounded number of places', () => {
    expect(seen(...Array.from({ length: 1000 }, (_, i) => `e${i}`)).length).toBeLessThanOrEqual(256);
  });
});
