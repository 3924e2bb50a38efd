/** When the server was last heard out: shown beside what this device holds, also after a restart without a server. */
import type { Clock } from './ports.js';
import { syncedRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';

/** A turn that brings nothing should cost no write. */
const WRITE_EVERY_MS = 60_000;

export class SyncTime {
  private lastMs: number | undefined;
  private writtenMs = 0;

  constructor(private readonly parts: { readonly store: SealedStore; readonly clock: Clock }) {}

  async load(): Promise<void> {
    this.lastMs = await this.parts.store.find(syncedRecord);
    this.writtenMs = this.lastMs ?? 0;
  }

  /** RFC 3339; null before the first turn. */
  get last(): string | null {
    return this.lastMs === undefined ? null : new Date(this.lastMs).toISOString();
  }

  async note(): Promise<void> {
    this.lastMs = this.parts.clock.nowMs();
    if (Math.abs(this.lastMs - this.writtenMs) < WRITE_EVERY_MS) return;
    this.writtenMs = this.lastMs;
    await this.parts.store.commit(new Changes().put(syncedRecord, this.lastMs));
  }
}
