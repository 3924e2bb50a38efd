/**
 * Socket.IO packets in as few bytes as they need: one byte says which event it is, `submit` and
 * `frame`, which every message passes through, are laid out by hand, the rest is deterministic CBOR.
 * Both ends use it as Socket.IO's parser. Lengths are checked before anything is reserved for them;
 * what does not fit throws `AppError('malformed')` and ends the connection. Nothing signed or hashed
 * depends on it. Specification: docs/spec/delivery.md.
 */
import { concatBytes } from './bytes.js';
import { encodeCbor, parseCbor } from './cbor.js';
import { submitRefusals, type Ack, type Frame, type StoredEnvelope, type Submit } from './delivery.js';
import { AppError } from './errors.js';
import { MAX_FRAME_BYTES } from './limits.js';
import { parseMlsHeader } from './mls-header.js';

/** Socket.IO's own kinds of packets. */
const DISCONNECT = 1;
const EVENT = 2;
const ACK = 3;
const CONNECT_ERROR = 4;

/** As Socket.IO hands it over: an event's data is its name and one payload, a reply's the payload alone. */
export interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly data?: unknown;
  readonly id?: number;
}

/** The place in this list is the event's byte on the wire. */
const events = ['hello', 'submit', 'commit', 'page', 'feed', 'welcomesDone', 'frame', 'news'] as const;
/** First byte of an event: its place, above this, and above the other when a reply is awaited. */
const EVENT_BYTE = 0x10;
const ASKING_EVENT_BYTE = 0x20;

/** Throws `TypeError` for what the protocol has no packet for: a bug of ours. */
export function encodePacket({ type, nsp, data, id }: Packet): Uint8Array {
  if (nsp !== '/') throw new TypeError('a namespace');
  const writer = new Writer();
  if (type === EVENT) writeEvent(writer, data as readonly unknown[], id);
  else if (type === ACK)
    writer
      .byte(ACK)
      .count(id ?? 0)
      .rest(encodeCbor((data as readonly unknown[])[0] ?? null));
  else writer.byte(type).rest(data === undefined ? new Uint8Array(0) : encodeCbor(data));
  return writer.bytes();
}

function writeEvent(writer: Writer, data: readonly unknown[], id: number | undefined): void {
  const [name, payload] = data;
  const place = events.findIndex((event) => event === name);
  if (place === -1 || data.length !== 2) throw new TypeError('an event that the protocol does not have');
  if (id === undefined) writer.byte(EVENT_BYTE + place);
  else writer.byte(ASKING_EVENT_BYTE + place).count(id);
  if (name === 'submit') writeSubmit(writer, payload as Submit);
  else if (name === 'frame') writeFrame(writer, payload as Frame);
  else writer.rest(encodeCbor(payload));
}

/** Throws `AppError('malformed')`. Byte strings of `submit` and `frame` are views into `bytes`. */
export function parsePacket(bytes: Uint8Array): Packet {
  const reader = new Reader(bytes);
  const first = reader.byte();
  if (first >= EVENT_BYTE) return parseEvent(reader, first);
  if (first > CONNECT_ERROR || first === EVENT) throw malformed('kind of packet');
  const nsp = '/';
  if (first === ACK) return { type: ACK, nsp, id: reader.count(), data: [parseRest(reader)] };
  if (reader.atEnd()) return { type: first, nsp };
  const data = parseRest(reader);
  if (typeof data !== 'object' || data === null || first === DISCONNECT) throw malformed('packet');
  return { type: first, nsp, data };
}

function parseEvent(reader: Reader, first: number): Packet {
  const isAsking = first >= ASKING_EVENT_BYTE;
  const name = events[first - (isAsking ? ASKING_EVENT_BYTE : EVENT_BYTE)];
  if (name === undefined) throw malformed('event');
  const id = isAsking ? { id: reader.count() } : {};
  return { type: EVENT, nsp: '/', ...id, data: [name, parsePayload(reader, name)] };
}

function parsePayload(reader: Reader, name: (typeof events)[number]): unknown {
  if (name === 'submit') return parseSubmit(reader);
  return name === 'frame' ? parseFrame(reader) : parseRest(reader);
}

const parseRest = (reader: Reader): unknown => parseCbor(reader.rest(), MAX_FRAME_BYTES);

function writeSubmit(writer: Writer, { envelopes }: Submit): void {
  for (const [counter, sealed] of envelopes) writer.count(counter).vector(sealed);
}

function parseSubmit(reader: Reader): Submit {
  const envelopes: [number, Uint8Array][] = [];
  while (!reader.atEnd()) envelopes.push([reader.count(), reader.vector()]);
  return { envelopes };
}

