import { describe, expect, jest, test } from '@jest/globals';
import { AppError } from '@kopri/protocol';
import type { Draft } from '@kopri/client';
import { DraftKeeper, draftKey, formOf, type DraftPort } from './draft-keeper.js';
import { blankForm } from './form.js';

class Disk implements DraftPort {
  readonly kept = new Map<string, unknown>();
  async find(key: string): Promise<Draft | null> {
    return this.kept.has(key) ? { key, value: this.kept.get(key), changedAt: '2026-11-22T10:00:00Z' } : null;
  }
  async keep(key: string, value: unknown): Promise<void> {
    this.kept.set(key, JSON.parse(JSON.stringify(value)));
  }
  async drop(key: string): Promise<void> {
    this.kept.delete(key);
  }
  get facts(): readonly string[] {
    return [...this.kept.values()].map((value) => formOf(value).facts);
  }
}

const keeper = (disk: Disk, copied: string[] = []) =>
  new DraftKeeper('one', disk, {
    onKept: () => undefined,
    onTrouble: () => undefined,
    onCopied: () => copied.push('copied'),
  });
const form = blankForm();

describe('a draft', () => {
  test('is on the disk once it is flushed, and comes back', async () => {
    const disk = new Disk();
    const writer = keeper(disk);
    writer.put({ ...form, facts: 'one' });
    expect(disk.facts).toEqual([]);
    await writer.flush();
    expect((await keeper(disk).load())?.facts).toBe('one');
  });

  test('of two tabs: the last writer wins, and what the other wrote stands beside it under an id of its own', async () => {
    const disk = new Disk();
    const copied: string[] = [];
    const [first, second] = [keeper(disk), keeper(disk, copied)];
    await second.load();
    first.put({ ...form, facts: 'of the first' });
    await first.flush();
    second.put({ ...form, facts: 'of the second' });
    await second.flush();
    expect(formOf(disk.kept.get(draftKey('one'))).facts).toBe('of the second');
    expect(disk.facts.toSorted()).toEqual(['of the first', 'of the second']);
    expect(copied).toEqual(['copied']);
    const ids = [...disk.kept.values()].map((value) => formOf(value).query);
    expect(new Set(ids).size).toBe(2);
  });

  test('that one tab writes again and again has no copies', async () => {
    const disk = new Disk();
    const writer = keeper(disk);
    for (const facts of ['a', 'ab', 'abc']) {
      writer.put({ ...form, facts });
      await writer.flush();
    }
    expect(disk.facts).toEqual(['abc']);
  });

  test('that was dropped is not written by a turn that was waiting', async () => {
    const disk = new Disk();
    const writer = keeper(disk);
    writer.put({ ...form, facts: 'a' });
    await writer.drop();
    await writer.flush();
    expect(disk.facts).toEqual([]);
  });

  test('that the disk does not take is not forgotten: why is said, and that it is over', async () => {
    const disk = new Disk();
    const told: unknown[] = [];
    const full = new AppError('store-full');
    const onTrouble = (error: unknown): void => void told.push(error);
    const writer = new DraftKeeper('one', disk, { onKept: () => undefined, onTrouble, onCopied: () => undefined });
    const keep = jest.spyOn(disk, 'keep').mockRejectedValueOnce(full);
    writer.put({ ...form, facts: 'a' });
    await writer.flush();
    expect([disk.facts, writer.isClean, told]).toEqual([[], false, [full]]);
    await writer.flush();
    expect([disk.facts, writer.isClean, told]).toEqual([['a'], true, [full, undefined]]);
    keep.mockRestore();
  });
});
