/** A history of a working life is searched at once, and read no more than once. */
import { describe, expect, test } from '@jest/globals';
import { encodeContent, newId, type ChannelId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { createVault, randomBytes } from '@kopri/crypto/sealed';
import { ItemLog } from '../channel/item-log.js';
import { Clock, SystemClock } from '../ports.js';
import type { StoredItem } from '../records.js';
import { MemoryDisk, MemoryStore } from '../store/memory-store.js';
import { Changes, SealedStore } from '../store/sealed-store.js';
import { SearchIndex, type Extent } from './search-index.js';

await readyCrypto();

const MESSAGES = 10_000;
const words =
  'sakyrt gözleg passport Kapıkule цех workshop паспорт witness Ашхабад tanyk adres vehicle phone route'.split(' ');
const channel = newId('channel', randomBytes);
const sender = { member: newId('member', randomBytes), device: newId('device', randomBytes) };
const claims = { chain: { seq: 0, hash: new Uint8Array(32) } };

function itemOf(seq: number, text: string): StoredItem {
  const id = newId('message', randomBytes);
  const content = encodeContent({ version: 1, id, sentAt: seq, claims, kind: 'text', body: { text } });
  return { seq, atMs: seq, kind: 'content', sender, content, warnings: [] };
}

const textOf = (seq: number): string =>
  Array.from({ length: 12 }, (_, i) => words[(seq * 7 + i * i * 13 + (seq % (i + 2))) % words.length]).join(' ');

/** Counts what is read. */
class CountedStore extends MemoryStore {
  reads = 0;
  override read(keys: readonly Uint8Array[]): ReturnType<MemoryStore['read']> {
    this.reads += keys.length;
    return super.read(keys);
  }
}

/** What happens in a pause. */
class PausedClock extends Clock {
  constructor(private readonly during: () => Promise<void>) {
    super();
  }
  nowMs(): number {
    return 0;
  }
  sleep(): Promise<void> {
    return this.during();
  }
}

const { vault } = await createVault('a passphrase of a test', { memlimitBytes: 64 * 1024 * 1024 });
const store = new CountedStore(new MemoryDisk());
const sealed = new SealedStore(store, vault);
const items = new ItemLog(sealed);

async function append(id: ChannelId, count: number, added: readonly StoredItem[]): Promise<Extent> {
  const changes = new Changes();
  const itemCount = await items.append(id, count, added, changes);
  await sealed.commit(changes);
  return { channel: id, itemCount };
}

describe('10,000 messages', () => {
  test('are found across scripts, and what comes later is read alone', async () => {
    const all = Array.from({ length: MESSAGES }, (_, i) => itemOf(i + 1, textOf(i)));
    all[4_999] = itemOf(5_000, 'Gyzylgul saw Şöhrat there.');
    const extent = await append(channel, 0, all);
    const index = new SearchIndex(items, new SystemClock());
    const readsBefore = store.reads;

    expect(await index.find('шохрат', [extent])).toMatchObject([{ seq: 5_000, channel }]);
    expect(store.reads - readsBefore).toBeGreaterThanOrEqual(Math.ceil(MESSAGES / 64));
    for (const text of ['гызылгуль', 'паспорт ашхабад', 'worksh', 'pa', 'kapikule'])
      expect((await index.find(text, [extent])).length).toBeGreaterThan(0);
    const readsIndexed = store.reads;
    const later = await append(channel, extent.itemCount, [itemOf(MESSAGES + 1, 'Reşit')]);
    expect(await index.find('решит', [later])).toMatchObject([{ seq: MESSAGES + 1 }]);
    expect(store.reads - readsIndexed).toBeLessThanOrEqual(3);
  }, 60_000);

  test('are read ahead a segment at a time, with a pause after each for whoever asks; a search reads nothing then', async () => {
    const [id, silent] = [newId('channel', randomBytes), new AbortController()];
    const extent = await append(
      id,
      0,
      Array.from({ length: 1_000 }, (_, i) => itemOf(i + 1, textOf(i))),
    );
    const pauses: number[] = [];
    const index: SearchIndex = new SearchIndex(items, new PausedClock(async () => void pauses.push(store.reads)));
    const readsBefore = store.reads;
    await index.readAhead([extent], silent.signal);
    expect(pauses.map((reads) => reads - readsBefore)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    expect((await index.find('паспорт', [extent])).length).toBeGreaterThan(0);
    expect(store.reads - readsBefore).toBe(16);
  });

  test('a search before that is done finds everything, and what nobody waits for any more stops', async () => {
    const [id, end] = [newId('channel', randomBytes), new AbortController()];
    const texts = Array.from({ length: 1_000 }, (_, i) => itemOf(i + 1, i === 999 ? 'Reşit' : textOf(i)));
    const extent = await append(id, 0, texts);
    const found: unknown[] = [];
    const searching: SearchIndex = new SearchIndex(
      items,
      new PausedClock(async () => void found.push(...(await searching.find('решит', [extent])))),
    );
    await searching.readAhead([extent], end.signal);
    expect(found).toMatchObject([{ seq: 1_000 }]);

    const readsBefore = store.reads;
    const stopping = new SearchIndex(items, new PausedClock(async () => end.abort()));
    await stopping.readAhead([extent], end.signal);
    expect(store.reads - readsBefore).toBe(1);
  });
});
