/** Tells senders and readers what a database commit brought. Only news: the truth is read by cursor (T4). */
import type { Ack, ChannelId, CommitReply, StoredEnvelope } from '@kopri/protocol';
import type { AppendResult } from './append-plan.js';
import type { Channels } from './channels.js';
import type { CommitJob } from './commit-job.js';
import type { Connections, Pusher } from './connections.js';
import { nextVisibleRange } from './delivery.rules.js';
import { type Batch, type ChannelNews, composeFrames } from './frames.js';
import { Announcer } from './writer-lane.js';

export class Announcements extends Announcer {
  constructor(
    private readonly channels: Channels,
    private readonly connections: Connections,
    private readonly pusher: Pusher,
  ) {
    super();
  }

  override appended(results: readonly AppendResult[]): void {
    const acks = new Map<string, Ack[]>();
    const envelopes = new Map<ChannelId, { origin: string; stored: StoredEnvelope }[]>();
    for (const { job, ack, repeated } of results) {
      if (this.connections.has(job.origin)) listOf(acks, job.origin).push(ack);
      if (ack.outcome !== 'stored' || repeated) continue;
      listOf(envelopes, job.channel).push({ origin: job.origin, stored: [ack.seq, ack.at, job.sealed] });
    }
    const channels = [...envelopes].map(([channel, list]) => ({
      channel,
      readers: this.channels.find(channel)?.roster ?? [],
      envelopes: list,
    }));
    this.push({ acks, channels });
  }

  override committed(job: CommitJob, reply: CommitReply, fresh: boolean): void {
    job.reply(reply);
    if (reply.outcome !== 'stored' || !fresh) return;
    this.push({ acks: new Map(), channels: this.newsOfCommit(job, reply) });
    const joined = job.proposed.welcomed.flatMap((device) => [...this.connections.of(device)].map(({ id }) => id));
    if (joined.length > 0) this.pusher.news(joined, { feed: true });
  }

  /** Those it removed still see the commit; those it added begin after it. The committer has its reply. */
  private newsOfCommit(
    { channel: id, origin, sealed }: CommitJob,
    { seq, at }: { seq: number; at: number },
  ): ChannelNews[] {
    const channel = this.channels.find(id);
    if (channel === undefined) return [];
    const readers = [...channel.spans.keys()].filter((device) => {
      const range = nextVisibleRange(channel, device, seq - 1);
      return range !== undefined && range.from < seq;
    });
    return [{ channel: id, readers, envelopes: [{ origin, stored: [seq, at, sealed] }] }];
  }

  private push(batch: Batch): void {
    for (const { connections, frame } of composeFrames(batch, (device) => this.connections.of(device))) {
      if (frame.acks !== undefined || frame.deliveries !== undefined) this.pusher.frame(connections, frame);
    }
  }
}

function listOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
