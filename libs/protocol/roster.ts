/**
 * Rosters and what commits bind to. A roster is the sorted list of the devices whose leaves a
 * channel holds; its hash stands in clear in the authenticated data of every commit, together
 * with the directory state the commit was judged against, so that server and clients judge alike.
 */
import * as v from 'valibot';
import { codec } from './cbor.js';
import { deviceIdSchema, memberIdSchema, type DeviceId } from './ids.js';
import { MAX_CHANNEL_DEVICES } from './limits.js';
import { hashSchema, positiveSchema } from './schemas.js';
import { suiteSchema } from './statement.js';

/** Strictly ascending, so that a set of devices has one encoding. */
export const rosterSchema = v.pipe(
  v.array(deviceIdSchema),
  v.maxLength(MAX_CHANNEL_DEVICES),
  v.check((devices) => devices.every((device, i) => i === 0 || (devices[i - 1] ?? '') < device), 'sorted, each once'),
);
export type Roster = readonly DeviceId[];

const rosterCodec = codec(rosterSchema, 40 * MAX_CHANNEL_DEVICES + 8);

export const rosterOf = (devices: Iterable<DeviceId>): DeviceId[] => [...new Set(devices)].sort();

/** The bytes whose SHA-256 is the roster hash. */
export const encodeRoster = (roster: Roster): Uint8Array => rosterCodec.encode([...roster]);

/** The authenticated data of every handshake message. */
export const commitBindingSchema = v.strictObject({
  version: v.literal(1),
  /** Number of directory entries the committer had replayed. */
  size: positiveSchema,
  /** Root of the directory tree at that size. */
  root: hashSchema,
  /** SHA-256 of the encoded roster after this commit. */
  roster: hashSchema,
});
export type CommitBinding = v.InferOutput<typeof commitBindingSchema>;
export const commitBindingCodec = codec<CommitBinding>(commitBindingSchema, 256);

/** Who may be in a channel: carried in the MLS group context. Ids and numbers, never a word. */
export const channelTermsSchema = v.strictObject({
  version: v.literal(1),
  members: v.pipe(v.array(memberIdSchema), v.minLength(1), v.maxLength(MAX_CHANNEL_DEVICES)),
  owners: v.pipe(v.array(memberIdSchema), v.minLength(1), v.maxLength(MAX_CHANNEL_DEVICES)),
  suite: suiteSchema,
});
export type ChannelTerms = v.InferOutput<typeof channelTermsSchema>;
export const channelTermsCodec = codec<ChannelTerms>(channelTermsSchema, 20_000);

/** The MLS basic credential of a leaf. */
export const leafIdentityCodec = codec(v.strictTuple([memberIdSchema, deviceIdSchema]), 128);
