/** The device's send counter: one number for all channels, never given twice (T6). */
import { AppError } from '@kopri/protocol';
import type { Alarm } from './alarm.js';
import { counterRecord } from './records.js';
import type { Changes, SealedStore } from './store/sealed-store.js';

export class SendCounter {
  private next = 1;

  constructor(
    private readonly store: SealedStore,
    private readonly alarm: Alarm,
  ) {}

  async load(): Promise<void> {
    this.next = (await this.store.find(counterRecord)) ?? 1;
  }

  /** The first of `count` numbers, given when `changes` are committed and `taken` is called. */
  take(changes: Changes, count = 1): { readonly first: number; readonly taken: () => void } {
    const first = this.next;
    changes.put(counterRecord, first + count);
    return { first, taken: () => (this.next = first + count) };
  }

  /** The server holds an envelope this profile has not made yet: the profile is an old copy, and sealing would reuse keys. */
  async compare(highestAtServer: number): Promise<void> {
    if (highestAtServer < this.next) return;
    await this.alarm.raise('profile-rolled-back');
    throw new AppError('profile-rolled-back', { detail: `${highestAtServer} at the server, ${this.next} here` });
  }
}
