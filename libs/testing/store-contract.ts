/** What every adapter of the store port keeps: one suite, run against the memory fake and the real ones. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RecordStore } from '@kopri/client';
import { utf8 } from '@kopri/protocol';

export interface StorePlace {
  /** Opens the same place again, as the next process would. */
  open(): Promise<RecordStore>;
  remove(): Promise<void>;
}

const key = utf8;

export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as a record store`, () => {
    let place: StorePlace;
    let store: RecordStore;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });

    afterEach(async () => {
      await store.close().catch(() => undefined);
      await place.remove();
    });

    test('gives what was written, and nothing for what was not', async () => {
      await store.write([{ key: key('a'), value: utf8('1') }]);
      expect((await store.read([key('a'), key('b')])).map((value) => value && [...value])).toEqual([[49], undefined]);
    });

    test('a value can be empty, and is not the same as none', async () => {
      await store.write([{ key: key('a'), value: new Uint8Array(0) }]);
      expect((await store.read([key('a')]))[0]).toHaveLength(0);
    });

    test('the last write of a key holds, and null deletes', async () => {
      await store.write([
        { key: key('a'), value: utf8('1') },
        { key: key('b'), value: utf8('2') },
      ]);
      await store.write([
        { key: key('a'), value: utf8('3') },
        { key: key('b'), value: null },
      ]);
      const [a, b] = await store.read([key('a'), key('b')]);
      expect([a && [...a], b]).toEqual([[51], undefined]);
    });

    test('what was written is there for the next process', async () => {
      await store.write([{ key: key('a'), value: utf8('kept') }]);
      await store.close();
      store = await place.open();
      expect((await store.read([key('a')]))[0]?.length).toBe(4);
    });

    test('the caller may reuse its buffer after a write', async () => {
      const value = utf8('1');
      await store.write([{ key: key('a'), value }]);
      value.fill(0);
      expect((await store.read([key('a')]))[0]?.[0]).toBe(49);
    });

    test('a megabyte and a thousand records in one transaction', async () => {
      const records = Array.from({ length: 1000 }, (_, i) => ({
        key: key(`r${i}`),
        value: new Uint8Array(1000).fill(i % 256),
      }));
      await store.write(records);
      const values = await store.read(records.map((record) => record.key));
      expect(values.every((value, i) => value?.length === 1000 && value[0] === i % 256)).toBe(true);
    });

    test('of two writers only one writes: the other is busy or fenced', async () => {
      const codes: string[] = [];
      let second: RecordStore | undefined;
      const attempt = async () => {
        second = await place.open();
        await store.write([{ key: key('a'), value: utf8('first') }]);
      };
      await attempt().catch((error: { code?: string }) => codes.push(error.code ?? 'none'));
      await second?.close();
      expect(['store-busy', 'store-fenced']).toContain(codes[0]);
    });
  });
}
