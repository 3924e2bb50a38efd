/**
 * Delivery over one Socket.IO connection: `hello`, `submit`, `commit`, `page`, `feed` upstream;
 * `frame` and `news` downstream. Specification: docs/spec/delivery.md.
 *
 * What the server learns: which device sends into which channel when, the size of each envelope,
 * the roster of devices of each channel, which devices a welcome is for. It puts envelopes in
 * order and cannot read them.
 */
import * as v from 'valibot';
import { channelIdSchema, deviceIdSchema } from './ids.js';
import {
  MAX_CHANNEL_DEVICES,
  MAX_COMMIT_BYTES,
  MAX_ENVELOPE_BYTES,
  MAX_PAGE_ENVELOPES,
  MAX_SUBMIT_ENVELOPES,
  MAX_WELCOME_BYTES,
} from './limits.js';
import { rosterSchema } from './roster.js';
import { bytesSchema, countSchema, positiveSchema, timestampSchema } from './schemas.js';

/** Grows by one with each envelope of a device: a retry with the same count is answered, not stored twice. */
const sendCounterSchema = positiveSchema;

/** First of all on each connection. */
export const helloRequestSchema = v.strictObject({ protocol: positiveSchema, oldest: positiveSchema });
export type HelloRequest = v.InferOutput<typeof helloRequestSchema>;

export const helloReplySchema = v.object({
  protocol: positiveSchema,
  oldest: positiveSchema,
  /** The highest send counter the server holds of this device; 0 for none (T6). */
  highestCounter: countSchema,
  directorySize: countSchema,
  /** Ordinary key packages of this device not yet consumed. */
  keyPackages: countSchema,
  nowMs: timestampSchema,
});
export type HelloReply = v.InferOutput<typeof helloReplySchema>;

/** Sealed application messages of one turn: `[send counter, envelope]`. The channel stands in the envelope's clear header. */
export const submitSchema = v.strictObject({
  envelopes: v.pipe(
    v.array(v.strictTuple([sendCounterSchema, bytesSchema(1, MAX_ENVELOPE_BYTES)])),
    v.minLength(1),
    v.maxLength(MAX_SUBMIT_ENVELOPES),
  ),
});
export type Submit = v.InferOutput<typeof submitSchema>;

export const submitRefusals = [
  'malformed',
  'channel-unknown',
  'epoch-behind',
  'epoch-ahead',
  'repair-first',
  'message-too-large',
  'quota-exceeded',
  'overloaded',
  'unavailable',
] as const;
export type SubmitRefusal = (typeof submitRefusals)[number];

/** What became of one envelope: stored at a place in its channel, or refused. */
export const ackSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('stored'), counter: sendCounterSchema, seq: positiveSchema, at: timestampSchema }),
  v.object({
    outcome: v.literal('refused'),
    counter: sendCounterSchema,
    reason: v.picklist(submitRefusals),
    retryAfterMs: v.optional(countSchema),
  }),
]);
export type Ack = v.InferOutput<typeof ackSchema>;

/** `[seq, time at the server, envelope]` */
export const storedEnvelopeSchema = v.tuple([positiveSchema, timestampSchema, bytesSchema(1, MAX_COMMIT_BYTES)]);
export type StoredEnvelope = v.InferOutput<typeof storedEnvelopeSchema>;

/** Pushed once per connection and database commit: acknowledgements and deliveries together. */
export const frameSchema = v.object({
  acks: v.optional(v.array(ackSchema)),
  deliveries: v.optional(v.array(v.object({ channel: channelIdSchema, envelopes: v.array(storedEnvelopeSchema) }))),
});
export type Frame = v.InferOutput<typeof frameSchema>;

/** Pushed when something else waits: ask `feed`, or fetch the directory. */
export const newsSchema = v.object({ feed: v.optional(v.boolean()), directorySize: v.optional(countSchema) });
export type News = v.InferOutput<typeof newsSchema>;