/** The channel is not repeated: it stands in each envelope's clear header. */
function writeFrame(writer: Writer, { acks = [], deliveries = [] }: Frame): void {
  writer.count(acks.length);
  for (const ack of acks) writeAck(writer, ack);
  for (const { envelopes } of deliveries)
    for (const [seq, at, sealed] of envelopes) writer.count(seq).count(at).vector(sealed);
}

function parseFrame(reader: Reader): Frame {
  const acks: Ack[] = [];
  for (let left = reader.count(); left > 0; left -= 1) acks.push(parseAck(reader));
  const byChannel = new Map<string, { channel: ReturnType<typeof channelOf>; envelopes: StoredEnvelope[] }>();
  while (!reader.atEnd()) {
    const stored: StoredEnvelope = [reader.count(), reader.count(), reader.vector()];
    const channel = channelOf(stored);
    const delivery = byChannel.get(channel) ?? { channel, envelopes: [] };
    delivery.envelopes.push(stored);
    byChannel.set(channel, delivery);
  }
  return {
    ...(acks.length > 0 ? { acks } : {}),
    ...(byChannel.size > 0 ? { deliveries: [...byChannel.values()] } : {}),
  };
}

const channelOf = ([, , sealed]: StoredEnvelope) => parseMlsHeader(sealed).channel;

/** Place 0 stands for a refusal. */
function writeAck(writer: Writer, ack: Ack): void {
  writer.count(ack.counter);
  if (ack.outcome === 'stored') writer.count(ack.seq).count(ack.at);
  else
    writer
      .count(0)
      .byte(submitRefusals.indexOf(ack.reason))
      .count(ack.retryAfterMs ?? 0);
}

function parseAck(reader: Reader): Ack {
  const [counter, seq] = [reader.count(), reader.count()];
  if (seq > 0) return { outcome: 'stored', counter, seq, at: reader.count() };
  const reason = submitRefusals[reader.byte()];
  const retryAfterMs = reader.count();
  if (reason === undefined) throw malformed('refusal');
  return { outcome: 'refused', counter, reason, ...(retryAfterMs > 0 ? { retryAfterMs } : {}) };
}

const malformed = (detail: string) => new AppError('malformed', { detail });

class Writer {
  private readonly parts: Uint8Array[] = [];
  private small: number[] = [];

  byte(value: number): this {
    this.small.push(value);
    return this;
  }

  /** Seven bits a byte, the lowest first; the high bit says that another follows. */
  count(value: number): this {
    let left = value;
    for (; left >= 0x80; left = Math.floor(left / 0x80)) this.small.push((left % 0x80) + 0x80);
    return this.byte(left);
  }

  vector(bytes: Uint8Array): this {
    return this.count(bytes.length).rest(bytes);
  }

  rest(bytes: Uint8Array): this {
    this.parts.push(Uint8Array.from(this.small), bytes);
    this.small = [];
    return this;
  }

  bytes(): Uint8Array {
    return concatBytes(...this.parts, Uint8Array.from(this.small));
  }
}

class Reader {
  private offset = 0;
  constructor(private readonly source: Uint8Array) {}

  byte(): number {
    const value = this.source[this.offset];
    if (value === undefined) throw malformed('truncated');
    this.offset += 1;
    return value;
  }

  count(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.byte();
      value += (byte % 0x80) * unit;
      if (!Number.isSafeInteger(value)) throw malformed('number too large');
      if (byte >= 0x80) continue;
      if (byte === 0 && unit > 1) throw malformed('number not in its shortest form');
      return value;
    }
  }

  vector(): Uint8Array {
    const length = this.count();
    if (this.offset + length > this.source.length) throw malformed('truncated');
    this.offset += length;
    return this.source.subarray(this.offset - length, this.offset);
  }

  rest(): Uint8Array {
    const start = this.offset;
    this.offset = this.source.length;
    return this.source.subarray(start);
  }

  atEnd(): boolean {
    return this.offset === this.source.length;
  }
}

type Decoded = (packet: Packet) => void;

class Encoder {
  encode(packet: Packet): [Uint8Array] {
    return [encodePacket(packet)];
  }
}

/** As much of an event emitter as Socket.IO asks of a decoder. */
class Decoder {
  private readonly listeners = new Set<Decoded>();

  add(bytes: unknown): void {
    if (!(bytes instanceof ArrayBuffer || bytes instanceof Uint8Array)) throw malformed('not a binary packet');
    const packet = parsePacket(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes);
    for (const listener of this.listeners) listener(packet);
  }

  on(_: 'decoded', listener: Decoded): this {
    this.listeners.add(listener);
    return this;
  }

  off(_: 'decoded', listener: Decoded): this {
    this.listeners.delete(listener);
    return this;
  }

  readonly removeListener = this.off;

  destroy(): void {
    this.listeners.clear();
  }
}

/** What Socket.IO takes as its `parser`, at both ends. */
export const packetParser = { protocol: 5, Encoder, Decoder } as const;
