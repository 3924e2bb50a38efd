/** What turns brought, and which failures mean no more than that there is no line. */
import { isAppError } from '@kopri/protocol';
import type { SyncResult } from './face.js';

export const NOTHING: SyncResult = { received: 0, sent: 0, queued: 0 };

/** Two results one after the other. */
export const plus = (before: SyncResult, after: SyncResult): SyncResult => ({
  received: before.received + after.received,
  sent: before.sent + after.sent,
  queued: after.queued,
});

export const isUnreachable = (error: unknown): boolean =>
  isAppError(error, 'server-unreachable', 'unavailable', 'overloaded', 'upload-interrupted');

export function unlessUnreachable(error: unknown): void {
  if (!isUnreachable(error)) throw error;
}
