/**
 * Sealed content: what is inside an application message. Deterministic CBOR, a header common to
 * all kinds and a body by kind. The server learns nothing of this: it sees only the padded length.
 *
 * An unknown kind is kept and shown as "needs a newer version"; unknown keys are ignored.
 * Semantics near the IETF MIMI content format where they coincide. Specification: docs/spec/content.md.
 */
import * as v from 'valibot';
import { encodeCbor, parseCbor } from './cbor.js';
import { AppError } from './errors.js';
import { caseEventSchema } from './content/case-event.js';
import { custodyEventBodySchema, evidenceSummarySchema } from './content/evidence.js';
import { handlingSchema } from './content/handling.js';
import { messageIdSchema } from './ids.js';
import { MAX_CONTENT_BYTES } from './limits.js';
import {
  countSchema,
  hashSchema,
  languageSchema,
  positiveSchema,
  signatureSchema,
  textSchema,
  timestampSchema,
} from './schemas.js';

/** Letters of one message of text: three bytes each, as in Georgian, still fit `MAX_CONTENT_BYTES`. */
export const MAX_TEXT_LENGTH = 20_000;

/**
 * What the sender knows: the newest checkpoint of the directory with the log's signature, and the
 * channel chain, `chain = H(chain ‖ H(envelope))` over the epoch's envelopes, begun with the hash
 * of the commit that began the epoch. Two contradicting claims signed by the log are proof (T3).
 * Without a checkpoint the sender still knows the one it claimed last in this epoch, which the chain
 * covers (ADR 0020).
 */
export const claimsSchema = v.object({
  checkpoint: v.optional(v.object({ size: positiveSchema, root: hashSchema, signature: signatureSchema })),
  chain: v.object({ seq: countSchema, hash: hashSchema }),
});
export type Claims = v.InferOutput<typeof claimsSchema>;

export const headerSchema = v.object({
  version: v.literal(1),
  id: messageIdSchema,
  /** By the sender's clock. */
  sentAt: timestampSchema,
  language: v.optional(languageSchema),
  handling: v.optional(handlingSchema),
  parent: v.optional(messageIdSchema),
  expires: v.optional(timestampSchema),
  claims: claimsSchema,
});
export type ContentHeader = v.InferOutput<typeof headerSchema>;

const bodies = {
  text: v.object({ text: textSchema(MAX_TEXT_LENGTH) }),
  /**
   * Cumulative: this device has stored everything up to and including `upTo`, and its member has read
   * up to `opened`. Never sent for a receipt.
   */
  receipt: v.pipe(
    v.object({ upTo: positiveSchema, opened: v.optional(positiveSchema) }),
    v.check(({ upTo, opened = 0 }) => opened <= upTo, 'nothing is read before it is stored'),
  ),
  /** The channel's title; sealed again for newcomers. */
  title: v.object({ title: textSchema(160) }),
  'case-event': caseEventSchema,
  'evidence-summary': evidenceSummarySchema,
  'custody-event': custodyEventBodySchema,
} as const;

export type ContentKind = keyof typeof bodies;
export const contentKinds = Object.keys(bodies) as ContentKind[];

export type ContentBody = {
  [K in ContentKind]: { readonly kind: K; readonly body: v.InferOutput<(typeof bodies)[K]> };
}[ContentKind];
export type Content = ContentHeader & ContentBody;
/** A kind this version does not know: its header can be shown, its body not. */
export type UnknownContent = ContentHeader & {
  readonly kind: 'unknown';
  readonly unknownKind: string;
  readonly bytes: Uint8Array;
};

const outerSchema = v.object({
  ...headerSchema.entries,
  kind: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  body: v.unknown(),
});

/** Throws `AppError('message-too-large')` beyond `MAX_CONTENT_BYTES`, `malformed` for content of our own that breaks the schema. */
export function encodeContent(content: Content): Uint8Array {
  const { kind, body, ...header } = content;
  const head = v.safeParse(headerSchema, header);
  const parsed = v.safeParse(bodies[kind] as v.GenericSchema, body);
  if (!head.success || !parsed.success) throw new AppError('malformed', { detail: `body of ${kind}` });
  const bytes = encodeCbor({ ...head.output, kind, body: parsed.output });
  if (bytes.length > MAX_CONTENT_BYTES) throw new AppError('message-too-large', { detail: `${bytes.length} bytes` });
  return bytes;
}

/** Throws `AppError('malformed')`, whatever is wrong with the bytes. */
export function parseContent(bytes: Uint8Array): Content | UnknownContent {
  const outer = v.safeParse(outerSchema, parseCbor(bytes, MAX_CONTENT_BYTES));
  if (!outer.success) throw new AppError('malformed', { detail: 'header of the content' });
  const { kind, body, ...header } = outer.output;
  if (!isContentKind(kind)) return { ...header, kind: 'unknown', unknownKind: kind, bytes };
  const parsed = v.safeParse(bodies[kind] as v.GenericSchema, body);
  if (!parsed.success) throw new AppError('malformed', { detail: `body of ${kind}` });
  return { ...header, kind, body: parsed.output } as Content;
}

const isContentKind = (kind: string): kind is ContentKind => Object.hasOwn(bodies, kind);
