/**
 * Ids: a kind letter and random bytes in lower-case hexadecimal. Ids of channels, references and
 * blobs begin with a 2-byte home node (0 for now), so that one day each country may run its own.
 * Random bytes come in through a port: this library makes none.
 */
import * as v from 'valibot';
import { concatBytes, fromHex, isHex, textOf, toHex, utf8 } from './bytes.js';

const RANDOM_BYTES = 16;
const NODE_BYTES = 2;

const kinds = {
  member: { letter: 'm', node: false },
  device: { letter: 'd', node: false },
  rootKey: { letter: 'r', node: false },
  invitation: { letter: 'i', node: false },
  request: { letter: 'q', node: false },
  message: { letter: 'e', node: false },
  query: { letter: 'y', node: false },
  evidence: { letter: 'v', node: false },
  channel: { letter: 'c', node: true },
  blob: { letter: 'b', node: true },
} as const;

export type IdKind = keyof typeof kinds;

declare const brand: unique symbol;
export type Id<K extends IdKind> = string & { readonly [brand]: K };

export type MemberId = Id<'member'>;
export type DeviceId = Id<'device'>;
export type RootKeyId = Id<'rootKey'>;
export type InvitationId = Id<'invitation'>;
export type RequestId = Id<'request'>;
export type MessageId = Id<'message'>;
export type QueryId = Id<'query'>;
export type EvidenceId = Id<'evidence'>;
export type ChannelId = Id<'channel'>;
export type BlobId = Id<'blob'>;

/** Fills `n` bytes with randomness fit for keys. */
export type RandomBytes = (n: number) => Uint8Array;

export function newId<K extends IdKind>(kind: K, random: RandomBytes): Id<K> {
  const { letter, node } = kinds[kind];
  const home = node ? new Uint8Array(NODE_BYTES) : new Uint8Array(0);
  return (letter + toHex(concatBytes(home, random(RANDOM_BYTES)))) as Id<K>;
}

export function isId<K extends IdKind>(kind: K, text: unknown): text is Id<K> {
  const { letter, node } = kinds[kind];
  const bytes = RANDOM_BYTES + (node ? NODE_BYTES : 0);
  return typeof text === 'string' && text.length === 1 + 2 * bytes && text.startsWith(letter) && isHex(text.slice(1));
}

/** A schema for one kind of id. */
export const idSchema = <K extends IdKind>(kind: K) =>
  v.custom<Id<K>>((input) => isId(kind, input), `expected the id of a ${kind}`);

export const memberIdSchema = idSchema('member');
export const deviceIdSchema = idSchema('device');
export const rootKeyIdSchema = idSchema('rootKey');
export const invitationIdSchema = idSchema('invitation');
export const requestIdSchema = idSchema('request');
export const messageIdSchema = idSchema('message');
export const queryIdSchema = idSchema('query');
export const evidenceIdSchema = idSchema('evidence');
export const channelIdSchema = idSchema('channel');
export const blobIdSchema = idSchema('blob');

/** The MLS group id of a channel: the kind letter and the raw bytes, 19 in all. */
export const channelToGroupId = (channel: ChannelId): Uint8Array =>
  concatBytes(utf8(channel.slice(0, 1)), fromHex(channel.slice(1)) ?? new Uint8Array(0));

/** `undefined` when the bytes name no channel. */
export function channelFromGroupId(bytes: Uint8Array): ChannelId | undefined {
  if (bytes[0] !== utf8(kinds.channel.letter)[0]) return undefined;
  const text = textOf(bytes.subarray(0, 1)) + toHex(bytes.subarray(1));
  return isId('channel', text) ? text : undefined;
}
