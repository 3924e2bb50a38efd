/**
 * Evidence: summaries, hashes and provenance travel; originals move by mutual legal assistance.
 * A summary carries the fields of `SUMMARY.json` under the same names, and the keys of its files.
 * Custody events form a chain, each signed and holding the hash of the one before.
 *
 * What the server learns: nothing of this; of the files their padded ciphertext length.
 * Specification: docs/spec/files.md.
 */
import * as v from 'valibot';
import { codec } from '../cbor.js';
import { copyTypes, custodyActions, evidenceKinds, informationEvaluations, sourceEvaluations } from '../codes.js';
import { blobIdSchema, deviceIdSchema, evidenceIdSchema, memberIdSchema, queryIdSchema } from '../ids.js';
import { MAX_EVIDENCE_FILES, MAX_FILE_BYTES } from '../limits.js';
import { bytesSchema, countSchema, hashSchema, signatureSchema, textSchema, timestampSchema } from '../schemas.js';
import { handlingSchema } from './handling.js';

/** A moment with its offset, RFC 3339: `2026-11-03T18:00:00+05:00`. */
export const offsetInstantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/),
  v.check((instant) => Number.isFinite(Date.parse(instant)), 'a moment with its offset'),
);

export const summaryDocumentSchema = v.object({
  kind: v.picklist(evidenceKinds),
  title: textSchema(200),
  collectedBy: v.object({ name: textSchema(200), authority: textSchema(200) }),
  collectedAt: offsetInstantSchema,
  method: textSchema(1000),
  copyType: v.picklist(copyTypes),
  victimMaterial: v.boolean(),
  handling: handlingSchema,
  description: v.optional(textSchema(5000)),
  place: v.optional(textSchema(500)),
  /** The warrant or order under which it was collected. */
  authorisation: v.optional(textSchema(500)),
  tool: v.optional(textSchema(300)),
  originalHeldBy: v.optional(textSchema(300)),
  redactions: v.optional(textSchema(2000)),
  obtainableByMla: v.optional(v.boolean()),
  evaluation: v.optional(
    v.object({ source: v.picklist(sourceEvaluations), information: v.picklist(informationEvaluations) }),
  ),
});
export type SummaryDocument = v.InferOutput<typeof summaryDocumentSchema>;

/** A plain file name: no folder, so that it can be written beside others without looking further. */
export const fileNameSchema = v.pipe(
  textSchema(255),
  v.check((name) => !/[\\/:]/.test(name) && !/^\.+$/.test(name), 'a plain file name'),
);

export const evidenceFileSchema = v.object({
  name: fileNameSchema,
  /** Media type, as in `application/pdf`. */
  type: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/), v.maxLength(127))),
  /** Of the plaintext. */
  size: v.pipe(countSchema, v.maxValue(MAX_FILE_BYTES)),
  /** SHA-256 of the plaintext. */
  sha256: hashSchema,
  blob: blobIdSchema,
  /** Opens this file and no other. */
  key: bytesSchema(32),
});
export type EvidenceFile = v.InferOutput<typeof evidenceFileSchema>;

export const evidenceSummarySchema = v.object({
  evidence: evidenceIdSchema,
  query: queryIdSchema,
  ...summaryDocumentSchema.entries,
  files: v.pipe(v.array(evidenceFileSchema), v.maxLength(MAX_EVIDENCE_FILES)),
});
export type EvidenceSummary = v.InferOutput<typeof evidenceSummarySchema>;

const MAX_CUSTODY_EVENT_BYTES = 8_192;

/** One link of a custody chain. Its bytes are signed (purpose `custody-event`), and hashed by the next. */
export const custodyEventSchema = v.strictObject({
  version: v.literal(1),
  evidence: evidenceIdSchema,
  /** Who acted; the signing device is one of theirs. */
  actor: memberIdSchema,
  action: v.picklist(custodyActions),
  /** By the actor's clock. */
  at: timestampSchema,
  from: v.optional(textSchema(300)),
  to: v.optional(textSchema(300)),
  reason: v.optional(textSchema(1000)),
  /** Which file the hashes are of, where there are several. */
  file: v.optional(fileNameSchema),
  hashBefore: v.optional(hashSchema),
  hashAfter: v.optional(hashSchema),
  /** SHA-256 of the previous custody event's bytes; zeros at first. */
  prev: hashSchema,
});
export type CustodyEvent = v.InferOutput<typeof custodyEventSchema>;
export const custodyEventCodec = codec<CustodyEvent>(custodyEventSchema, MAX_CUSTODY_EVENT_BYTES);

/** A custody event as it travels: the bytes that were signed, never encoded again. */
export const custodyEventBodySchema = v.object({
  /** As `custodyEventCodec` made them. */
  event: bytesSchema(1, MAX_CUSTODY_EVENT_BYTES),
  device: deviceIdSchema,
  signature: signatureSchema,
});
export type SignedCustodyEvent = v.InferOutput<typeof custodyEventBodySchema>;
