/** Envelopes for tests of the server, which reads no more of one than its clear header: everything sealed is random. */
import { randomBytes } from 'node:crypto';
import {
  channelToGroupId,
  commitBindingCodec,
  concatBytes,
  encodeRoster,
  newId,
  rosterOf,
  type ChannelId,
  type CommitBundle,
  type DeviceId,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import type { DirectoryFacts } from '../delivery.rules.js';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export const newChannel = (): ChannelId => newId('channel', random);

const APPLICATION = 1;
const COMMIT = 3;

/** A vector with the length prefix of RFC 9420 §2.1.2. */
function vector(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (length < 64) return concatBytes(Uint8Array.of(length), bytes);
  if (length < 16_384) return concatBytes(Uint8Array.of(0x40 | (length >> 8), length & 0xff), bytes);
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE((0x80_00_00_00 + length) >>> 0);
  return concatBytes(prefix, bytes);
}

interface Header {
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly contentType: number;
  readonly authenticatedData: Uint8Array;
  readonly bytes: number;
}

function privateMessage({ channel, epoch, contentType, authenticatedData, bytes }: Header): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(1, 0);
  head.writeUInt16BE(2, 2);
  const place = Buffer.alloc(9);
  place.writeBigUInt64BE(BigInt(epoch));
  place.writeUInt8(contentType, 8);
  const parts = [
    head,
    vector(channelToGroupId(channel)),
    place,
    vector(authenticatedData),
    vector(random(28)),
    vector(random(bytes)),
  ];
  return Buffer.from(concatBytes(...parts));
}

export const applicationMessage = (channel: ChannelId, epoch: number, bytes = 600): Buffer =>
  privateMessage({ channel, epoch, contentType: APPLICATION, authenticatedData: new Uint8Array(0), bytes });

interface CommitParts {
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly counter: number;
  readonly roster: Iterable<DeviceId>;
  /** Whom the welcome is for; none without them. */
  readonly joining?: readonly DeviceId[];
}

/** A commit bound to the directory as it stands. */
export function commitBundle(parts: CommitParts, directory: DirectoryFacts): CommitBundle {
  const roster = rosterOf(parts.roster);
  const root = directory.rootAt(directory.size);
  if (root === undefined) throw new Error('an empty directory binds nothing');
  const authenticatedData = commitBindingCodec.encode({
    version: 1,
    size: directory.size,
    root,
    roster: sha256(encodeRoster(roster)),
  });
  const { channel, epoch, counter, joining = [] } = parts;
  return {
    counter,
    commit: privateMessage({ channel, epoch, contentType: COMMIT, authenticatedData, bytes: 800 }),
    roster,
    ...(joining.length > 0 && {
      welcome: {
        bytes: Buffer.from(random(900)),
        to: joining.map((device) => ({ device, ref: Buffer.from(random(64)) })),
      },
    }),
  };
}
