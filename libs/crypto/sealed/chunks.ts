/** Cuts a stream of bytes anew. Keeps at most one piece of the source and one chunk in memory. */
export async function* chunksOf(
  source: AsyncIterable<Uint8Array>,
  size: number,
  firstSize = size,
): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(firstSize);
  let filled = 0;
  for await (const piece of source) {
    for (let offset = 0; offset < piece.length; ) {
      const part = piece.subarray(offset, offset + chunk.length - filled);
      chunk.set(part, filled);
      filled += part.length;
      offset += part.length;
      if (filled < chunk.length) continue;
      yield chunk;
      chunk = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** The same bytes in pieces of at most `size`: a source may hand over megabytes at once. */
export async function* slicesOf(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  for await (const piece of source)
    for (let offset = 0; offset < piece.length; offset += size) yield piece.subarray(offset, offset + size);
}
