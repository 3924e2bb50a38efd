/**
 * Key packages: what a device leaves at the server so that others can add it while it is away.
 * What the server learns: who claims whose, for which channel.
 */
import * as v from 'valibot';
import { codec } from './cbor.js';
import { newKeyPackagesSchema, type NewKeyPackages } from './enrolment.js';
import { channelIdSchema, deviceIdSchema } from './ids.js';
import { MAX_CHANNEL_DEVICES, MAX_HTTP_BODY_BYTES, MAX_KEY_PACKAGE_BYTES } from './limits.js';
import { bytesSchema, countSchema } from './schemas.js';

/** `POST /api/key-packages`: adds; a last-resort one replaces the one before. */
export const depositCodec = codec<NewKeyPackages>(newKeyPackagesSchema, MAX_HTTP_BODY_BYTES);

/** `POST /api/key-packages/claim`: a reservation for (device, channel, epoch). Rivals get the same one; the winning bundle consumes it. */
export const claimRequestSchema = v.strictObject({
  channel: channelIdSchema,
  epoch: countSchema,
  devices: v.pipe(v.array(deviceIdSchema), v.minLength(1), v.maxLength(MAX_CHANNEL_DEVICES)),
});
export type ClaimRequest = v.InferOutput<typeof claimRequestSchema>;
export const claimRequestCodec = codec<ClaimRequest>(claimRequestSchema, 16_384);

/** Devices without any key package are left out. */
export const claimReplySchema = v.object({
  packages: v.array(v.object({ device: deviceIdSchema, keyPackage: bytesSchema(1, MAX_KEY_PACKAGE_BYTES) })),
});
export type ClaimReply = v.InferOutput<typeof claimReplySchema>;
export const claimReplyCodec = codec<ClaimReply>(claimReplySchema, MAX_CHANNEL_DEVICES * (MAX_KEY_PACKAGE_BYTES + 64));
