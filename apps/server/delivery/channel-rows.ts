/** A channel as the database gives it: one row, its spans gathered into arrays. */
import type { ChannelId, DeviceId } from '@kopri/protocol';
import type { Channel, Span } from './delivery.rules.js';

export interface ChannelRow {
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly bound_size: number;
  readonly last_seq: number;
  /** `[device, joined, left]`, by joining. */
  readonly spans: readonly (readonly [DeviceId, number, number | null])[];
}

/** What stands between `select` and `where`; group by `c.channel`. */
export const CHANNEL_COLUMNS = `c.channel, c.epoch, c.bound_size,
  (select max(e.seq) from envelopes e where e.channel = c.channel) as last_seq,
  json_agg(json_build_array(d.device, d.joined_seq, d.left_seq) order by d.joined_seq) as spans
  from channels c join channel_devices d on d.channel = c.channel`;

export function channelFromRows({ epoch, bound_size, last_seq, spans }: ChannelRow): Channel {
  const byDevice = new Map<DeviceId, Span[]>();
  for (const [device, joinedSeq, leftSeq] of spans) {
    const span = leftSeq === null ? { joinedSeq } : { joinedSeq, leftSeq };
    byDevice.set(device, [...(byDevice.get(device) ?? []), span]);
  }
  return {
    head: { epoch, lastSeq: last_seq },
    boundSize: bound_size,
    roster: new Set(spans.filter(([, , leftSeq]) => leftSeq === null).map(([device]) => device)),
    spans: byDevice,
  };
}