/** One commit with all that follows from it, stored in one transaction (T5). With epoch 0 it opens the channel. */
export const commitBundleSchema = v.strictObject({
  counter: sendCounterSchema,
  commit: bytesSchema(1, MAX_COMMIT_BYTES),
  /** The roster after the commit; its hash stands in the commit's authenticated data. */
  roster: rosterSchema,
  welcome: v.optional(
    v.strictObject({
      bytes: bytesSchema(1, MAX_WELCOME_BYTES),
      /** Whom it is for, and the key package each is reached by, which the bundle consumes. */
      to: v.pipe(
        v.array(v.strictObject({ device: deviceIdSchema, ref: bytesSchema(32, 64) })),
        v.minLength(1),
        v.maxLength(MAX_CHANNEL_DEVICES),
      ),
    }),
  ),
});
export type CommitBundle = v.InferOutput<typeof commitBundleSchema>;

export const commitRefusals = [...submitRefusals, 'roster-mismatch', 'directory-behind', 'member-inactive'] as const;
export type CommitRefusal = (typeof commitRefusals)[number];

export const commitReplySchema = v.variant('outcome', [
  v.object({ outcome: v.literal('stored'), seq: positiveSchema, at: timestampSchema }),
  v.object({
    outcome: v.literal('refused'),
    reason: v.picklist(commitRefusals),
    retryAfterMs: v.optional(countSchema),
  }),
]);
export type CommitReply = v.InferOutput<typeof commitReplySchema>;

/** A channel after a place. A device sees from its welcome on, up to the commit that removed it. */
export const pageRequestSchema = v.strictObject({ channel: channelIdSchema, after: countSchema });
export type PageRequest = v.InferOutput<typeof pageRequestSchema>;

export const pageReplySchema = v.object({
  envelopes: v.pipe(v.array(storedEnvelopeSchema), v.maxLength(MAX_PAGE_ENVELOPES)),
  /** The last place this device may see; the page is the last when it reaches it. */
  lastSeq: countSchema,
});
export type PageReply = v.InferOutput<typeof pageReplySchema>;

/** What is new for this device since a cursor; without one, everything. The cursor's inside is the server's affair. */
export const feedRequestSchema = v.strictObject({ cursor: v.optional(v.pipe(v.string(), v.maxLength(80))) });
export type FeedRequest = v.InferOutput<typeof feedRequestSchema>;

export const feedReplySchema = v.object({
  cursor: v.string(),
  directorySize: countSchema,
  channels: v.array(v.object({ channel: channelIdSchema, lastSeq: countSchema })),
  /** Oldest first. `after`: the place in the log of the commit that added this device. */
  welcomes: v.array(
    v.object({
      channel: channelIdSchema,
      after: positiveSchema,
      at: timestampSchema,
      bytes: bytesSchema(1, MAX_WELCOME_BYTES),
    }),
  ),
});
export type FeedReply = v.InferOutput<typeof feedReplySchema>;

/** Welcomes this device has stored and joined, or found unusable: the server drops them. */
export const welcomesDoneSchema = v.strictObject({
  channels: v.pipe(v.array(v.strictObject({ channel: channelIdSchema, after: positiveSchema })), v.maxLength(256)),
});
export type WelcomesDone = v.InferOutput<typeof welcomesDoneSchema>;

/** Events by name, with the schema of what each carries and of its reply. */
export const upstream = {
  hello: { request: helloRequestSchema, reply: helloReplySchema },
  submit: { request: submitSchema },
  commit: { request: commitBundleSchema, reply: commitReplySchema },
  page: { request: pageRequestSchema, reply: pageReplySchema },
  feed: { request: feedRequestSchema, reply: feedReplySchema },
  welcomesDone: { request: welcomesDoneSchema },
} as const;
export const downstream = { frame: frameSchema, news: newsSchema } as const;

/** Every reply to a request that failed as a whole. */
export const failedReplySchema = v.object({
  error: v.object({ code: v.string(), detail: v.optional(v.string()), retryAfterMs: v.optional(countSchema) }),
});
export type FailedReply = v.InferOutput<typeof failedReplySchema>;
