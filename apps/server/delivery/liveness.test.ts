import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import type { Socket } from 'socket.io';
import { Liveness, SWEEP_MS } from './liveness.js';

const HALF_OPEN_MS = 40_000;

/** As much of a connection as is looked at. */
function connection(transport: 'websocket' | 'polling') {
  const line = { bytesRead: 100 };
  const conn = Object.assign(new EventEmitter(), { request: { socket: line }, transport: { name: transport } });
  return { socket: { conn } as unknown as Socket, line, conn };
}

/** Sweeps as the gateway does, and answers when the connection was found silent. */
function silentAt(liveness: Liveness, untilMs: number, each: (nowMs: number) => void = () => {}): number | undefined {
  for (let nowMs = 0; nowMs <= untilMs; nowMs += SWEEP_MS) {
    each(nowMs);
    if (liveness.silent(nowMs).length > 0) return nowMs;
  }
  return undefined;
}

test('a half-open connection is ended within 40 s', () => {
  const liveness = new Liveness();
  liveness.watch(connection('websocket').socket, 0);
  expect(silentAt(liveness, HALF_OPEN_MS)).toBeLessThanOrEqual(HALF_OPEN_MS);
});

test('one whose bytes trickle in lives, however long its packet takes', () => {
  const liveness = new Liveness();
  const { socket, line } = connection('websocket');
  liveness.watch(socket, 0);
  expect(silentAt(liveness, 600_000, () => (line.bytesRead += 1))).toBeUndefined();
});

test('one that polls lives by its packets, which come over changing sockets', () => {
  const liveness = new Liveness();
  const { socket, conn } = connection('polling');
  liveness.watch(socket, 0);
  expect(silentAt(liveness, 600_000, (nowMs) => nowMs % 20_000 === 0 && conn.emit('packet'))).toBeUndefined();
  expect(liveness.silent(800_000)).toEqual([socket]);
  liveness.forget(socket);
  expect(liveness.silent(10_000_000)).toEqual([]);
});
