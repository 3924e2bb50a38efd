/** Errors on their way between threads: the code and what a person needs, never a stack. */
import { AppError, isErrorCode } from '@kopri/protocol';
import type { CodedError } from './wire.js';

export function codedError(error: unknown): CodedError {
  if (!(error instanceof AppError)) return { code: 'internal', detail: nameOf(error) };
  const { code, detail, faults } = error;
  return { code, ...(detail === undefined ? {} : { detail }), ...(faults === undefined ? {} : { faults }) };
}

export const appError = ({ code, detail, faults }: CodedError): AppError =>
  new AppError(isErrorCode(code) ? code : 'internal', {
    ...(detail === undefined ? {} : { detail }),
    ...(faults === undefined ? {} : { faults }),
  });

/** The kind of a bug, never its words: they may hold what a person wrote. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
