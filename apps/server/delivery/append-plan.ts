/**
 * A batch of appends, judged in order before any of it is written: which rows to insert at which
 * places, and what each sender is told once they are stored. Pure.
 */
import type { Ack, ChannelId, DeviceId } from '@kopri/protocol';
import type { EnvelopeRow, SendKey, StoredPlace } from './delivery.ports.js';
import { type Channel, type Head, judgeAppend } from './delivery.rules.js';

export interface AppendJob extends SendKey {
  readonly kind: 'append';
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly sealed: Uint8Array;
  /** Bytes it takes up while it waits. */
  readonly weight: number;
  /** The connection that waits for the acknowledgement. */
  readonly origin: string;
}

export interface AppendResult {
  readonly job: AppendJob;
  readonly ack: Ack;
  /** Stored before, and acknowledged before: nothing new to those who read. */
  readonly repeated: boolean;
}

export interface AppendPlan {
  readonly rows: readonly EnvelopeRow[];
  readonly heads: ReadonlyMap<ChannelId, Head>;
  readonly results: readonly AppendResult[];
}

interface Facts {
  readonly findChannel: (channel: ChannelId) => Channel | undefined;
  readonly isRepairDue: (channel: ChannelId) => boolean;
  /** What is stored already of the envelopes at hand: looked up before the epoch is (T4). */
  readonly stored: readonly StoredPlace[];
  readonly atMs: number;
}

export function planAppends(jobs: readonly AppendJob[], { findChannel, isRepairDue, stored, atMs }: Facts): AppendPlan {
  const places = new Map<string, StoredPlace>(stored.map((place) => [keyOf(place), place]));
  const heads = new Map<ChannelId, Head>();
  const rows: EnvelopeRow[] = [];
  const results = jobs.map((job): AppendResult => {
    const known = places.get(keyOf(job));
    if (known !== undefined) return { job, ack: repeatedAck(job, known), repeated: true };
    const channel = withHead(findChannel(job.channel), heads.get(job.channel));
    const verdict = judgeAppend(channel, job, isRepairDue(job.channel));
    if (!verdict.accept) return { job, ack: refusedAck(job.counter, verdict.reason), repeated: false };
    const row = rowOf(job, verdict.next.lastSeq, atMs);
    heads.set(job.channel, verdict.next);
    places.set(keyOf(job), row);
    rows.push(row);
    return { job, ack: { outcome: 'stored', counter: job.counter, seq: row.seq, at: row.at }, repeated: false };
  });
  return { rows, heads, results };
}

export const keyOf = ({ device, counter }: { readonly device: DeviceId; readonly counter: number }): string =>
  `${device}:${counter}`;

export const refusedAck = (
  counter: number,
  reason: Extract<Ack, { outcome: 'refused' }>['reason'],
  retryAfterMs?: number,
): Ack => ({
  outcome: 'refused',
  counter,
  reason,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** A counter used before in another channel is no retry. */
const repeatedAck = (job: AppendJob, { channel, seq, at }: StoredPlace): Ack =>
  channel === job.channel ? { outcome: 'stored', counter: job.counter, seq, at } : refusedAck(job.counter, 'malformed');

const withHead = (channel: Channel | undefined, head: Head | undefined): Channel | undefined =>
  channel !== undefined && head !== undefined ? { ...channel, head } : channel;

const rowOf = ({ channel, device, counter, sealed }: AppendJob, seq: number, at: number): EnvelopeRow => ({
  channel,
  seq,
  device,
  counter,
  at,
  sealed,
});
