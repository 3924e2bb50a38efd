import { expect, test } from '@jest/globals';
import { AppError } from '@kopri/protocol';
import { errorReply, toAppError } from './error.filter.js';
import { describeError, networkOf } from './logging.js';

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['', 'unknown'],
])('of the address %j the log keeps %s', (address, kept) => {
  expect(networkOf(address)).toBe(kept);
});

test('an error is logged by kind and place, never by its message, which may quote what somebody wrote', () => {
  const described = JSON.stringify(
    describeError(Object.assign(new TypeError('victim Aýna was here'), { code: '22P02' })),
  );
  expect(described).toContain('TypeError');
  expect(described).toContain('22P02');
  expect(described).toContain('logging.test.ts');
  expect(described).not.toContain('victim');
});

test('a bug is shown as internal with the request’s id, and nothing of what it says', () => {
  const error = toAppError(new Error('select * from secrets'));
  expect(errorReply(error, 'request-1')).toEqual({ error: { code: 'internal', id: 'request-1' } });
  expect(toAppError(Object.assign(new Error('gone'), { code: '57P01' })).code).toBe('database-unavailable');
  expect(errorReply(new AppError('overloaded', { retryAfterMs: 50 }), 'x')).toEqual({
    error: { code: 'overloaded', retryAfterMs: 50 },
  });
});
