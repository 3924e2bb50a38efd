/** One profile in this browser's own store. */
import { ProfilePlace } from '@kopri/client/web';
import type { UnlockBy } from '../../core/wire.js';
import { openDatabase, raiseFence, rethrow, type Database } from './database.js';
import { IndexedDbStore } from './record-store.js';
import { IndexedDbSpool } from './spool.js';

export class BrowserPlace extends ProfilePlace {
  readonly spool: IndexedDbSpool;
  private readonly database: Promise<Database>;

  constructor(name = 'kopri') {
    super();
    this.database = openDatabase(name);
    this.database.catch(() => undefined);
    this.spool = new IndexedDbSpool(this.database);
  }

  header(): Promise<Uint8Array | undefined> {
    return this.findBytes('vault');
  }

  begunHeader(): Promise<Uint8Array | undefined> {
    return this.findBytes('vault.new');
  }

  async begin(header: Uint8Array): Promise<void> {
    await this.put('vault.new', header);
  }

  async confirm(): Promise<void> {
    const { transaction, meta } = await this.strict();
    const header = await meta.get('vault.new');
    await Promise.all([meta.put(header, 'vault'), meta.delete('vault.new'), transaction.done]).catch(rethrow);
  }

  async openRecords(): Promise<IndexedDbStore> {
    return IndexedDbStore.open(await this.database);
  }

  async clear(): Promise<void> {
    await this.drop(['vault.new']);
  }

  /** The profile is gone with its vault: without the header nothing that a disk still holds can be opened. */
  async forget(): Promise<void> {
    await this.drop(['vault', 'vault.new', 'unlock']);
  }

  async unlockBy(): Promise<UnlockBy> {
    const found = await (await this.database).get('meta', 'unlock').catch(rethrow);
    return (found as UnlockBy | undefined) ?? { kind: 'passphrase' };
  }

  async openedBy(unlock: UnlockBy): Promise<void> {
    await this.put('unlock', unlock);
  }

  /** The fence moves on: a writer of before must not write into what comes after. */
  private async drop(headers: readonly string[]): Promise<void> {
    const database = await this.database;
    const transaction = database.transaction(['records', 'meta', 'spool'], 'readwrite', { durability: 'strict' });
    const meta = transaction.objectStore('meta');
    await raiseFence(meta);
    const dropped = headers.map((key) => meta.delete(key));
    const cleared = [transaction.objectStore('records').clear(), transaction.objectStore('spool').clear()];
    await Promise.all([...dropped, ...cleared, transaction.done]).catch(rethrow);
  }

  private async findBytes(key: string): Promise<Uint8Array | undefined> {
    const found = await (await this.database).get('meta', key).catch(rethrow);
    return found instanceof Uint8Array ? found : undefined;
  }

  private async put(key: string, value: unknown): Promise<void> {
    const { transaction, meta } = await this.strict();
    await Promise.all([meta.put(value, key), transaction.done]).catch(rethrow);
  }

  private async strict() {
    const transaction = (await this.database).transaction('meta', 'readwrite', { durability: 'strict' });
    return { transaction, meta: transaction.store };
  }
}
