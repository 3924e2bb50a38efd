/** The store of the web client for a test that drives it from outside. Bytes cross as base64url. */
import type { RecordStore } from '@kopri/client';
import { fromBase64Url, isAppError, toBase64Url } from '@kopri/protocol';
import { openDatabase, type Database } from '../../../apps/web/src/worker/indexed-db/database.js';
import { IndexedDbStore } from '../../../apps/web/src/worker/indexed-db/record-store.js';

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

const bytes = (text: string): Uint8Array => fromBase64Url(text) ?? new Uint8Array(0);

const stores = new Map<number, RecordStore>();
const databases = new Map<string, Promise<Database>>();

const databaseOf = (name: string): Promise<Database> => {
  const known = databases.get(name) ?? openDatabase(name);
  databases.set(name, known);
  return known;
};

const steps = {
  async open(handle: number, name: string) {
    stores.set(handle, await IndexedDbStore.open(await databaseOf(name)));
  },
  async read(handle: number, keys: readonly string[]) {
    const values = await stores.get(handle)?.read(keys.map(bytes));
    return values?.map((value) => (value === undefined ? null : toBase64Url(value)));
  },
  async write(handle: number, records: readonly { readonly key: string; readonly value: string | null }[]) {
    await stores.get(handle)?.write(
      records.map(({ key, value }) => ({
        key: bytes(key),
        value: value === null ? null : bytes(value),
      })),
    );
  },
  async close(handle: number) {
    await stores.get(handle)?.close();
  },
};

export type StoreSteps = typeof steps;

async function step(name: keyof StoreSteps, args: readonly unknown[]): Promise<Answer> {
  try {
    return { ok: true, value: await (steps[name] as (...all: readonly unknown[]) => Promise<unknown>)(...args) };
  } catch (error) {
    return { ok: false, code: isAppError(error) ? error.code : String(error) };
  }
}

Object.assign(globalThis, { step });
