import { beforeEach, expect, test } from '@jest/globals';
import { newId } from '@kopri/protocol';
import { SystemRandomness } from './ports/randomness.js';
import { ServerBus } from './server-bus.js';
import { Sessions } from './sessions.js';
import { TestClock } from './testing/test-clock.js';
import { random } from './testing/test-device.js';

const DAY_MS = 24 * 3_600_000;
const member = newId('member', random);
const [laptop, desktop] = [newId('device', random), newId('device', random)];

let clock: TestClock;
let bus: ServerBus;
let sessions: Sessions;

beforeEach(() => {
  clock = new TestClock();
  bus = new ServerBus();
  sessions = new Sessions(clock, new SystemRandomness(), bus);
});

test('a token opens the session of its member and device, for a day', () => {
  const token = sessions.begin(member, laptop);
  expect(sessions.verify(token)).toMatchObject({ member, device: laptop });
  expect(sessions.verify(`${token}x`)).toBeUndefined();
  clock.advance(DAY_MS - 1);
  expect(sessions.verify(token)).toBeDefined();
  clock.advance(1);
  expect(sessions.verify(token)).toBeUndefined();
  expect(sessions.size).toBe(0);
});

test('ending a device ends all its sessions and no other’s, and tells whoever holds its sockets', () => {
  const told: unknown[] = [];
  bus.on('sessions.ended', ({ devices }) => told.push(...devices));
  const [one, two, other] = [
    sessions.begin(member, laptop),
    sessions.begin(member, laptop),
    sessions.begin(member, desktop),
  ];
  sessions.end([laptop]);
  expect([one, two].map((token) => sessions.verify(token))).toEqual([undefined, undefined]);
  expect(sessions.verify(other)).toBeDefined();
  expect(told).toEqual([laptop]);
  sessions.end([]);
  expect(told).toEqual([laptop]);
});

test('a device that signs in again and again loses its least used sessions, not the one it lives on', () => {
  const lived = sessions.begin(member, laptop);
  const unused = sessions.begin(member, laptop);
  for (let i = 0; i < 200; i++) {
    sessions.begin(member, laptop);
    sessions.verify(lived);
  }
  expect(sessions.verify(lived)).toBeDefined();
  expect(sessions.verify(unused)).toBeUndefined();
  expect(sessions.size).toBeLessThan(100);
});
