/** Ciphertext on its way, in pieces of a megabyte. A file counts once its last record, the list of its pieces, is there. */
import { AppError, concatBytes } from '@kopri/protocol';
import { Spool } from '@kopri/client';
import { rethrow, type Database } from './database.js';

const PIECE_BYTES = 1_000_000;
/** The place of the record that says how many pieces there are. */
const SUMMARY = -1;

export class IndexedDbSpool extends Spool {
  constructor(private readonly database: Promise<Database>) {
    super();
  }

  async put(name: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
    let pieces = 0;
    try {
      for await (const piece of inPieces(stream)) await this.write(name, pieces++, piece);
      await this.write(name, SUMMARY, Uint8Array.from([pieces >> 24, pieces >> 16, pieces >> 8, pieces]));
    } catch (error) {
      await this.remove(name).catch(() => undefined);
      rethrow(error);
    }
  }

  async *read(name: string, offset: number): AsyncIterable<Uint8Array> {
    const database = await this.database;
    const summary = await database.get('spool', [name, SUMMARY]).catch(rethrow);
    if (summary === undefined) throw new AppError('file-missing', { detail: name });
    const pieces = new DataView(summary.buffer, summary.byteOffset).getUint32(0);
    for (let index = Math.floor(offset / PIECE_BYTES); index < pieces; index += 1) {
      const piece = await database.get('spool', [name, index]).catch(rethrow);
      if (piece === undefined) throw new AppError('file-missing', { detail: name });
      yield piece.subarray(Math.max(0, offset - index * PIECE_BYTES));
    }
  }

  async remove(name: string): Promise<void> {
    const database = await this.database;
    await database.delete('spool', IDBKeyRange.bound([name, SUMMARY], [name, Infinity])).catch(rethrow);
  }

  private async write(name: string, index: number, piece: Uint8Array): Promise<void> {
    const database = await this.database;
    await database.put('spool', piece, [name, index]);
  }
}

/** Pieces of exactly `PIECE_BYTES`, the last one shorter: an offset says in which piece it is. */
async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (let chunk of stream) {
    while (heldBytes + chunk.length >= PIECE_BYTES) {
      const room = PIECE_BYTES - heldBytes;
      yield concatBytes(...held, chunk.subarray(0, room));
      chunk = chunk.subarray(room);
      [held, heldBytes] = [[], 0];
    }
    held.push(chunk.slice());
    heldBytes += chunk.length;
  }
  if (heldBytes > 0) yield concatBytes(...held);
}
