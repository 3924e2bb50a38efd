/**
 * Enrolment: how a person becomes a member without trust in the server. Specification:
 * docs/spec/enrolment.md.
 *
 * What the server learns: invitations (country, authority, role, who invited, when they expire);
 * requests (ids, keys, names, key packages). Never the secret of the link: a code alone admits nobody.
 */
import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from './bytes.js';
import { codec } from './cbor.js';
import { memberRoles } from './codes.js';
import { AppError } from './errors.js';
import { deviceIdSchema, invitationIdSchema, memberIdSchema, requestIdSchema } from './ids.js';
import { KEY_PACKAGES_KEPT, MAX_HTTP_BODY_BYTES, MAX_JOIN_REQUEST_BYTES, MAX_KEY_PACKAGE_BYTES } from './limits.js';
import { nameSchema } from './names.js';
import {
  authorityIdSchema,
  bytesSchema,
  countSchema,
  countryCodeSchema,
  hashSchema,
  positiveSchema,
  signatureSchema,
  timestampSchema,
} from './schemas.js';
import { deviceKeysSchema, logEntrySchema, logKeySchema, personalPartSchema } from './statement.js';

/** What an invitation offers. */
const offer = {
  role: v.picklist(memberRoles),
  country: v.optional(countryCodeSchema),
  authority: v.optional(authorityIdSchema),
};

/** Everything secret of a link, after its `#`. */
export const invitationLinkSchema = v.strictObject({
  version: v.literal(1),
  network: hashSchema,
  invitation: invitationIdSchema,
  secret: bytesSchema(16),
  ...offer,
  position: v.optional(nameSchema(160)),
});
export type InvitationLink = v.InferOutput<typeof invitationLinkSchema>;
const linkCodec = codec<InvitationLink>(invitationLinkSchema, 1024);

export function encodeInvitationLink(server: string, link: InvitationLink): string {
  return `${server.replace(/\/+$/, '')}/join#${toBase64Url(linkCodec.encode(link))}`;
}

