/** From whatever was thrown to an exit code and words. Three kinds: usage (2), expected failures (1), bugs (1, with an id). */
import { english, errorCommands } from '@kopri/locale/english';
import { AppError, type ErrorCode, type Fault } from '@kopri/protocol';
import type { JsonObject } from './answer.js';
import { block } from './view/table.js';
import { cleanLine } from './view/clean.js';

export const EXIT_DONE = 0;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
/** As shells report a process that SIGINT ended. */
export const EXIT_INTERRUPTED = 130;

/** The person asked to stop, or said no. */
export class Interrupted extends Error {}

/** A command line that cannot be understood; `hint` says where the right form stands. */
export class UsageError extends AppError {
  constructor(
    readonly complaint: string,
    readonly hint: string,
  ) {
    super('usage', { detail: complaint });
  }
}

export interface Failure {
  readonly exit: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly faults?: readonly Fault[];
  /** By which a bug can be found again. */
  readonly id?: string;
}

export function describeFailure(error: unknown, newIncidentId: () => string): Failure {
  if (error instanceof UsageError)
    return { exit: EXIT_USAGE, code: 'usage', message: error.complaint, hint: error.hint };
  if (error instanceof AppError) return describeAppError(error);
  const id = newIncidentId();
  const { message, hint } = english.error('internal', id);
  return { exit: EXIT_FAILED, code: 'internal', message, hint, id };
}

/** `internal` may come from the server as an `AppError`: then the id in its detail is the server's. */
function describeAppError(error: AppError): Failure {
  // Some details are the code once more.
  const { message } = english.error(error.code, error.detail === error.code ? undefined : error.detail);
  const exit = error.code === 'usage' ? EXIT_USAGE : EXIT_FAILED;
  const failure = { exit, code: error.code, message: cleanLine(message), hint: hintOf(error.code) };
  return error.faults === undefined ? failure : { ...failure, faults: error.faults };
}

/** The next step, with the command that helps where there is one. */
export function hintOf(code: ErrorCode): string {
  const { hint } = english.error(code);
  const command = errorCommands[code];
  return command === undefined ? hint : `${hint} Run ${command}.`;
}

export const failureJson = ({ code, message, hint, faults, id }: Failure): JsonObject => ({
  error: { code, message, hint, ...(faults === undefined ? {} : { faults }), ...(id === undefined ? {} : { id }) },
});

export function failureWords({ message, hint, faults = [] }: Failure, width: number): string[] {
  const listed = faults.flatMap((fault) => block(cleanLine(english.faultText(fault)), 2, width));
  return [...block(message, 0, width), ...listed, ...(hint === '' ? [] : block(hint, 0, width))];
}
