/**
 * Files, encrypted as a stream (libsodium secretstream, XChaCha20-Poly1305) in chunks of 64 KiB,
 * under a fresh key that travels in a sealed message with size and SHA-256 of the plaintext. The
 * last chunk carries the final tag; missing, trailing, swapped or repeated chunks are refused. The
 * length is padded (Padmé), so that the ciphertext tells the size to within 12 %.
 *
 * Memory stays within a few chunks, whatever the size, and the thread is given way to every few
 * milliseconds.
 */
import { AppError, equalBytes, MAX_FILE_BYTES } from '@kopri/protocol';
import { requireSodium } from '../verify/sodium.js';
import { breathing } from './breath.js';
import { chunksOf, slicesOf } from './chunks.js';
import { randomBytes } from './keys.js';

const CHUNK_BYTES = 65_536;
const KEY_BYTES = 32;
const HEADER_BYTES = 24;
/** Tag byte and authenticator of each chunk. */
const OVERHEAD_BYTES = 17;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + OVERHEAD_BYTES;

/**
 * Padmé (Nikitin et al., PETS 2019): the least length from `size` up of which all but the upper
 * log2(log2(size)) + 1 bits are zero. At most 12 % more, less the larger the file.
 */
export function paddedSize(size: number): number {
  if (size < 2) return size;
  const exponent = Math.floor(Math.log2(size));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return exponent < 2 ? size : Math.ceil(size / step) * step;
}

/** Exact number of ciphertext bytes for a plaintext of `size` bytes. */
export function sealedSize(size: number): number {
  const padded = paddedSize(size);
  return HEADER_BYTES + padded + OVERHEAD_BYTES * Math.max(1, Math.ceil(padded / CHUNK_BYTES));
}

/** What opens a file; it travels sealed. */
export interface FileKey {
  readonly key: Uint8Array;
  /** Bytes of the plaintext. */
  readonly size: number;
  readonly sha256: Uint8Array;
}

export interface SealedFile {
  readonly key: Uint8Array;
  readonly sealedBytes: number;
  /** Throws `AppError('file-unreadable')` when the source gives more or fewer bytes than `size`. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** SHA-256 of the plaintext; throws `TypeError` before the stream has ended. */
  sha256(): Uint8Array;
}

/** To be read once. Throws `AppError('too-large')` above `MAX_FILE_BYTES`. */
export function sealFile(source: AsyncIterable<Uint8Array>, size: number): SealedFile {
  if (!Number.isSafeInteger(size) || size < 0) throw new TypeError(`a size of ${size}`);
  if (size > MAX_FILE_BYTES) throw new AppError('too-large', { detail: `${size} bytes` });
  const key = randomBytes(KEY_BYTES);
  let digest: Uint8Array | undefined;
  return {
    key,
    sealedBytes: sealedSize(size),
    stream: sealChunks(source, size, key, (ended) => {
      digest = ended;
    }),
    sha256() {
      if (digest === undefined) throw new TypeError('the file is not sealed yet');
      return digest;
    },
  };
}

async function* sealChunks(
  source: AsyncIterable<Uint8Array>,
  size: number,
  key: Uint8Array,
  ended: (sha256: Uint8Array) => void,
) {
  const sodium = requireSodium();
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const { TAG_FINAL, TAG_MESSAGE } = tags();
  const hash = sodium.crypto_hash_sha256_init();
  const padded = paddedSize(size);
  const push = (chunk: Uint8Array, tag: number) =>
    sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, null, tag);
  const breathe = breathing();
  let sealed = 0;
  yield header;
  for await (const chunk of chunksOf(padTo(exactly(source, size, hash), size, padded), CHUNK_BYTES)) {
    sealed += chunk.length;
    yield push(chunk, sealed === padded ? TAG_FINAL : TAG_MESSAGE);
    await breathe(chunk.length);
  }
  if (padded === 0) yield push(new Uint8Array(0), TAG_FINAL);
  ended(sodium.crypto_hash_sha256_final(hash));
}

const tags = () => {
  const sodium = requireSodium();
  return {
    TAG_FINAL: sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    TAG_MESSAGE: sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
  };
};

type HashState = ReturnType<ReturnType<typeof requireSodium>['crypto_hash_sha256_init']>;

async function* exactly(source: AsyncIterable<Uint8Array>, size: number, hash: HashState) {
  let read = 0;
  for await (const piece of slicesOf(source, CHUNK_BYTES)) {
    read += piece.length;
    if (read > size) break;
    requireSodium().crypto_hash_sha256_update(hash, piece);
    yield piece;
  }
  if (read !== size) throw new AppError('file-unreadable', { detail: `${read} bytes read of ${size}` });
}

async function* padTo(source: AsyncIterable<Uint8Array>, size: number, padded: number) {
  yield* source;
  for (let left = padded - size; left > 0; left -= CHUNK_BYTES) yield new Uint8Array(Math.min(left, CHUNK_BYTES));
}

const damaged = (detail: string): AppError => new AppError('file-damaged', { detail });

/**
 * The plaintext, piece by piece. Throws `AppError('file-damaged')` for anything but the whole file;
 * the last piece is given only once final tag, size and hash are verified, so that whoever has
 * everything has the right thing. Errors of the source pass through.
 */
export async function* openFile(
  source: AsyncIterable<Uint8Array>,
  { key, size, sha256 }: FileKey,
): AsyncGenerator<Uint8Array> {
  const sodium = requireSodium();
  const hash = sodium.crypto_hash_sha256_init();
  let last: Uint8Array | undefined;
  let read = 0;
  for await (const chunk of unsealed(source, key, paddedSize(size))) {
    const plaintext = chunk.subarray(0, Math.max(0, size - read));
    if (chunk.subarray(plaintext.length).some((byte) => byte !== 0)) throw damaged('padding');
    read += chunk.length;
    if (plaintext.length === 0) continue;
    sodium.crypto_hash_sha256_update(hash, plaintext);
    if (last !== undefined) yield last;
    last = plaintext;
  }
  if (!equalBytes(sodium.crypto_hash_sha256_final(hash), sha256)) throw damaged('hash');
  if (last !== undefined) yield last;
}

/** Chunks of plaintext with their padding, `padded` bytes in all; ends only after the final tag and the end of the source. */
async function* unsealed(source: AsyncIterable<Uint8Array>, key: Uint8Array, padded: number) {
  const sodium = requireSodium();
  const breathe = breathing();
  let state: ReturnType<typeof sodium.crypto_secretstream_xchacha20poly1305_init_pull> | undefined;
  let final = false;
  let read = 0;
  for await (const chunk of chunksOf(source, SEALED_CHUNK_BYTES, HEADER_BYTES)) {
    if (final) throw damaged('bytes after the end');
    if (state === undefined) {
      if (chunk.length < HEADER_BYTES) break;
      state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(chunk, key);
      continue;
    }
    const opened =
      chunk.length < OVERHEAD_BYTES ? false : sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, null);
    if (opened === false) throw damaged('a chunk');
    read += opened.message.length;
    final = opened.tag === tags().TAG_FINAL;
    if (read > padded || final !== (read === padded)) throw damaged('length');
    yield opened.message;
    await breathe(chunk.length);
  }
  if (!final) throw damaged('truncated');
}
