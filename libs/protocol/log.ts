/**
 * The directory log over HTTP. Every client holds the whole log, so no look-up tells the server
 * whom somebody looks for. Specification: docs/spec/directory.md.
 */
import * as v from 'valibot';
import { codec } from './cbor.js';
import { MAX_DIRECTORY_PAGE, MAX_HTTP_BODY_BYTES } from './limits.js';
import { countSchema, hashSchema } from './schemas.js';
import { logEntrySchema } from './statement.js';

/** A C2SP signed note over origin, size and root. */
const noteSchema = v.pipe(v.string(), v.maxLength(4096));

/** `GET /api/directory?after=N`: entries N, N+1, … and the newest checkpoint. */
export const directoryPageSchema = v.object({
  entries: v.pipe(v.array(logEntrySchema), v.maxLength(MAX_DIRECTORY_PAGE)),
  checkpoint: noteSchema,
});
export type DirectoryPage = v.InferOutput<typeof directoryPageSchema>;
export const directoryPageCodec = codec<DirectoryPage>(directoryPageSchema, 16_000_000);

/** `POST /api/statements`: appended all or none. */
export const appendStatementsSchema = v.strictObject({
  entries: v.pipe(v.array(logEntrySchema), v.minLength(1), v.maxLength(16)),
});
export type AppendStatements = v.InferOutput<typeof appendStatementsSchema>;
export const appendStatementsCodec = codec<AppendStatements>(appendStatementsSchema, MAX_HTTP_BODY_BYTES);

/** The directory after an append or a founding. */
export const appendedSchema = v.object({ size: countSchema, checkpoint: noteSchema });
export type Appended = v.InferOutput<typeof appendedSchema>;
export const appendedCodec = codec<Appended>(appendedSchema, 8192);

/** `GET /api/directory/proof?index=I&size=S` or `?from=A&size=S` (RFC 6962 §2.1). */
export const proofReplySchema = v.object({ path: v.pipe(v.array(hashSchema), v.maxLength(64)) });
export const proofReplyCodec = codec(proofReplySchema, 8192);
