import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { channelToGroupId, concatBytes, newId, type ChannelId, type Frame } from './index.js';
import { encodePacket, packetParser, parsePacket, type Packet } from './packets.js';
import { filled, sampleIds } from './testing/samples.js';

const AT_MS = Date.UTC(2026, 10, 22, 9);
const channels = [sampleIds.channel, newId('channel', (n) => filled(n, 77))] as const;

/** An envelope with a clear header that names the channel, and nothing worth sealing. */
const envelope = (channel: ChannelId, byte = 1): Uint8Array =>
  concatBytes(
    Uint8Array.of(0, 1, 0, 2, 19),
    channelToGroupId(channel),
    Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, byte, 1, byte),
  );

const event = (name: string, payload: unknown, id?: number): Packet => ({
  type: 2,
  nsp: '/',
  ...(id === undefined ? {} : { id }),
  data: [name, payload],
});
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('on the wire', () => {
  const sealed = hex(envelope(channels[0]));
  const length = (sealed.length / 2).toString(16);

  test.each<[string, Packet, string]>([
    [
      'a submit is counter, length and envelope',
      event('submit', { envelopes: [[300, envelope(channels[0])]] }),
      `11ac02${length}${sealed}`,
    ],
    [
      'a frame is the number of acknowledgements, these, and what is delivered',
      event('frame', {
        acks: [
          { outcome: 'stored', counter: 1, seq: 2, at: 3 },
          { outcome: 'refused', counter: 4, reason: 'epoch-behind' },
        ],
        deliveries: [{ channel: channels[0], envelopes: [[5, 6, envelope(channels[0])]] }],
      }),
      `1602010203040002000506${length}${sealed}`,
    ],
    ['a request carries its number before its payload', event('page', { after: 1 }, 7), '2307a1656166746572' + '01'],
    ['a reply too', { type: 3, nsp: '/', id: 7, data: [{ lastSeq: 1 }] }, '0307a1676c617374536571' + '01'],
    ['a connection opens with a token', { type: 0, nsp: '/', data: { token: 'x' } }, '00a165746f6b656e6178'],
    ['and ends with one byte', { type: 1, nsp: '/' }, '01'],
  ])('%s', (_, packet, bytes) => {
    expect(hex(encodePacket(packet))).toBe(bytes);
    expect(parsePacket(Buffer.from(bytes, 'hex'))).toEqual(packet);
  });
});

describe('a frame', () => {
  const count = fc.integer({ min: 1, max: 2 ** 45 });
  const ack = fc.oneof(
    fc.record({ outcome: fc.constant('stored' as const), counter: count, seq: count, at: count }),
    fc.record({
      outcome: fc.constant('refused' as const),
      counter: count,
      reason: fc.constant('overloaded' as const),
      retryAfterMs: count,
    }),
  );
  const delivery = (channel: ChannelId) =>
    fc.record({
      channel: fc.constant(channel),
      envelopes: fc.array(
        fc.tuple(
          count,
          count,
          fc.nat(255).map((byte) => envelope(channel, byte)),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    });

  test('of any acknowledgements and deliveries comes back as it was', () => {
    const frames = fc.record({
      acks: fc.array(ack, { minLength: 1 }),
      deliveries: fc.tuple(...channels.map(delivery)),
    });
    fc.assert(
      fc.property(frames, (frame) => {
        expect(parsePacket(encodePacket(event('frame', frame)))).toEqual(event('frame', frame));
      }),
    );
  });

  test('names no channel besides those in its envelopes', () => {
    const frame: Frame = { deliveries: [{ channel: channels[0], envelopes: [[1, AT_MS, envelope(channels[0])]] }] };
    expect(encodePacket(event('frame', frame)).length - envelope(channels[0]).length).toBeLessThanOrEqual(10);
  });
});

describe('bytes of any kind', () => {
  test('are a packet with that one encoding, or malformed', () => {
    const bytes = fc.tuple(fc.constantFrom(0, 1, 3, 4, 0x11, 0x13, 0x16, 0x17, 0x23), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(bytes, ([first, rest]) => {
        const whole = concatBytes(Uint8Array.of(first), rest);
        let packet: Packet;
        try {
          packet = parsePacket(whole);
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed' });
          return;
        }
        expect(packet.nsp).toBe('/');
        if (first === 0x11) expect(encodePacket(packet)).toEqual(whole);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['cut short', hex(encodePacket(event('submit', { envelopes: [[1, envelope(channels[0])]] }))).slice(0, -2)],
    ['with a number in a longer form', '118100' + '0101'],
    ['with trailing bytes', '0307a0a0'],
    ['of an event nobody has', '18a0'],
    ['of a kind Socket.IO uses for nothing here', '05'],
    ['none', ''],
  ])('%s are malformed', (_, bytes) => {
    expect(() => parsePacket(Buffer.from(bytes, 'hex'))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  test('that claim more than there is reserve nothing', () => {
    const before = process.memoryUsage().arrayBuffers;
    for (const bytes of ['11' + '01ffffff7f', '16' + 'ffffffffffff0f', '10' + '5a7fffffff'])
      expect(() => parsePacket(Buffer.from(bytes, 'hex'))).toThrow();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });
});

describe('as Socket.IO’s parser', () => {
  test('it takes what a browser hands over and what Node does, and no text', () => {
    const decoder = new packetParser.Decoder();
    const seen: Packet[] = [];
    decoder.on('decoded', (packet) => seen.push(packet));
    const [bytes] = new packetParser.Encoder().encode(event('news', { feed: true }));
    decoder.add(Buffer.from(bytes));
    decoder.add(Uint8Array.from(bytes).buffer);
    expect(() => decoder.add('text')).toThrow(expect.objectContaining({ code: 'malformed' }));
    expect(seen).toEqual([event('news', { feed: true }), event('news', { feed: true })]);
    decoder.destroy();
    decoder.add(Buffer.from(bytes));
    expect(seen).toHaveLength(2);
  });
});
