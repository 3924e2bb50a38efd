/**
 * Socket.IO packets in MessagePack, checked before they are decoded. The decoder believes the
 * lengths it reads: ten hostile bytes, from anybody who can open a connection, make it reserve
 * gigabytes. So lengths, nesting and types are walked first; what does not fit ends the connection.
 */
import * as msgpack from 'socket.io-msgpack-parser';

/** The deepest packet, a commit bundle, has six levels. */
const MAX_DEPTH = 12;

class GuardedDecoder extends msgpack.Decoder {
  override add(packet: unknown): void {
    if (!Buffer.isBuffer(packet)) throw new TypeError('not a binary packet');
    requireHonest(packet);
    super.add(packet);
  }
}

export const socketParser = { protocol: msgpack.protocol, Encoder: msgpack.Encoder, Decoder: GuardedDecoder };

/** Throws `RangeError` unless the bytes are one whole value whose lengths hold and whose types the wire knows. */
export function requireHonest(packet: Buffer): void {
  if (valueEnd(packet, 0, 0) !== packet.length) throw new RangeError('trailing bytes');
}

/** Where the value that starts at `offset` ends. */
function valueEnd(packet: Buffer, offset: number, depth: number): number {
  within(packet, offset + 1);
  const prefix = packet.readUInt8(offset);
  if (prefix < 0x80 || prefix >= 0xe0) return offset + 1;
  if (prefix < 0x90) return itemsEnd(packet, offset + 1, 2 * (prefix & 0x0f), depth);
  if (prefix < 0xa0) return itemsEnd(packet, offset + 1, prefix & 0x0f, depth);
  if (prefix < 0xc0) return within(packet, offset + 1 + (prefix & 0x1f));
  const fixed = FIXED_BYTES[prefix];
  if (fixed !== undefined) return within(packet, offset + fixed);
  const sized = SIZED[prefix];
  if (sized === undefined) throw new RangeError('unknown type');
  const start = within(packet, offset + 1 + sized.lengthBytes);
  const length = packet.readUIntBE(offset + 1, sized.lengthBytes);
  return sized.items === 0 ? within(packet, start + length) : itemsEnd(packet, start, sized.items * length, depth);
}

function itemsEnd(packet: Buffer, offset: number, count: number, depth: number): number {
  if (depth === MAX_DEPTH) throw new RangeError('nested too deeply');
  // Each item takes a byte at least.
  within(packet, offset + count);
  let end = offset;
  for (let i = 0; i < count; i++) end = valueEnd(packet, end, depth + 1);
  return end;
}

function within(packet: Buffer, end: number): number {
  if (end > packet.length) throw new RangeError('truncated');
  return end;
}

/** By prefix: the whole length of nil, booleans, numbers, and `undefined`, which travels as an extension of one byte. */
const FIXED_BYTES: Readonly<Record<number, number>> = {
  0xc0: 1,
  0xc2: 1,
  0xc3: 1,
  0xca: 5,
  0xcb: 9,
  0xcc: 2,
  0xcd: 3,
  0xce: 5,
  0xcf: 9,
  0xd0: 2,
  0xd1: 3,
  0xd2: 5,
  0xd3: 9,
  0xd4: 3,
};

/** By prefix: bytes of the length, and values per unit of it (0: bytes or text). */
const SIZED: Readonly<Record<number, { readonly lengthBytes: number; readonly items: number }>> = {
  0xc4: { lengthBytes: 1, items: 0 },
  0xc5: { lengthBytes: 2, items: 0 },
  0xc6: { lengthBytes: 4, items: 0 },
  0xd9: { lengthBytes: 1, items: 0 },
  0xda: { lengthBytes: 2, items: 0 },
  0xdb: { lengthBytes: 4, items: 0 },
  0xdc: { lengthBytes: 2, items: 1 },
  0xdd: { lengthBytes: 4, items: 1 },
  0xde: { lengthBytes: 2, items: 2 },
  0xdf: { lengthBytes: 4, items: 2 },
};
