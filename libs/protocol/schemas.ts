/** Schemas that several messages share. */
import * as v from 'valibot';

export const bytesSchema = (min: number, max = min) =>
  v.custom<Uint8Array>(
    (input) => input instanceof Uint8Array && input.length >= min && input.length <= max,
    `expected ${min === max ? min : `${min} to ${max}`} bytes`,
  );

/** A SHA-256 hash. */
export const hashSchema = bytesSchema(32);
/** An Ed25519 public key. */
export const publicKeySchema = bytesSchema(32);
/** An Ed25519 signature. */
export const signatureSchema = bytesSchema(64);

export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const positiveSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Milliseconds since 1970 in UTC. */
export const timestampSchema = countSchema;

/** Text a person wrote: trimmed, in composed form (NFC), without control characters other than line breaks. */
export const textSchema = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(maxLength),
    v.check((text) => text === text.normalize('NFC').trim(), 'trimmed text in composed form'),
    v.check((text) => !/\p{Surrogate}/u.test(text), 'no half of a surrogate pair'),
    v.check((text) => !/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), 'no control characters'),
  );

/** ISO 3166-1 alpha-2. */
export const countryCodeSchema = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
export const authorityIdSchema = v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z0-9]+)+$/), v.maxLength(32));
/** BCP 47 primary language, as in `tk`, `ru`. */
export const languageSchema = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/));
export const languagesSchema = v.pipe(v.array(languageSchema), v.maxLength(12));
