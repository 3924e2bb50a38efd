/**
 * All channels in memory: heads, rosters and spans, so that appending and asking read no row. Each
 * channel is changed by its one writer lane only, and only after the database has committed.
 *
 * A tick counts the changes since the process began; a feed cursor names the process and a tick.
 */
import type { ChannelId, DeviceId } from '@kopri/protocol';
import { type Channel, type DirectoryFacts, isRepairDue, lastVisibleSeq } from './delivery.rules.js';

interface Entry {
  channel: Channel;
  /** Of the newest change that those on the roster may see. */
  tick: number;
  /** Of the commit that removed each device that is gone. */
  readonly leftAt: Map<DeviceId, number>;
  /** Whether a repair is due, and the directory size at which that was found. */
  due: { readonly size: number; readonly due: boolean } | undefined;
}

export class Channels {
  readonly #entries = new Map<ChannelId, Entry>();
  readonly #byDevice = new Map<DeviceId, Set<ChannelId>>();
  #tick = 0;

  constructor(
    private readonly directory: DirectoryFacts,
    /** Made anew by each process: a cursor of another one means nothing here. */
    private readonly bootId: string,
  ) {}

  load(channels: ReadonlyMap<ChannelId, Channel>): void {
    for (const [id, channel] of channels) this.put(id, channel);
  }

  find(id: ChannelId): Channel | undefined {
    return this.#entries.get(id)?.channel;
  }

  get size(): number {
    return this.#entries.size;
  }

  put(id: ChannelId, channel: Channel): void {
    const entry = this.#entries.get(id) ?? { channel, tick: 0, leftAt: new Map(), due: undefined };
    this.#tick += 1;
    for (const device of entry.channel.roster) if (!channel.roster.has(device)) entry.leftAt.set(device, this.#tick);
    this.#entries.set(id, entry);
    if (entry.channel.spans !== channel.spans || entry.tick === 0) this.index(id, channel);
    Object.assign(entry, {
      channel,
      tick: this.#tick,
      due: entry.channel.roster === channel.roster ? entry.due : undefined,
    });
  }

  /** Judged by the roster in memory against the directory now, hence also right after a restart (T7). */
  isRepairDue(id: ChannelId): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    if (entry.due?.size !== this.directory.size) {
      entry.due = { size: this.directory.size, due: isRepairDue(entry.channel, this.directory) };
    }
    return entry.due.due;
  }

  get cursor(): string {
    return `${this.bootId}.${this.#tick}`;
  }

  /** Channels with something this device may see and has not been told of since the cursor; all of them without a valid one. */
  changedSince(
    device: DeviceId,
    cursor: string | undefined,
  ): { readonly channel: ChannelId; readonly lastSeq: number }[] {
    const since = this.tickOf(cursor);
    return [...(this.#byDevice.get(device) ?? [])].flatMap((id) => {
      const entry = this.#entries.get(id);
      const lastSeq = entry && lastVisibleSeq(entry.channel, device);
      if (entry === undefined || lastSeq === undefined) return [];
      const tick = entry.channel.roster.has(device) ? entry.tick : (entry.leftAt.get(device) ?? 0);
      return tick > since ? [{ channel: id, lastSeq }] : [];
    });
  }

  private tickOf(cursor: string | undefined): number {
    const [bootId, tick] = cursor?.split('.') ?? [];
    return bootId === this.bootId && tick !== undefined && /^\d{1,15}$/.test(tick) ? Number(tick) : -1;
  }

  private index(id: ChannelId, channel: Channel): void {
    for (const device of channel.spans.keys()) {
      this.#byDevice.set(device, (this.#byDevice.get(device) ?? new Set()).add(id));
    }
  }
}
