/**
 * Keeps idle connections open with as few bytes as they need, ends half-open ones within 40 s, and
 * leaves alone those that are merely slow: a commit of a large channel takes minutes at 64 kbit/s,
 * and the pong waits behind it. A WebSocket lives as long as bytes arrive from it; one that polls as
 * long as a request of it waits here, whose line the kernel probes, or packets come.
 */
import { FIRST_POLL_WAIT_MS, MAX_POLL_HOLD_MS, MIN_POLL_HOLD_MS } from '@kopri/protocol';
import type { Server as NetServer } from 'node:net';
import type { Socket } from 'socket.io';

const WEBSOCKET_PING_MS = 15_000;
/** Two pings unanswered, and the sweep that notices. */
const SILENCE_MS = 34_000;
export const SWEEP_MS = 4_000;
/** First probe of a silent line; ten more, a second apart, and the kernel ends it. */
const PROBE_AFTER_MS = 15_000;

interface Seen {
  bytes: number;
  atMs: number;
  pingedMs: number;
  /** Doubles with each ping. */
  pollWaitMs: number;
}

export class Liveness {
  readonly #seen = new Map<Socket, Seen>();

  /** A waiting poll sends nothing: whether its line still stands only the kernel can tell. */
  probeLines(server: Pick<NetServer, 'on'>): void {
    server.on('connection', (line) => line.setKeepAlive(true, PROBE_AFTER_MS));
  }

  watch(socket: Socket, nowMs: number): void {
    this.#seen.set(socket, { bytes: bytesFrom(socket), atMs: nowMs, pingedMs: nowMs, pollWaitMs: FIRST_POLL_WAIT_MS });
    socket.conn.on('packet', () => this.heard(socket));
  }

  forget(socket: Socket): void {
    this.#seen.delete(socket);
  }

  /** Pings those whose turn it is. A ping ends the wait of a poll; its reply and the next poll are some 1.6 kB. */
  ping(nowMs: number): void {
    for (const [socket, seen] of this.#seen) {
      const waitMs = isPolling(socket) ? Math.min(pollHoldMs(socket), seen.pollWaitMs) : WEBSOCKET_PING_MS;
      if (nowMs - seen.pingedMs < waitMs) continue;
      Object.assign(seen, { pingedMs: nowMs, pollWaitMs: 2 * waitMs });
      socket.conn['sendPacket']('ping');
    }
  }

  /** The connections silent for too long; `nowMs` never goes back. */
  silent(nowMs: number): Socket[] {
    return [...this.#seen].filter(([socket, seen]) => this.isSilent(socket, seen, nowMs)).map(([socket]) => socket);
  }

  private isSilent(socket: Socket, seen: Seen, nowMs: number): boolean {
    const bytes = bytesFrom(socket);
    if (bytes !== seen.bytes || holdsPoll(socket)) Object.assign(seen, { bytes, atMs: nowMs });
    return nowMs - seen.atMs > SILENCE_MS;
  }

  private heard(socket: Socket): void {
    const seen = this.#seen.get(socket);
    if (seen !== undefined) seen.bytes = -1;
  }
}

const isPolling = ({ conn }: Socket): boolean => conn.transport.name === 'polling';
const holdsPoll = (socket: Socket): boolean => isPolling(socket) && socket.conn.transport.writable;
const bytesFrom = ({ conn }: Socket): number => conn.request.socket.bytesRead;

/** The longest wait: the client asks for less when its line does not stand much. */
function pollHoldMs({ handshake }: Socket): number {
  const asked: unknown = handshake.auth['pollHoldMs'];
  if (typeof asked !== 'number') return MAX_POLL_HOLD_MS;
  return Math.min(MAX_POLL_HOLD_MS, Math.max(MIN_POLL_HOLD_MS, asked));
}
