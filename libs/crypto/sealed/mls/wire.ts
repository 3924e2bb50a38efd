/**
 * Decoding what comes from outside. The library's decoders accept trailing bytes, answer
 * `undefined` or throw, and keep views into the caller's buffer; here a copy is decoded whole or
 * refused as `unreadable`.
 */
import { parseMlsHeader, type ChannelId } from '@kopri/protocol';
import {
  decodeMlsMessage,
  encodeMlsMessage,
  type KeyPackage,
  type MLSMessage,
  type PrivateKeyPackage,
  type PrivateMessage,
  type Welcome,
} from 'ts-mls';
import type { Decoder } from 'ts-mls/codec/tlsDecoder.js';
import { decodeVarLenData, varLenDataEncoder } from 'ts-mls/codec/variableLength.js';
import { composeBufferEncoders, encode } from 'ts-mls/codec/tlsEncoder.js';
import { unreadable } from './refusal.js';

function decodeWhole<T>(decoder: Decoder<T>, bytes: Uint8Array): T {
  const decoded = attempt(() => decoder(Uint8Array.from(bytes), 0));
  if (decoded === undefined || decoded[1] !== bytes.length) throw unreadable('does not decode');
  return decoded[0];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export function parsePrivateMessage(bytes: Uint8Array, channel: ChannelId): PrivateMessage {
  const header = attempt(() => parseMlsHeader(bytes));
  if (header === undefined) throw unreadable('not an application message or a commit in private form');
  if (header.channel !== channel) throw unreadable('of another channel');
  if (header.contentType === 'application' && header.authenticatedData.length > 0)
    throw unreadable('authenticated data');
  const message = decodeWhole(decodeMlsMessage, bytes);
  if (message.wireformat !== 'mls_private_message') throw unreadable('not a private message');
  return message.privateMessage;
}

export function parseWelcome(bytes: Uint8Array): Welcome {
  const message = decodeWhole(decodeMlsMessage, bytes);
  if (message.wireformat !== 'mls_welcome') throw unreadable('not a welcome');
  return message.welcome;
}

export function parseKeyPackage(bytes: Uint8Array): KeyPackage {
  const message = decodeWhole(decodeMlsMessage, bytes);
  if (message.wireformat !== 'mls_key_package') throw unreadable('not a key package');
  return message.keyPackage;
}

const encodeMessage = (content: MLSMessage): Uint8Array => encodeMlsMessage(content);

export const encodeWelcome = (welcome: Welcome): Uint8Array =>
  encodeMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome });

export const encodePrivateMessage = (privateMessage: PrivateMessage): Uint8Array =>
  encodeMessage({ version: 'mls10', wireformat: 'mls_private_message', privateMessage });

export const encodeKeyPackage = (keyPackage: KeyPackage): Uint8Array =>
  encodeMessage({ version: 'mls10', wireformat: 'mls_key_package', keyPackage });

const threeKeys = composeBufferEncoders([varLenDataEncoder, varLenDataEncoder, varLenDataEncoder]);

export const encodePrivatePart = ({
  initPrivateKey,
  hpkePrivateKey,
  signaturePrivateKey,
}: PrivateKeyPackage): Uint8Array => encode(threeKeys)([initPrivateKey, hpkePrivateKey, signaturePrivateKey]);

export function parsePrivatePart(bytes: Uint8Array): PrivateKeyPackage {
  const copy = Uint8Array.from(bytes);
  const keys: Uint8Array[] = [];
  for (let offset = 0; offset < copy.length; ) {
    const decoded = attempt(() => decodeVarLenData(copy, offset));
    if (decoded === undefined) throw unreadable('private part of a key package');
    keys.push(decoded[0]);
    offset += decoded[1];
  }
  const [initPrivateKey, hpkePrivateKey, signaturePrivateKey, ...rest] = keys;
  if (
    initPrivateKey === undefined ||
    hpkePrivateKey === undefined ||
    signaturePrivateKey === undefined ||
    rest.length > 0
  )
    throw unreadable('private part of a key package');
  return { initPrivateKey, hpkePrivateKey, signaturePrivateKey };
}
