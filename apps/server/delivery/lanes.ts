/** The writer lanes and the rule by which a channel belongs to one of them, for the life of the process. */
import type { ChannelId } from '@kopri/protocol';
import { type Job, type LaneParts, WriterLane } from './writer-lane.js';

/** Each is a connection: while one waits for the disk, others write. Two and four measured alike on two cores. */
export const LANES = 4;

export class Lanes {
  readonly #lanes: readonly WriterLane[];

  constructor(parts: LaneParts, count = LANES) {
    this.#lanes = Array.from({ length: count }, () => new WriterLane(parts));
  }

  offer(job: Job): boolean {
    return this.of(job.channel)?.offer(job) ?? false;
  }

  get queuedBytes(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.queuedBytes, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  /** Ids end in random bytes. */
  private of(channel: ChannelId): WriterLane | undefined {
    return this.#lanes[Number.parseInt(channel.slice(-4), 16) % this.#lanes.length];
  }
}
