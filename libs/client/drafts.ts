/** Unfinished forms: one sealed record each, and a list of their keys. */
import { AppError, utf8 } from '@kopri/protocol';
import type { Draft } from './face.js';
import type { Clock } from './ports.js';
import { draftRecord, draftsRecord, type DraftRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';

interface Parts {
  readonly store: SealedStore;
  readonly clock: Clock;
}

/** The largest form, with all its fields full, is half of that. */
const MAX_DRAFT_BYTES = 200_000;

export class Drafts {
  constructor(private readonly parts: Parts) {}

  async keep(key: string, value: unknown): Promise<void> {
    const json = jsonOf(value);
    if (utf8(json).length > MAX_DRAFT_BYTES) throw new AppError('too-large', { detail: 'draft' });
    const { store, clock } = this.parts;
    const keys = await this.keys();
    await store.commit(
      new Changes()
        .put(draftRecord(key), { value: json, changedMs: clock.nowMs() })
        .put(draftsRecord, { keys: [...new Set([...keys, key])] }),
    );
  }

  async find(key: string): Promise<Draft | null> {
    const record = await this.parts.store.find(draftRecord(key));
    return record === undefined ? null : draftOf(key, record);
  }

  async list(): Promise<readonly Draft[]> {
    const keys = await this.keys();
    const records = await this.parts.store.findAll(keys.map(draftRecord));
    return keys
      .flatMap((key, i) => {
        const record = records[i];
        return record === undefined ? [] : [draftOf(key, record)];
      })
      .toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  async drop(key: string): Promise<void> {
    const keys = (await this.keys()).filter((kept) => kept !== key);
    await this.parts.store.commit(new Changes().delete(draftRecord(key)).put(draftsRecord, { keys }));
  }

  private async keys(): Promise<readonly string[]> {
    return (await this.parts.store.find(draftsRecord))?.keys ?? [];
  }
}

function jsonOf(value: unknown): string {
  try {
    const json: string | undefined = JSON.stringify(value);
    if (json !== undefined) return json;
  } catch (error) {
    throw new AppError('malformed', { detail: 'draft', cause: error });
  }
  throw new AppError('malformed', { detail: 'draft' });
}

const draftOf = (key: string, { value, changedMs }: DraftRecord): Draft => ({
  key,
  value: JSON.parse(value) as unknown,
  changedAt: new Date(changedMs).toISOString(),
});
