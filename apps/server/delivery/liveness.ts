/**
 * Ends half-open connections within 40 s, and leaves alone those that are merely slow: a commit of
 * a large channel takes minutes at 64 kbit/s, and the pong waits behind it. A connection lives as
 * long as bytes arrive from it.
 */
import type { Socket } from 'socket.io';

export const PING_INTERVAL_MS = 15_000;
/** Two pings unanswered, and the sweep that notices. */
const SILENCE_MS = 34_000;
/** A poll's bytes come by changing sockets, of which only whole packets are seen here. */
const POLLING_SILENCE_MS = 120_000;
export const SWEEP_MS = 4_000;

interface Seen {
  bytes: number;
  atMs: number;
}

export class Liveness {
  readonly #seen = new Map<Socket, Seen>();

  watch(socket: Socket, nowMs: number): void {
    this.#seen.set(socket, { bytes: bytesFrom(socket), atMs: nowMs });
    socket.conn.on('packet', () => this.heard(socket));
  }

  forget(socket: Socket): void {
    this.#seen.delete(socket);
  }

  /** The connections silent for too long; `nowMs` never goes back. */
  silent(nowMs: number): Socket[] {
    return [...this.#seen].filter(([socket, seen]) => this.isSilent(socket, seen, nowMs)).map(([socket]) => socket);
  }

  private isSilent(socket: Socket, seen: Seen, nowMs: number): boolean {
    const bytes = bytesFrom(socket);
    if (bytes !== seen.bytes) Object.assign(seen, { bytes, atMs: nowMs });
    const limit = socket.conn.transport.name === 'polling' ? POLLING_SILENCE_MS : SILENCE_MS;
    return nowMs - seen.atMs > limit;
  }

  private heard(socket: Socket): void {
    const seen = this.#seen.get(socket);
    if (seen !== undefined) seen.bytes = -1;
  }
}

const bytesFrom = (socket: Socket): number => socket.conn.request.socket.bytesRead;
