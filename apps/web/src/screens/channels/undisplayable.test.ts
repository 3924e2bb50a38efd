import { expect, test } from '@jest/globals';
import { undisplayableAs } from './undisplayable.js';

test.each([
  ['text', [], undefined],
  ['newer-version', [], 'arriving'],
  ['unreadable', ['directory-behind'], 'arriving'],
  ['unreadable', ['unreadable'], 'sender-resends'],
  ['unreadable', ['malformed'], 'damaged'],
  ['unreadable', ['commit-refused'], 'damaged'],
  ['unreadable', [], 'damaged'],
])('an item of kind %s with %j is said to be %s', (kind, warnings, said) => {
  expect(undisplayableAs({ kind, warnings })).toBe(said);
});
