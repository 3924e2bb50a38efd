import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { PersistentMap } from './persistent-map.js';

/** Few digits and long common endings, so that paths are shared and split deep down. */
const key = fc
  .array(fc.constantFrom('0', '1', 'f'), { minLength: 6, maxLength: 6 })
  .map((digits) => `m${digits.join('')}`);

test('holds what was set last, and every earlier version what it held then', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat())), (pairs) => {
      let map: PersistentMap<number> = PersistentMap.empty;
      let model = new Map<string, number>();
      const versions = [{ map, model }];
      for (const [name, value] of pairs) {
        map = map.set(name, value);
        model = new Map(model).set(name, value);
        versions.push({ map, model });
      }
      for (const version of versions) {
        for (const [name] of pairs) expect(version.map.get(name)).toBe(version.model.get(name));
        expect([...version.map.values()].sort()).toEqual([...version.model.values()].sort());
      }
    }),
  );
});

test('an empty map holds nothing', () => {
  expect(PersistentMap.empty.get('m00')).toBeUndefined();
  expect(PersistentMap.empty.has('m00')).toBe(false);
  expect([...PersistentMap.empty.values()]).toEqual([]);
});
