/** The case queries of this profile, replayed from what the channels hold and what waits here. */
import type { ChannelId, MemberId, QueryId } from '@kopri/protocol';
import { applyCaseStep, type Actor, type CaseQuery, type Cases, type CaseStep } from '@kopri/domain';
import type { Channel, ChannelBook } from './channel/channel-book.js';
import { readContent } from './channel/inbox.js';
import type { ItemLog } from './channel/item-log.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { Outbox } from './outbox.js';
import type { Clock } from './ports.js';
import type { ProfileRecord } from './records.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly clock: Clock;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly directory: DirectoryReplica;
}

export type Standing = 'placed' | 'queued' | 'held';

/** One case query and where it lives. */
export interface PlacedQuery {
  readonly query: CaseQuery;
  readonly channel: ChannelId;
  readonly unread: number;
  readonly lastAtMs: number;
  /** Of the event that sends it. */
  readonly standing: Standing;
  /** Of each event of its history, by place: what waits here has places behind the log's end. */
  readonly standingAt: (seq: number) => Standing;
}

/** What has been read of one channel's log. */
interface Known {
  readonly itemCount: number;
  readonly cases: Cases;
  readonly lastAtMs: number;
}

type Readable = NonNullable<ReturnType<typeof readContent>>;

export class CaseLog {
  private readonly known = new Map<ChannelId, Known>();

  constructor(private readonly parts: Parts) {}

  async all(): Promise<readonly PlacedQuery[]> {
    const placed: PlacedQuery[] = [];
    for (const channel of await this.parts.book.list())
      if (channel.record.isCase) placed.push(...(await this.inChannel(channel)));
    return placed;
  }

  actor(member: MemberId): Actor {
    return { member, country: this.parts.directory.required.findMember(member)?.country };
  }

  private async inChannel({ record }: Channel): Promise<readonly PlacedQuery[]> {
    const { channel, lastSeq, unread } = record;
    const { cases: settled, lastAtMs } = await this.read(channel, record.itemCount);
    const waiting = this.waitingSteps(channel, lastSeq);
    const standingAt = (seq: number): Standing => waiting.find(({ step }) => step.seq === seq)?.standing ?? 'placed';
    const cases = waiting.map(({ step }) => step).reduce(applyCaseStep, settled);
    const newest = Math.max(lastAtMs, ...waiting.map(({ step }) => step.at));
    // What waits here is shown as it will be, so that nobody answers a question twice.
    return [...cases].flatMap(([id, query]) =>
      query.sent === undefined
        ? []
        : [{ query, channel, unread, lastAtMs: newest, standing: this.sendingOf(id, settled, waiting), standingAt }],
    );
  }

  private sendingOf(
    id: QueryId,
    settled: Cases,
    waiting: readonly { readonly step: CaseStep; readonly standing: Standing }[],
  ): Standing {
    if (settled.get(id)?.sent !== undefined) return 'placed';
    const sending = waiting.find(({ step }) => 'event' in step && step.event.query === id);
    return sending?.standing ?? 'queued';
  }

  private async read(channel: ChannelId, itemCount: number): Promise<Known> {
    const before = this.known.get(channel) ?? { itemCount: 0, cases: new Map(), lastAtMs: 0 };
    // Readers overlap: one that began with an older count takes what another has read meanwhile.
    if (before.itemCount >= itemCount) return before;
    let { cases, lastAtMs } = before;
    for (const { seq, sender, content } of await this.parts.items.from(channel, before.itemCount, itemCount)) {
      const read = content === undefined ? undefined : readContent(content);
      if (sender === null || read === undefined) continue;
      cases = this.stepOf(read, { seq, member: sender.member }).reduce(applyCaseStep, cases);
      if (read.kind !== 'receipt') lastAtMs = Math.max(lastAtMs, read.sentAt);
    }
    const after = { itemCount, cases, lastAtMs };
    if ((this.known.get(channel)?.itemCount ?? 0) < itemCount) this.known.set(channel, after);
    return after;
  }

  private waitingSteps(channel: ChannelId, lastSeq: number): { step: CaseStep; standing: Standing }[] {
    const { member } = this.parts.profile();
    const nowMs = this.parts.clock.nowMs();
    return this.parts.outbox
      .of(channel)
      .filter(({ state }) => state !== 'not-sent')
      .flatMap((entry, i) => {
        const read = readContent(entry.content);
        if (read?.kind !== 'case-event') return [];
        const standing = this.parts.outbox.isHeld(entry, nowMs) ? ('held' as const) : ('queued' as const);
        return this.stepOf(read, { seq: lastSeq + 1 + i, member }).map((step) => ({ step, standing }));
      });
  }

  private stepOf(content: Readable, { seq, member }: { seq: number; member: MemberId }): CaseStep[] {
    const place = { seq, at: content.sentAt, by: this.actor(member) };
    if (content.kind === 'case-event') return [{ ...place, event: content.body }];
    return content.kind === 'receipt' ? [{ ...place, receipt: { upTo: content.body.upTo } }] : [];
  }
}