/** Forgives spaces and line breaks from pasting; throws `AppError('link-malformed')` for all else. */
export function parseInvitationLink(text: string): { readonly server: string; readonly link: InvitationLink } {
  const match = /^(https?:\/\/[^#\s]+)\/join#([A-Za-z0-9_-]+)$/.exec(text.replace(/\s+/g, ''));
  const bytes = match?.[2] === undefined ? undefined : fromBase64Url(match[2]);
  if (match?.[1] === undefined || bytes === undefined) throw new AppError('link-malformed');
  try {
    return { server: match[1], link: linkCodec.parse(bytes) };
  } catch (cause) {
    throw new AppError('link-malformed', { cause });
  }
}

export const newKeyPackagesSchema = v.strictObject({
  ordinary: v.pipe(v.array(bytesSchema(1, MAX_KEY_PACKAGE_BYTES)), v.maxLength(KEY_PACKAGES_KEPT)),
  lastResort: v.optional(bytesSchema(1, MAX_KEY_PACKAGE_BYTES)),
});
export type NewKeyPackages = v.InferOutput<typeof newKeyPackagesSchema>;

/** What the practitioner's device asks; the MAC under the link's secret is over these bytes and the network id. */
export const joinRequestSchema = v.strictObject({
  version: v.literal(1),
  request: requestIdSchema,
  network: hashSchema,
  invitation: invitationIdSchema,
  member: memberIdSchema,
  device: deviceKeysSchema,
  person: v.strictObject({
    name: v.required(personalPartSchema).entries.name,
    nameLocal: personalPartSchema.entries.nameLocal,
    position: personalPartSchema.entries.position,
    languages: personalPartSchema.entries.languages,
  }),
  keyPackages: newKeyPackagesSchema,
});
export type JoinRequest = v.InferOutput<typeof joinRequestSchema>;
export const joinRequestCodec = codec<JoinRequest>(joinRequestSchema, MAX_JOIN_REQUEST_BYTES);

/** `GET /api/network`: what anybody may know of a server. */
export const networkReplySchema = v.object({
  protocol: positiveSchema,
  oldest: positiveSchema,
  /** Absent until the network is founded. */
  network: v.optional(hashSchema),
  log: logKeySchema,
  nowMs: timestampSchema,
});
export type NetworkReply = v.InferOutput<typeof networkReplySchema>;
export const networkReplyCodec = codec<NetworkReply>(networkReplySchema, 2048);

/** `POST /api/network`: the first append, with the setup token. */
export const foundRequestSchema = v.strictObject({
  setupToken: v.pipe(v.string(), v.maxLength(200)),
  entries: v.pipe(v.array(logEntrySchema), v.minLength(2), v.maxLength(2)),
});
export type FoundRequest = v.InferOutput<typeof foundRequestSchema>;
export const foundRequestCodec = codec<FoundRequest>(foundRequestSchema, MAX_HTTP_BODY_BYTES);

/** `POST /api/invitations` */
export const inviteRequestSchema = v.strictObject({
  invitation: invitationIdSchema,
  ...offer,
  expires: timestampSchema,
});
export type InviteRequest = v.InferOutput<typeof inviteRequestSchema>;
export const inviteRequestCodec = codec<InviteRequest>(inviteRequestSchema, 1024);

/** `POST /api/invitations/withdraw`: the server learns that, and when. */
export const withdrawRequestSchema = v.strictObject({ invitation: invitationIdSchema });
export const withdrawRequestCodec = codec(withdrawRequestSchema, 256);

/** `POST /api/requests`, and what the inviting device receives. */
export const submittedRequestSchema = v.strictObject({
  request: bytesSchema(1, MAX_JOIN_REQUEST_BYTES),
  mac: bytesSchema(32),
});
export type SubmittedRequest = v.InferOutput<typeof submittedRequestSchema>;
export const submittedRequestCodec = codec<SubmittedRequest>(submittedRequestSchema, MAX_JOIN_REQUEST_BYTES + 128);

/** `GET /api/requests`: the open requests for invitations of the asking device. */
export const openRequestsSchema = v.object({ requests: v.array(submittedRequestSchema) });
export const openRequestsCodec = codec(openRequestsSchema, 64 * MAX_JOIN_REQUEST_BYTES);

/** `POST /api/requests/refuse` */
export const refuseRequestSchema = v.strictObject({ request: requestIdSchema });
export const refuseRequestCodec = codec(refuseRequestSchema, 256);

/** `POST /api/requests/state`: the only thing a waiting device may ask. Signed for purpose `request-state`. */
export const requestStateSchema = v.strictObject({
  request: requestIdSchema,
  challenge: bytesSchema(32),
  signature: signatureSchema,
});
export const requestStateCodec = codec(requestStateSchema, 512);
export const requestStateReplySchema = v.object({ state: v.picklist(['waiting', 'admitted', 'refused', 'expired']) });
export type RequestState = v.InferOutput<typeof requestStateReplySchema>['state'];
export const requestStateReplyCodec = codec(requestStateReplySchema, 256);

/** The bytes a device signs to answer a challenge: bound to the network, so that another server cannot relay it. */
const challengeAnswerCodec = codec(
  v.strictObject({ network: hashSchema, device: deviceIdSchema, challenge: bytesSchema(32) }),
  512,
);
export const challengeAnswer = challengeAnswerCodec.encode;

/** `POST /api/auth/challenge` */
export const challengeReplySchema = v.object({ challenge: bytesSchema(32), nowMs: timestampSchema });
export const challengeReplyCodec = codec(challengeReplySchema, 256);

/** `POST /api/auth/session`. Signed for purpose `session`. */
export const sessionRequestSchema = v.strictObject({
  device: deviceIdSchema,
  challenge: bytesSchema(32),
  signature: signatureSchema,
});
export type SessionRequest = v.InferOutput<typeof sessionRequestSchema>;
export const sessionRequestCodec = codec<SessionRequest>(sessionRequestSchema, 512);
/** The token authorises HTTP requests and the socket until the session ends; it is held in memory only. */
export const sessionReplySchema = v.object({ token: v.string(), nowMs: timestampSchema });
export const sessionReplyCodec = codec(sessionReplySchema, 512);

/** Why a suspended or removed device is refused, with proof: without it the client says "server refuses". */
export const refusalProofSchema = v.object({
  statement: bytesSchema(1, 16_384),
  index: countSchema,
  checkpoint: v.pipe(v.string(), v.maxLength(4096)),
  path: v.pipe(v.array(hashSchema), v.maxLength(64)),
});
export type RefusalProof = v.InferOutput<typeof refusalProofSchema>;

/** Body of every HTTP error, in JSON; `proof` is a base64url of the CBOR of a `RefusalProof`. */
export interface ErrorReply {
  readonly error: {
    readonly code: string;
    readonly detail?: string;
    readonly retryAfterMs?: number;
    readonly id?: string;
  };
  readonly proof?: string;
}
export const refusalProofCodec = codec<RefusalProof>(refusalProofSchema, 32_768);
