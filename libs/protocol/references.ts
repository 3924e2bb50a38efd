/**
 * Case references: a label given by the asking country; the identity of a case query is its random
 * id. The server hands out numbers, and that is all it learns of a case.
 */
import * as v from 'valibot';
import { codec } from './cbor.js';

/** `CASC-TM-2026-000123`. */
export const referenceSchema = v.pipe(v.string(), v.regex(/^CASC-[A-Z]{2}-\d{4}-\d{6}$/));

export const formatReference = (country: string, year: number, number: number): string =>
  `CASC-${country}-${year}-${String(number).padStart(6, '0')}`;

/** `POST /api/references`: the next number of the asking member's country, in the server's current year there. */
export const referenceReplySchema = v.object({ reference: referenceSchema });
export const referenceReplyCodec = codec(referenceReplySchema, 256);
