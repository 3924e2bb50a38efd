/**
 * The profile's records, sealed: an adapter beneath sees hashed names and ciphertext (T8).
 * Values are this device's own, authenticated by the vault; their shapes are declared here and
 * nowhere else.
 */
import { encodeCbor, parseCbor } from '@kopri/protocol';
import type { Vault } from '@kopri/crypto/sealed';
import type { RecordStore, RecordWrite } from './store.js';

/** A group of 200 devices with its past epoch is a few megabytes. */
const MAX_RECORD_BYTES = 64_000_000;

/** Names one record and the type of its value. */
export interface RecordName<T> {
  readonly name: string;
  /** Never set: carries the type. */
  readonly value?: T;
}

export const recordName = <T>(name: string): RecordName<T> => ({ name });

/** Writes that belong together: all of them or none reach the store. */
export class Changes {
  private readonly writes = new Map<string, unknown>();

  put<T>(record: RecordName<T>, value: T): this {
    this.writes.set(record.name, value);
    return this;
  }

  delete(record: RecordName<unknown>): this {
    this.writes.set(record.name, null);
    return this;
  }

  get entries(): Iterable<[string, unknown]> {
    return this.writes;
  }
}

export class SealedStore {
  constructor(
    private readonly store: RecordStore,
    private readonly vault: Vault,
  ) {}

  async find<T>(record: RecordName<T>): Promise<T | undefined> {
    const [value] = await this.findAll([record]);
    return value;
  }

  async findAll<T>(records: readonly RecordName<T>[]): Promise<(T | undefined)[]> {
    const sealed = await this.store.read(records.map(({ name }) => this.vault.recordKey(name)));
    return records.map(({ name }, i) => {
      const bytes = sealed[i];
      return bytes === undefined ? undefined : (parseCbor(this.vault.open(name, bytes), MAX_RECORD_BYTES) as T);
    });
  }

  /** On the disk when it resolves. */
  async commit(changes: Changes): Promise<void> {
    const writes: RecordWrite[] = [];
    for (const [name, value] of changes.entries) {
      writes.push({
        key: this.vault.recordKey(name),
        value: value === null ? null : this.vault.seal(name, encodeCbor(value)),
      });
    }
    await this.store.write(writes);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
