/**
 * One frame per connection and database commit, acknowledgements and deliveries together. What a
 * channel brings is built once and shared by all who read the same channels of the batch.
 */
import type { Ack, ChannelId, DeviceId, Frame, StoredEnvelope } from '@kopri/protocol';
import type { Connection } from './connections.js';

export interface ChannelNews {
  readonly channel: ChannelId;
  readonly readers: Iterable<DeviceId>;
  readonly envelopes: readonly { readonly origin: string; readonly stored: StoredEnvelope }[];
}

export interface Batch {
  /** By connection. */
  readonly acks: ReadonlyMap<string, readonly Ack[]>;
  readonly channels: readonly ChannelNews[];
}

export interface AddressedFrame {
  readonly connections: string[];
  readonly frame: Frame;
}

type Delivery = NonNullable<Frame['deliveries']>[number];

/** The sender's own connection is told by the acknowledgement, not by a copy of what it sent. */
export function composeFrames(
  batch: Batch,
  connectionsOf: (device: DeviceId) => Iterable<Connection>,
): AddressedFrame[] {
  const shared = new Map<string, AddressedFrame>();
  const own: AddressedFrame[] = [];
  const senders = new Set(batch.channels.flatMap(({ envelopes }) => envelopes.map(({ origin }) => origin)));
  const unread = new Set(batch.acks.keys());
  for (const [id, channels] of channelsByConnection(batch.channels, connectionsOf)) {
    unread.delete(id);
    if (senders.has(id) || batch.acks.has(id)) {
      own.push({
        connections: [id],
        frame: frameOf(
          batch.acks.get(id),
          channels.map((news) => deliveryTo(id, news)),
        ),
      });
      continue;
    }
    const key = channels.map(({ channel }) => channel).join();
    const known = shared.get(key);
    if (known === undefined)
      shared.set(key, { connections: [id], frame: frameOf(undefined, channels.map(wholeDelivery)) });
    else known.connections.push(id);
  }
  for (const id of unread) own.push({ connections: [id], frame: frameOf(batch.acks.get(id), []) });
  return [...own, ...shared.values()];
}

function channelsByConnection(
  channels: readonly ChannelNews[],
  connectionsOf: (device: DeviceId) => Iterable<Connection>,
): Map<string, ChannelNews[]> {
  const byConnection = new Map<string, ChannelNews[]>();
  for (const news of channels) {
    for (const device of news.readers) {
      for (const connection of connectionsOf(device)) {
        if (!connection.takesDeliveries()) continue;
        const { id } = connection;
        const mine = byConnection.get(id);
        if (mine === undefined) byConnection.set(id, [news]);
        else mine.push(news);
      }
    }
  }
  return byConnection;
}

const wholeDelivery = ({ channel, envelopes }: ChannelNews): Delivery => ({
  channel,
  envelopes: envelopes.map(({ stored }) => stored),
});

const deliveryTo = (id: string, { channel, envelopes }: ChannelNews): Delivery => ({
  channel,
  envelopes: envelopes.filter(({ origin }) => origin !== id).map(({ stored }) => stored),
});

function frameOf(acks: readonly Ack[] | undefined, deliveries: readonly Delivery[]): Frame {
  const filled = deliveries.filter(({ envelopes }) => envelopes.length > 0);
  return { ...(acks && { acks: [...acks] }), ...(filled.length > 0 && { deliveries: filled }) };
}
