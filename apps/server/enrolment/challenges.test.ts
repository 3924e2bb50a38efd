import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CHALLENGE_LIFETIME_MS } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import fc from 'fast-check';
import { SystemRandomness } from '../platform/ports/randomness.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { Challenges } from './challenges.js';

let clock: TestClock;
let challenges: Challenges;

beforeAll(readyCrypto);
beforeEach(() => {
  clock = new TestClock();
  challenges = new Challenges(clock, new SystemRandomness());
});

test('a challenge lives for its time and is answered once', () => {
  const [one, two] = [challenges.issue(), challenges.issue()];
  expect(one).toHaveLength(32);
  challenges.requireLive(one);
  challenges.spend(one);
  expect(() => challenges.requireLive(one)).toThrow('challenge-expired');
  clock.advance(CHALLENGE_LIFETIME_MS - 1);
  challenges.requireLive(two);
  clock.advance(1);
  expect(() => challenges.requireLive(two)).toThrow('challenge-expired');
});

test('one that was answered stays answered, however many follow', () => {
  const first = challenges.issue();
  challenges.spend(first);
  for (let i = 0; i < 1_000; i++) challenges.spend(challenges.issue());
  expect(() => challenges.requireLive(first)).toThrow('challenge-expired');
});

test('no other bytes are a challenge: not those of another server, nor with any bit changed', () => {
  const foreign = new Challenges(clock, new SystemRandomness()).issue();
  expect(() => challenges.requireLive(foreign)).toThrow('challenge-expired');
  fc.assert(
    fc.property(fc.nat(255), (bit) => {
      const challenge = challenges.issue();
      challenge[bit >> 3] = (challenge[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => challenges.requireLive(challenge)).toThrow('challenge-expired');
    }),
  );
});
