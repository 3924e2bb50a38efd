/** What is going on, in words: megabytes and minutes where they are known. */
import type { Progress } from '@kopri/client';
import { english } from '@kopri/locale/english';
import { count } from '../view/words.js';

const titles = {
  directory: 'Fetching the directory',
  channels: 'Fetching what is new',
  sealing: 'Sealing files',
  upload: 'Sending files',
  download: 'Fetching files',
} as const satisfies Record<Progress['what'], string>;

/** Before this much has passed a guess of what is left would jump about. */
const LEAST_GUESS_MS = 3000;

/** `sinceMs` since this kind of work began. */
export function progressWords(progress: Progress, sinceMs: number): string {
  const { what, doneBytes, totalBytes, done, total } = progress;
  const title = titles[what];
  if (doneBytes !== undefined && totalBytes !== undefined) {
    return `${title}: ${english.bytes(doneBytes)} of ${english.bytes(totalBytes)}${leftWords(doneBytes, totalBytes, sinceMs)}`;
  }
  if (done !== undefined) return `${title}: ${total === undefined ? done : `${done} of ${total}`}`;
  return title;
}

function leftWords(done: number, total: number, sinceMs: number): string {
  if (sinceMs < LEAST_GUESS_MS || done === 0 || done >= total) return '';
  const leftMs = ((total - done) / done) * sinceMs;
  return leftMs < 60_000 ? ', less than a minute left' : `, about ${count(Math.round(leftMs / 60_000), 'minute')} left`;
}
