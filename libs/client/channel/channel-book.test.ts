import { expect, test } from '@jest/globals';
import { newId } from '@kopri/protocol';
import type { Group, MlsEngine } from '@kopri/crypto/sealed';
import { channelRecord, groupRecord, type ChannelRecord } from '../records.js';
import type { Changes, SealedStore } from '../store/sealed-store.js';
import { ChannelBook, newChannelRecord } from './channel-book.js';

const id = newId('channel', (n) => new Uint8Array(n).fill(7));

/** The first reading of the group waits until it is let go. */
function slowStore() {
  const stored = new Map<string, unknown>([
    ['channels', { ids: [id] }],
    [
      channelRecord(id).name,
      newChannelRecord(id, { lastSeq: 1, chain: { seq: 1, hashes: Uint8Array.of() }, nowMs: 0 }),
    ],
    [groupRecord(id).name, Uint8Array.of(1)],
  ]);
  let letGo = (): void => undefined;
  let gate: Promise<void> | undefined = new Promise<void>((resolve) => (letGo = resolve));
  const find = async ({ name }: { readonly name: string }): Promise<unknown> => {
    const value = stored.get(name);
    if (name !== groupRecord(id).name || gate === undefined) return value;
    const waited = gate;
    gate = undefined;
    await waited;
    return value;
  };
  const commit = async (changes: Changes): Promise<void> => {
    for (const [name, value] of changes.entries) stored.set(name, value);
  };
  return { store: { find, commit } as unknown as SealedStore, letGo: () => letGo() };
}

const engine = {
  parseGroup: (bytes: Uint8Array) => ({ ratchet: bytes[0] }) as unknown as Group,
  encodeGroup: (group: Group) => Uint8Array.of(Number(Reflect.get(group, 'ratchet'))),
  settle: () => undefined,
} as unknown as MlsEngine;

test('a reader that began before a writer never puts an older ratchet back (T6)', async () => {
  const { store, letGo } = slowStore();
  const book = new ChannelBook(store, engine);
  await book.load();
  const reader = book.require(id);
  const writer = book.require(id).then(async ({ record, pending }) => {
    const group = { ratchet: 2 } as unknown as Group;
    await book.save({ record: record satisfies ChannelRecord, group, pending });
  });
  // Were the writer's own load quicker than the reader's, it would be done by now.
  await new Promise((resolve) => setTimeout(resolve, 10));
  letGo();
  await Promise.all([reader, writer]);
  expect((await book.require(id)).group).toEqual({ ratchet: 2 });
});
