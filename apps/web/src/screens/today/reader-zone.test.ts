import { describe, expect, test } from '@jest/globals';
import { readerZone } from './reader-zone.js';

const NOW_MS = Date.parse('2026-11-03T05:42:00Z');

describe('the clock of the reader', () => {
  test('is called by the reader’s own city where the computer calls it by another', () => {
    expect(readerZone('TM', NOW_MS, 'Asia/Tashkent')).toBe('Asia/Ashgabat');
  });

  test('is that of the computer where it shows another time', () => {
    expect(readerZone('TM', NOW_MS, 'Europe/Istanbul')).toBe('Europe/Istanbul');
    expect(readerZone(null, NOW_MS, 'Asia/Bangkok')).toBe('Asia/Bangkok');
  });
});
