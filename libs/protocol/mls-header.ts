/**
 * The clear header of an MLS PrivateMessage (RFC 9420 §6.3), all that the server reads of an
 * envelope. Everything after it is ciphertext.
 */
import { AppError } from './errors.js';
import { channelFromGroupId, type ChannelId } from './ids.js';

const MLS_10 = 1;
const PRIVATE_MESSAGE = 2;
const contentTypes = { 1: 'application', 3: 'commit' } as const;

export interface MlsHeader {
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly contentType: 'application' | 'commit';
  /** The bytes of a `CommitBinding` in a commit; empty in an application message. */
  readonly authenticatedData: Uint8Array;
}

/** Throws `AppError('malformed')` for anything but a whole application or commit PrivateMessage of a channel. */
export function parseMlsHeader(bytes: Uint8Array): MlsHeader {
  const reader = new Reader(bytes);
  if (reader.uint(2) !== MLS_10 || reader.uint(2) !== PRIVATE_MESSAGE) throw malformed('not a PrivateMessage');
  const channel = channelFromGroupId(reader.vector());
  const epoch = reader.uint(8);
  const contentType = contentTypes[reader.uint(1) as keyof typeof contentTypes];
  const authenticatedData = reader.vector();
  reader.vector(); // encrypted sender data
  reader.vector(); // ciphertext
  if (channel === undefined || contentType === undefined || !reader.atEnd()) throw malformed('not of a channel');
  return { channel, epoch, contentType, authenticatedData };
}

const malformed = (detail: string) => new AppError('malformed', { detail });

class Reader {
  private offset = 0;
  constructor(private readonly bytes: Uint8Array) {}

  uint(length: number): number {
    const value = this.take(length).reduce((sum, byte) => sum * 256 + byte, 0);
    if (!Number.isSafeInteger(value)) throw malformed('number too large');
    return value;
  }

  /** A vector with the variable-size length of RFC 9420 §2.1.2, in its shortest form. */
  vector(): Uint8Array {
    const first = this.uint(1);
    const prefix = first >> 6;
    if (prefix === 3) throw malformed('length prefix');
    const extra = (1 << prefix) - 1;
    const length = (first & 0x3f) * 256 ** extra + this.uint(extra);
    if ((prefix === 1 && length < 64) || (prefix === 2 && length < 16_384))
      throw malformed('length not in its shortest form');
    return this.take(length);
  }

  atEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  private take(length: number): Uint8Array {
    if (this.offset + length > this.bytes.length) throw malformed('truncated');
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }
}
