import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { channelFromGroupId, channelToGroupId, idSchema, isId, newId, type IdKind } from './ids.js';
import { bytesOf, oneByteChanged } from './testing/arbitraries.js';

const kinds: readonly IdKind[] = [
  'member',
  'device',
  'rootKey',
  'invitation',
  'request',
  'message',
  'query',
  'evidence',
  'channel',
  'blob',
];
const zeros = (n: number) => new Uint8Array(n);

test('an id is a kind letter and 16 random bytes; those of channels and blobs begin with their home node', () => {
  const nothing = '00'.repeat(16);
  expect(kinds.map((kind) => newId(kind, zeros))).toEqual(
    ['m', 'd', 'r', 'i', 'q', 'e', 'y', 'v', 'c0000', 'b0000'].map((start) => start + nothing),
  );
});

describe('an id', () => {
  test('is one of its own kind and of no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), bytesOf(16), (kind, random) => {
        const id = newId(kind, () => random);
        expect(kinds.filter((other) => isId(other, id))).toEqual([kind]);
      }),
    );
  });

  test.each([
    ['upper case', `m${'AB'.repeat(16)}`],
    ['a byte too few', `m${'ab'.repeat(15)}`],
    ['a byte too many', `m${'ab'.repeat(17)}`],
    ['a letter that is no digit', `m${'ab'.repeat(15)}xy`],
    ['white space after it', `m${'ab'.repeat(16)} `],
    ['no letter', 'ab'.repeat(16)],
    ['nothing', ''],
    ['a number', 7],
  ])('is refused with %s', (_, text) => {
    expect(isId('member', text)).toBe(false);
    expect(v.is(idSchema('member'), text)).toBe(false);
  });
});

describe('the group id of a channel', () => {
  test('is 19 bytes and leads back to the channel', () => {
    fc.assert(
      fc.property(bytesOf(16), (random) => {
        const channel = newId('channel', () => random);
        const group = channelToGroupId(channel);
        expect([group.length, channelFromGroupId(group)]).toEqual([19, channel]);
      }),
    );
  });

  test('names another channel or none once a byte is changed', () => {
    const channel = newId('channel', zeros);
    fc.assert(
      fc.property(oneByteChanged(channelToGroupId(channel)), (group) =>
        expect(channelFromGroupId(group)).not.toBe(channel),
      ),
    );
  });

  test('is refused when it is of any other length or of another kind', () => {
    fc.assert(
      fc.property(bytesOf(0, 40), (bytes) => {
        const isOne = bytes.length === 19 && bytes[0] === 'c'.charCodeAt(0);
        expect(channelFromGroupId(bytes) !== undefined).toBe(isOne);
      }),
    );
    expect(channelFromGroupId(Uint8Array.of(0xff))).toBeUndefined();
  });
});
