import { expect, test } from '@jest/globals';
import { progressWords } from './progress-words.js';

test('an upload counts in megabytes, and in minutes once they can be guessed', () => {
  const upload = { what: 'upload', doneBytes: 5_000_000, totalBytes: 20_000_000 } as const;
  expect(progressWords(upload, 1000)).toBe('Sending files: 5.0 MB of 20.0 MB');
  expect(progressWords(upload, 60_000)).toBe('Sending files: 5.0 MB of 20.0 MB, about 3 minutes left');
  expect(progressWords({ ...upload, doneBytes: 19_000_000 }, 60_000)).toBe(
    'Sending files: 19.0 MB of 20.0 MB, less than a minute left',
  );
  expect(progressWords({ ...upload, doneBytes: 20_000_000 }, 60_000)).toBe('Sending files: 20.0 MB of 20.0 MB');
});

test('a first catch-up counts what it has', () => {
  expect(progressWords({ what: 'directory', done: 120 }, 0)).toBe('Fetching the directory: 120');
  expect(progressWords({ what: 'channels', done: 120, total: 500 }, 0)).toBe('Fetching what is new: 120 of 500');
  expect(progressWords({ what: 'channels' }, 0)).toBe('Fetching what is new');
});
