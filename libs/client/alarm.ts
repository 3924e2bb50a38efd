/** What stops all sending, until a person has dealt with it. Survives a restart, with its proof. */
import { AppError } from '@kopri/protocol';
import type { Clock } from './ports.js';
import { alarmRecord, type AlarmRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';

export class Alarm {
  private record: AlarmRecord | undefined;

  constructor(
    private readonly store: SealedStore,
    private readonly clock: Clock,
  ) {}

  async load(): Promise<void> {
    this.record = await this.store.find(alarmRecord);
  }

  get code(): AlarmRecord['code'] | undefined {
    return this.record?.code;
  }

  /** The first alarm stays: later ones follow from it. */
  async raise(code: AlarmRecord['code'], proof: readonly Uint8Array[] = []): Promise<void> {
    if (this.record !== undefined) return;
    this.record = { code, atMs: this.clock.nowMs(), proof };
    await this.store.commit(new Changes().put(alarmRecord, this.record));
  }

  /** Throws the alarm's code: called before anything is encrypted. */
  refuseIfRaised(): void {
    if (this.record !== undefined) throw new AppError(this.record.code);
  }
}
