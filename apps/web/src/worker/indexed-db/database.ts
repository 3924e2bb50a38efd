/** The one database of the web client. Everything in `records` and `spool` is sealed before it gets here (T8). */
import { AppError, isAppError, type ErrorCode } from '@kopri/protocol';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface KopriDatabase extends DBSchema {
  /** Keyed by hashed names. */
  records: { key: ArrayBuffer; value: Uint8Array };
  /** `vault`, `vault.new`: headers · `unlock`: how it is opened · `fence`: who writes. */
  meta: { key: string; value: unknown };
  /** Ciphertext of files, in pieces: name and number. */
  spool: { key: [string, number]; value: Uint8Array };
}
export type Database = IDBPDatabase<KopriDatabase>;

const VERSION = 1;

export async function openDatabase(name: string): Promise<Database> {
  return openDB<KopriDatabase>(name, VERSION, {
    upgrade(database) {
      database.createObjectStore('records');
      database.createObjectStore('meta');
      database.createObjectStore('spool');
    },
    // Another tab drops the database or is of a newer version: this one must not hold it up.
    blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(),
  }).catch(rethrow);
}

export const FENCE = 'fence';

interface MetaStore {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/** Whoever wrote before writes no more. */
export async function raiseFence(meta: MetaStore): Promise<number> {
  const last = await meta.get(FENCE);
  const fence = typeof last === 'number' ? last + 1 : 1;
  await meta.put(fence, FENCE);
  return fence;
}

export function rethrow(cause: unknown): never {
  if (isAppError(cause)) throw cause;
  throw new AppError(codeOf(String(Reflect.get(Object(cause), 'name'))), { cause });
}

function codeOf(name: string): ErrorCode {
  if (name === 'QuotaExceededError') return 'store-full';
  return name === 'DataCloneError' || name === 'VersionError' ? 'store-corrupt' : 'store-unreachable';
}
