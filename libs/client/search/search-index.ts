/**
 * The search index of this device's history: in memory only, built ahead where somebody is about to
 * search, and brought up to date at each search from the items that came since. Nothing of it is ever stored.
 */
import type MiniSearch from 'minisearch';
import type { ChannelId } from '@kopri/protocol';
import type { ItemLog } from '../channel/item-log.js';
import type { SearchHit } from '../face.js';
import type { Clock } from '../ports.js';
import { ITEMS_PER_SEGMENT } from '../records.js';
import { Serial } from '../serial.js';
import { excerptOf } from './excerpt.js';
import { editsAllowed, fold, wordsIn } from './fold.js';
import { findableIn, type Findable } from './findable.js';

/** A channel and how much of it there is. */
export interface Extent {
  readonly channel: ChannelId;
  readonly itemCount: number;
}

/** Between two segments, some 30 ms of work each, when nobody waits: calls that came meanwhile are answered. */
const PAUSE_MS = 10;
const DEFAULT_LIMIT = 20;

type Index = MiniSearch<{ readonly id: number; readonly text: string }>;

/** The library is fetched when there is something to search. */
async function newIndex(): Promise<Index> {
  const { default: Library } = await import('minisearch');
  return new Library({
    fields: ['text'],
    tokenize: (text) => [...wordsIn(text)],
    processTerm: (word) => [...fold(word)],
  });
}

export class SearchIndex {
  private readonly serial = new Serial();
  private readonly indexed = new Map<ChannelId, number>();
  private readonly found: Findable[] = [];
  private index: Index | undefined;

  constructor(
    private readonly items: ItemLog,
    private readonly clock: Clock,
  ) {}

  /** Takes in what came since, so that the next search need not. Others run in between, searches too. */
  async readAhead(extents: readonly Extent[], signal: AbortSignal): Promise<void> {
    for (const extent of extents)
      while (!signal.aborted && this.isBehind(extent)) {
        await this.serial.run(() => this.extend(extent));
        await this.clock.sleep(PAUSE_MS, signal);
      }
  }

  find(text: string, extents: readonly Extent[], limit = DEFAULT_LIMIT): Promise<readonly SearchHit[]> {
    return this.serial.run(async () => {
      for (const extent of extents) while (this.isBehind(extent)) await this.extend(extent);
      return this.search((this.index ??= await newIndex()), text, limit);
    });
  }

  private isBehind({ channel, itemCount }: Extent): boolean {
    return (this.indexed.get(channel) ?? 0) < itemCount;
  }

  /** By one segment. */
  private async extend({ channel, itemCount }: Extent): Promise<void> {
    const index = (this.index ??= await newIndex());
    const known = this.indexed.get(channel) ?? 0;
    const next = Math.min(known + ITEMS_PER_SEGMENT, itemCount);
    for (const item of await this.items.from(channel, known, next)) this.add(index, findableIn(channel, item));
    this.indexed.set(channel, next);
  }

  private add(index: Index, findable: Findable | undefined): void {
    if (findable === undefined) return;
    index.add({ id: this.found.length, text: findable.text });
    this.found.push(findable);
  }

  /** All words, each in any of its forms, as the beginning of a word or nearly it. */
  private search(index: Index, text: string, limit: number): readonly SearchHit[] {
    const words = wordsIn(text);
    if (words.length === 0) return [];
    const queries = words.map((word) => ({ combineWith: 'OR' as const, queries: [...fold(word)] }));
    const results = index.search(
      { combineWith: 'AND', queries },
      {
        tokenize: (form) => [form],
        processTerm: (form) => form,
        prefix: (form) => form.length > 1,
        fuzzy: (form) => editsAllowed(form) || false,
      },
    );
    return results.slice(0, limit).flatMap(({ id, terms }) => {
      const findable = this.found[id as number];
      if (findable === undefined) return [];
      const { text: whole, ...hit } = findable;
      return [{ ...hit, excerpt: excerptOf(whole, new Set(terms)) }];
    });
  }
}
