/** What the socket carries for one event: the bytes of its packet, without the WebSocket's own header of 2 to 14 bytes. */
import { encodePacket, newId, PROTOCOL_VERSION, type Packet } from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import type { Table } from './table.js';

const EVENT = 2;
const ACK = 3;

export const pack = (packet: Packet): number => encodePacket(packet).length;

const AT_MS = Date.UTC(2026, 10, 22, 9);

const event = (name: string, data: unknown, id?: number): Packet => ({
  type: EVENT,
  nsp: '/',
  data: [name, data],
  ...(id === undefined ? {} : { id }),
});

export const packets = {
  submit: (sealed: Uint8Array): Packet => event('submit', { envelopes: [[1_000, sealed]] }),
  acknowledged: event('frame', { acks: [{ outcome: 'stored', counter: 1_000, seq: 1_000, at: AT_MS }] }),
  delivered: (sealed: Uint8Array): Packet =>
    event('frame', {
      deliveries: [{ channel: newId('channel', randomBytes), envelopes: [[1_000, AT_MS, sealed]] }],
    }),
  rows(): Table['rows'] {
    const envelope = randomBytes(SMALLEST_ENVELOPE);
    const channels = (count: number) =>
      Array.from({ length: count }, () => ({ channel: newId('channel', randomBytes), lastSeq: 1_000 }));
    const feed = (count: number): Packet => ({
      type: ACK,
      nsp: '/',
      id: 1,
      data: [{ cursor: '0123456789abcdef.100000', directorySize: 5_000, channels: channels(count), welcomes: [] }],
    });
    const hello = {
      protocol: PROTOCOL_VERSION,
      oldest: PROTOCOL_VERSION,
      highestCounter: 1_000,
      directorySize: 5_000,
      keyPackages: 20,
      nowMs: AT_MS,
    };
    return [
      ['hello, asked', pack(event('hello', { protocol: PROTOCOL_VERSION, oldest: PROTOCOL_VERSION }, 1))],
      ['hello, answered', pack({ type: ACK, nsp: '/', id: 1, data: [hello] })],
      ['submit of the smallest message', pack(packets.submit(envelope))],
      ['its acknowledgement', pack(packets.acknowledged)],
      ['its delivery to one reader', pack(packets.delivered(envelope))],
      ['feed, nothing new', pack(feed(0))],
      ['feed, 40 channels', pack(feed(40))],
    ];
  },
};

/** An envelope of the smallest bucket; the table above it shows that it is. */
const SMALLEST_ENVELOPE = 593;
