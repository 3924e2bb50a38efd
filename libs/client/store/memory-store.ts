import { AppError, toHex } from '@kopri/protocol';
import { RecordStore, type RecordWrite } from './store.js';

/** What several memory stores of one profile share: the "disk". The newest opener is the writer. */
export class MemoryDisk {
  readonly records = new Map<string, Uint8Array>();
  fence = 0;
}

export class MemoryStore extends RecordStore {
  private readonly fence: number;

  constructor(private readonly disk: MemoryDisk = new MemoryDisk()) {
    super();
    this.fence = ++disk.fence;
  }

  async read(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    return keys.map((key) => this.disk.records.get(toHex(key))?.slice());
  }

  async write(records: readonly RecordWrite[]): Promise<void> {
    if (this.disk.fence !== this.fence) throw new AppError('store-fenced');
    for (const { key, value } of records) {
      if (value === null) this.disk.records.delete(toHex(key));
      else this.disk.records.set(toHex(key), value.slice());
    }
  }

  async close(): Promise<void> {}
}
