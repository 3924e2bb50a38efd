/** One way to fail: whatever hostile bytes make the library throw leaves the engine as an `AppError`. */
import { AppError, isAppError } from '@kopri/protocol';
import { MlsError } from 'ts-mls/mlsError.js';

export const unreadable = (detail: string): AppError => new AppError('unreadable', { detail });
export const commitRefused = (detail: string): AppError => new AppError('commit-refused', { detail });

/** Runs `work`; anything it throws that is not yet an `AppError` becomes one of this code. */
export async function orRefuse<T>(code: 'unreadable' | 'commit-refused', work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw isAppError(cause) && cause.code !== 'malformed'
      ? cause
      : new AppError(code, { detail: detailOf(cause), cause });
  }
}

/** The library's messages are fixed texts; anything else may quote bytes and is not repeated. */
const detailOf = (cause: unknown): string =>
  cause instanceof MlsError || isAppError(cause) ? cause.message : 'does not decode or decrypt';
