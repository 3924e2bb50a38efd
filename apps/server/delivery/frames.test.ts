import { expect, test } from '@jest/globals';
import { newId, type Ack, type ChannelId, type DeviceId, type StoredEnvelope } from '@kopri/protocol';
import * as fc from 'fast-check';
import type { Connection } from './connections.js';
import { composeFrames, type ChannelNews } from './frames.js';

const id = <K extends 'device' | 'channel'>(kind: K, n: number) =>
  newId(kind, (length) => new Uint8Array(length).fill(n));
const devices: readonly DeviceId[] = [1, 2, 3, 4].map((n) => id('device', n));
const channels: readonly ChannelId[] = [1, 2, 3].map((n) => id('channel', n));

/** The first device sits at two computers, the last at none. */
const connections: readonly Connection[] = [
  { id: 'a', device: devices[0] as DeviceId, takesDeliveries: () => true },
  { id: 'b', device: devices[0] as DeviceId, takesDeliveries: () => true },
  { id: 'c', device: devices[1] as DeviceId, takesDeliveries: () => true },
  { id: 'slow', device: devices[2] as DeviceId, takesDeliveries: () => false },
];
const connectionsOf = (device: DeviceId) => connections.filter((connection) => connection.device === device);
const envelope = (seq: number): StoredEnvelope => [seq, 1, new Uint8Array([seq])];
const ack = (counter: number): Ack => ({ outcome: 'stored', counter, seq: counter, at: 1 });

test('readers of the same channels share one frame; the sender gets its acknowledgement and the others’ envelopes', () => {
  const [channel] = channels as [ChannelId];
  const news: ChannelNews = {
    channel,
    readers: devices,
    envelopes: [
      { origin: 'a', stored: envelope(1) },
      { origin: 'gone', stored: envelope(2) },
    ],
  };
  const frames = composeFrames({ acks: new Map([['a', [ack(1)]]]), channels: [news] }, connectionsOf);
  expect(frames).toEqual([
    { connections: ['a'], frame: { acks: [ack(1)], deliveries: [{ channel, envelopes: [envelope(2)] }] } },
    { connections: ['b', 'c'], frame: { deliveries: [{ channel, envelopes: [envelope(1), envelope(2)] }] } },
  ]);
});

test('law: in one frame each, everybody gets what they may read and did not send, in order, and their acknowledgements', () => {
  const batch = fc.record({
    senders: fc.array(fc.constantFrom('a', 'c', 'slow', 'gone'), { maxLength: 12 }),
    readers: fc.array(fc.subarray([...devices]), { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(batch, ({ senders, readers }) => {
      const news = channels.map((channel, c) => ({
        channel,
        readers: readers[c] ?? [],
        envelopes: senders.flatMap((origin, i) => (i % 3 === c ? [{ origin, stored: envelope(i + 1) }] : [])),
      }));
      const acks = new Map(
        ['a', 'c', 'slow'].flatMap((one) =>
          senders.some((sender) => sender === one) ? [[one, [ack(1)]] as const] : [],
        ),
      );
      const frames = composeFrames({ acks, channels: news }, connectionsOf);
      for (const { id: connection, device, takesDeliveries } of connections) {
        const mine = frames.filter((frame) => frame.connections.includes(connection));
        expect(mine.length).toBeLessThanOrEqual(1);
        const expected = news
          .filter((one) => takesDeliveries() && one.readers.includes(device))
          .map(({ channel, envelopes }) => ({
            channel,
            envelopes: envelopes.filter(({ origin }) => origin !== connection).map(({ stored }) => stored),
          }))
          .filter(({ envelopes }) => envelopes.length > 0);
        expect(mine[0]?.frame.deliveries ?? []).toEqual(expected);
        expect(mine[0]?.frame.acks).toEqual(acks.get(connection));
      }
    }),
  );
});
