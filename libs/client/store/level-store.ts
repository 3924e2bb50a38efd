/** The store on a computer's disk: LevelDB, which one process at a time may hold. */
import { ClassicLevel } from 'classic-level';
import { AppError, type ErrorCode } from '@kopri/protocol';
import { RecordStore, type RecordWrite } from './store.js';

type Level = ClassicLevel<Uint8Array, Uint8Array>;

/** Another command of the same profile is done by then. */
const PATIENCE_MS = 10_000;
const OPEN_PAUSE_MS = 100;

export class LevelStore extends RecordStore {
  private constructor(private readonly level: Level) {
    super();
  }

  /** Waits for another process to let go; `store-busy` after that. */
  static async open(folder: string, { patienceMs = PATIENCE_MS } = {}): Promise<LevelStore> {
    for (let waitedMs = 0; ; waitedMs += OPEN_PAUSE_MS) {
      const level: Level = new ClassicLevel(folder, { keyEncoding: 'view', valueEncoding: 'view' });
      try {
        await level.open();
        return new LevelStore(level);
      } catch (cause) {
        const error = storeError(cause);
        if (error.code !== 'store-busy' || waitedMs >= patienceMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, OPEN_PAUSE_MS));
      }
    }
  }

  async read(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    return await this.level.getMany([...keys]).catch(rethrow);
  }

  async write(records: readonly RecordWrite[]): Promise<void> {
    const batch = records.map(({ key, value }) =>
      value === null ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
    );
    // sync: on the disk before the network sees a byte of what it made (T6).
    await this.level.batch(batch, { sync: true }).catch(rethrow);
  }

  async close(): Promise<void> {
    await this.level.close();
  }
}

function rethrow(cause: unknown): never {
  throw storeError(cause);
}

/** The cause of the cause names what happened; both may come from another realm, so no `instanceof`. */
function storeError(cause: unknown): AppError {
  const chain = [cause, fieldOf(cause, 'cause')];
  const codes = chain.map((error) => String(fieldOf(error, 'code') ?? ''));
  const words = chain.map((error) => String(fieldOf(error, 'message') ?? '')).join(' ');
  return new AppError(codeOf(codes, words), { cause });
}

const fieldOf = (error: unknown, field: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;

function codeOf(codes: readonly string[], words: string): ErrorCode {
  if (codes.includes('LEVEL_LOCKED')) return 'store-busy';
  if (codes.includes('LEVEL_CORRUPTION') || /corrupt|checksum|missing files/i.test(words)) return 'store-corrupt';
  // A piece that the others name; the lock is made before any of them is read.
  if (/no such file/i.test(words) && !/LOCK:/.test(words)) return 'store-corrupt';
  if (/no space left|ENOSPC|disk full|quota/i.test(words)) return 'store-full';
  return 'store-unreachable';
}
