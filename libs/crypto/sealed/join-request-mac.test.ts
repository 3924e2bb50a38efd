import { beforeAll, expect, test } from '@jest/globals';
import { utf8 } from '@kopri/protocol';
import fc from 'fast-check';
import { readyCrypto } from '../verify/index.js';
import { macJoinRequest, verifyJoinRequestMac } from './join-request-mac.js';

beforeAll(readyCrypto);

const parts = {
  secret: new Uint8Array(16).fill(7),
  network: new Uint8Array(32).fill(1),
  request: utf8('Gyzylgul, her keys'),
};

test('the inviting device recognises the request it asked for', () => {
  expect(verifyJoinRequestMac(parts, macJoinRequest(parts))).toBe(true);
});

test('another secret, another network or another request is refused', () => {
  const mac = macJoinRequest(parts);
  expect(verifyJoinRequestMac({ ...parts, secret: new Uint8Array(16).fill(8) }, mac)).toBe(false);
  expect(verifyJoinRequestMac({ ...parts, network: new Uint8Array(32).fill(2) }, mac)).toBe(false);
  expect(verifyJoinRequestMac({ ...parts, request: utf8('Mallory, her keys') }, mac)).toBe(false);
});

test('bytes that are not the MAC are refused, whatever their length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (mac) => expect(verifyJoinRequestMac(parts, mac)).toBe(false)),
  );
});

test('a secret of another length than 128 bits is a bug of the caller', () => {
  expect(() => macJoinRequest({ ...parts, secret: new Uint8Array(8) })).toThrow(TypeError);
});
