import { describe, expect, test } from '@jest/globals';
import { checkNumber } from './index.js';

describe('check number', () => {
  test('shows 20 digits in fours, leading zeros kept', () => {
    expect(checkNumber(new Uint8Array(32))).toBe('0000 0000 0000 0000 0000');
    expect(checkNumber(Uint8Array.of(...new Uint8Array(15), 42))).toBe('0000 0000 0000 0000 0042');
  });

  test('is 2^128 - 1 modulo 10^20 for a hash of ones', () => {
    expect(checkNumber(new Uint8Array(32).fill(0xff)).replaceAll(' ', '')).toBe(
      (2n ** 128n - 1n).toString().slice(-20),
    );
  });

  test('refuses a hash too short to be one', () => {
    expect(() => checkNumber(new Uint8Array(15))).toThrow(TypeError);
  });
});
