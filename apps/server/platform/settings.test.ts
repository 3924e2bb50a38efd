import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSettings } from './settings.js';

describe('settings', () => {
  test('of an empty environment are those of the manual', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      logLevel: 'info',
      databaseUrl: undefined,
      redisUrl: undefined,
      setupToken: undefined,
    });
  });

  test('an empty variable counts as absent', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', KOPRI_SETUP_TOKEN: '' })).toEqual(readSettings({}));
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['KOPRI_LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'usage', detail: expect.stringContaining(name) }),
    );
  });
});
