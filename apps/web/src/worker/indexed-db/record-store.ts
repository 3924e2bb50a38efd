/**
 * The store in a browser. Whoever opens it takes the next number of the fence; each transaction
 * that writes reads the fence and fails when another has taken over since (T6), so that a writer
 * that was only asleep writes nothing when it wakes.
 */
import { AppError } from '@kopri/protocol';
import { RecordStore, type RecordWrite } from '@kopri/client';
import { FENCE, raiseFence, rethrow, type Database } from './database.js';

export class IndexedDbStore extends RecordStore {
  private constructor(
    private readonly database: Database,
    private readonly fence: number,
  ) {
    super();
  }

  static async open(database: Database): Promise<IndexedDbStore> {
    try {
      const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
      const fence = await raiseFence(transaction.store);
      await transaction.done;
      return new IndexedDbStore(database, fence);
    } catch (error) {
      return rethrow(error);
    }
  }

  async read(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    try {
      const { store } = this.database.transaction('records', 'readonly');
      return await Promise.all(keys.map((key) => store.get(keyOf(key))));
    } catch (error) {
      return rethrow(error);
    }
  }

  async write(records: readonly RecordWrite[]): Promise<void> {
    const entries = records.map(({ key, value }) => ({ key: keyOf(key), value: value?.slice() ?? null }));
    try {
      const transaction = this.database.transaction(['records', 'meta'], 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore('records');
      if ((await transaction.objectStore('meta').get(FENCE)) !== this.fence) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        throw new AppError('store-fenced');
      }
      const writes = entries.map(({ key, value }) => (value === null ? store.delete(key) : store.put(value, key)));
      await Promise.all([...writes, transaction.done]);
    } catch (error) {
      rethrow(error);
    }
  }

  /** The connection stays: others of this tab use it. */
  async close(): Promise<void> {}
}

const keyOf = (key: Uint8Array): ArrayBuffer => Uint8Array.from(key).buffer;
