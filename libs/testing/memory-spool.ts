import { Spool } from '@kopri/client';
import { AppError, concatBytes } from '@kopri/protocol';

export class MemorySpool extends Spool {
  readonly files = new Map<string, Uint8Array>();
  roomBytes = Infinity;

  async put(name: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
    const chunks: Uint8Array[] = [];
    let room = this.roomBytes - [...this.files.values()].reduce((sum, { length }) => sum + length, 0);
    for await (const chunk of stream) {
      room -= chunk.length;
      if (room < 0) throw new AppError('store-full');
      chunks.push(chunk.slice());
    }
    this.files.set(name, concatBytes(...chunks));
  }

  async *read(name: string, offset: number): AsyncIterable<Uint8Array> {
    const file = this.files.get(name);
    if (file === undefined) throw new AppError('file-missing', { detail: name });
    yield file.subarray(offset);
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }
}
