/** Order within a channel is by readiness: a summary goes when its files are at the server, others do not wait for it. */
import type { Outbox } from '../outbox.js';
import type { OutboxEntry } from '../records.js';

export const isUploaded = ({ blobs = [] }: OutboxEntry): boolean => blobs.every(({ uploaded }) => uploaded === true);

/** Can be sealed as far as files are concerned: its own, and those of the message it goes behind. */
export function isReady(entry: OutboxEntry, outbox: Outbox): boolean {
  if (entry.state !== 'draft') return true;
  const leader = entry.behind === undefined ? undefined : outbox.find(entry.behind);
  if (leader?.state === 'not-sent') return false;
  return isUploaded(entry) && (leader === undefined || isReady(leader, outbox));
}
