/**
 * Deterministic CBOR (RFC 8949 §4.2.1) for all that is signed, hashed or encrypted: definite
 * lengths, shortest integers, sorted keys, no floats, no tags, no trailing bytes. A value has one
 * encoding: what does not encode back to the same bytes is refused. One way to fail.
 */
import { decode, encode } from 'cborg';
import * as v from 'valibot';
import { AppError } from './errors.js';
import { equalBytes } from './bytes.js';

export interface Codec<T> {
  /** Encodes a value that the schema accepts; throws `AppError('malformed')` otherwise: our own bug. */
  readonly encode: (value: T) => Uint8Array;
  /** Throws `AppError('malformed')`, whatever is wrong with the bytes. */
  readonly parse: (bytes: Uint8Array) => T;
}

/** Fractions have several encodings and no use here. */
function requireInteger(value: number): null {
  if (!Number.isSafeInteger(value)) throw new TypeError('a number that is no safe integer');
  return null;
}

/** Plain encoding without a schema, for values built in the same function. Throws `TypeError` for a fraction. */
export const encodeCbor = (value: unknown): Uint8Array =>
  encode(value, { ignoreUndefinedProperties: true, typeEncoders: { number: requireInteger } });

/** Plain decoding under the rules above; throws `AppError('malformed')`. */
export function parseCbor(bytes: Uint8Array, maxBytes: number): unknown {
  if (bytes.length > maxBytes) throw new AppError('malformed', { detail: `more than ${maxBytes} bytes` });
  try {
    const value: unknown = decode(bytes, {
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      strict: true,
      rejectDuplicateMapKeys: true,
    });
    if (equalBytes(encodeCbor(value), bytes)) return value;
  } catch (cause) {
    throw new AppError('malformed', { cause });
  }
  throw new AppError('malformed', { detail: 'not the one encoding of its value' });
}

/** A codec for values of one schema, at most `maxBytes` long. */
export function codec<T>(schema: v.GenericSchema<unknown, T>, maxBytes: number): Codec<T> {
  const check = (value: unknown): T => {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    throw new AppError('malformed', { detail: result.issues.map(pathOf).join(', ') });
  };
  return {
    encode: (value) => encodeCbor(check(value)),
    parse: (bytes) => check(parseCbor(bytes, maxBytes)),
  };
}

/** Names the place and the fault, never the value: it may be content. */
const pathOf = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? '.'}: ${issue.type}`;
