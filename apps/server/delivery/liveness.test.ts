import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import type { Socket } from 'socket.io';
import { Liveness, SWEEP_MS } from './liveness.js';

const HALF_OPEN_MS = 40_000;

/** As much of a connection as is looked at. */
function connection(transport: 'websocket' | 'polling', auth: object = {}) {
  const line = { bytesRead: 100 };
  const sent: string[] = [];
  const poll = { name: transport, writable: true };
  const conn = Object.assign(new EventEmitter(), {
    request: { socket: line },
    transport: poll,
    sendPacket: (type: string) => sent.push(type),
  });
  return { socket: { conn, handshake: { auth } } as unknown as Socket, line, conn, poll, sent };
}

/** Sweeps as the gateway does, and answers when the connection was found silent. */
function silentAt(liveness: Liveness, untilMs: number, each: (nowMs: number) => void = () => {}): number | undefined {
  for (let nowMs = 0; nowMs <= untilMs; nowMs += SWEEP_MS) {
    each(nowMs);
    if (liveness.silent(nowMs).length > 0) return nowMs;
  }
  return undefined;
}

/** How often it is pinged in an hour. */
function pingsOf({ socket, sent }: ReturnType<typeof connection>): number {
  const liveness = new Liveness();
  liveness.watch(socket, 0);
  for (let nowMs = 0; nowMs <= 3_600_000; nowMs += SWEEP_MS) liveness.ping(nowMs);
  expect(new Set(sent)).toEqual(new Set(['ping']));
  return sent.length;
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

test('one that polls lives while a request of it waits, and is ended within 40 s when none comes any more', () => {
  const liveness = new Liveness();
  const { socket, poll } = connection('polling');
  liveness.watch(socket, 0);
  expect(silentAt(liveness, 600_000)).toBeUndefined();
  poll.writable = false;
  expect(silentAt(liveness, 600_000 + HALF_OPEN_MS)).toBeLessThanOrEqual(600_000 + HALF_OPEN_MS);
  liveness.forget(socket);
  expect(liveness.silent(10_000_000)).toEqual([]);
});

test('one that polls lives by its packets, which come over changing sockets', () => {
  const liveness = new Liveness();
  const { socket, conn, poll } = connection('polling');
  poll.writable = false;
  liveness.watch(socket, 0);
  expect(silentAt(liveness, 600_000, (nowMs) => nowMs % 20_000 === 0 && conn.emit('packet'))).toBeUndefined();
  expect(liveness.silent(800_000)).toEqual([socket]);
});

test('a WebSocket is pinged four times a minute at most, so that two unanswered show within 40 s', () => {
  expect(pingsOf(connection('websocket'))).toBe(225);
});

test.each([
  ['after 50 s, then twice as late each time, up to eight minutes', {}, 9],
  ['as often as a client behind an impatient proxy asks', { pollHoldMs: 60_000 }, 60],
  ['no oftener than every half minute, whatever it asks', { pollHoldMs: 1 }, 112],
  ['no more seldom than every eight minutes', { pollHoldMs: 1e9 }, 9],
  ['every eight minutes at most when it asks for no number', { pollHoldMs: 'x' }, 9],
])('one that polls is pinged %s', (_, auth, times) => {
  expect(pingsOf(connection('polling', auth))).toBe(times);
});
