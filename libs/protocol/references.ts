/** Case references: `CASC-<ISO country>-<year>-<6 digits>`. The server hands out numbers; that is all it learns of a case. */
import * as v from 'valibot';
import { codec } from './cbor.js';

/** `POST /api/references`: the next number of the asking member's country, in the server's current year there. */
export const referenceReplySchema = v.object({ reference: v.pipe(v.string(), v.regex(/^CASC-[A-Z]{2}-\d{4}-\d{6}$/)) });
export const referenceReplyCodec = codec(referenceReplySchema, 256);

export const formatReference = (country: string, year: number, number: number): string =>
  `CASC-${country}-${year}-${String(number).padStart(6, '0')}`;
