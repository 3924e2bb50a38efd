/**
 * The store port: an ordered set of opaque records, written in whole transactions by one writer.
 * Everything above it is sealed (`sealed-store.ts`); an adapter sees neither names nor values.
 * All adapters pass one acceptance suite, `libs/testing/store-contract.ts`.
 */

export interface RecordWrite {
  readonly key: Uint8Array;
  /** `null` deletes. */
  readonly value: Uint8Array | null;
}

/**
 * Errors of every method: `store-busy` another process holds the store · `store-fenced` another
 * writer took over: nothing was written · `store-full` · `store-corrupt` · `store-unreachable`.
 */
export abstract class RecordStore {
  /** One value for each key, `undefined` where there is none. */
  abstract read(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** All or nothing, and on the disk when it resolves: what advances a ratchet goes through here (T6). */
  abstract write(records: readonly RecordWrite[]): Promise<void>;
  abstract close(): Promise<void>;
}
