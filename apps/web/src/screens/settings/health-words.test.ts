import { describe, expect, test } from '@jest/globals';
import type { Check } from '@kopri/client';
import { healthLines } from './health-words.js';

const names = ['clock', 'server', 'directory log', 'witnesses', 'channels', 'outbox', 'store'] as const;
const checks = (bad: readonly Check['name'][] = []): Check[] =>
  names.map((name) => ({ name, ok: !bad.includes(name), detail: '' }));

describe('the health check', () => {
  test('says seven things', () => {
    expect(healthLines(checks(), true).map(({ words }) => words)).toEqual([
      'settings.clock-ok',
      'settings.server-ok',
      'settings.log-ok',
      'settings.witness-some',
      'settings.channels-ok',
      'settings.outbox-ok',
      'settings.store-ok',
    ]);
  });

  test('does not praise a clock that it could not compare', () => {
    expect(healthLines(checks(['server']), false)[0]?.words).toBe('settings.clock-unknown');
    expect(healthLines(checks(['server', 'clock']), false)[0]?.words).toBe('settings.clock-off');
  });

  test('says that no country confirms the directory, which is no fault', () => {
    expect(healthLines(checks(), false)[3]).toEqual({
      name: 'witnesses',
      found: 'open',
      words: 'settings.witness-none',
    });
  });
});
