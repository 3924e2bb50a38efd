import { describe, expect, test } from '@jest/globals';
import { newId, rosterOf, type DeviceId } from '@kopri/protocol';
import * as fc from 'fast-check';
import {
  applyCommit,
  type Channel,
  type DirectoryFacts,
  isRepairDue,
  judgeAppend,
  judgeCommit,
  lastVisibleSeq,
  nextVisibleRange,
  type ProposedCommit,
} from './delivery.rules.js';

const device = (n: number): DeviceId => newId('device', (length) => new Uint8Array(length).fill(n));
const [elif, gyzylgul, merdan, mallory, somchai] = [1, 2, 3, 4, 5].map(device) as [
  DeviceId,
  DeviceId,
  DeviceId,
  DeviceId,
  DeviceId,
];
const rootAt = (size: number) => new Uint8Array(32).fill(size);
const rosterHash = new Uint8Array(32).fill(99);

const directoryOf = (size: number, ...suspended: DeviceId[]): DirectoryFacts => ({
  size,
  rootAt: (asked) => (asked <= size ? rootAt(asked) : undefined),
  mayBeLeaf: (one) => !suspended.includes(one),
});

const channel: Channel = {
  head: { epoch: 7, lastSeq: 41 },
  boundSize: 10,
  roster: new Set([elif, gyzylgul]),
  spans: new Map([
    [elif, [{ joinedSeq: 0 }]],
    [gyzylgul, [{ joinedSeq: 3 }]],
    [merdan, [{ joinedSeq: 3, leftSeq: 20 }]],
  ]),
};

const commit = (change: Partial<ProposedCommit> = {}): ProposedCommit => ({
  committer: elif,
  epoch: 7,
  binding: { version: 1, size: 12, root: rootAt(12), roster: rosterHash },
  roster: rosterOf([elif, gyzylgul]),
  rosterHash,
  welcomed: [],
  ...change,
});

describe('appending', () => {
  test('a message of the current epoch takes the next place in the log', () => {
    expect(judgeAppend(channel, { device: elif, epoch: 7 }, false)).toEqual({
      accept: true,
      next: { epoch: 7, lastSeq: 42 },
    });
  });

  test.each([
    [6, 'epoch-behind'],
    [8, 'epoch-ahead'],
  ] as const)('a message of epoch %i is refused: %s (T7)', (epoch, reason) => {
    expect(judgeAppend(channel, { device: elif, epoch }, false)).toEqual({ accept: false, reason });
  });

  test.each([
    ['one who was removed', merdan],
    ['one who never was in it', mallory],
  ])('to %s a channel is like one that does not exist, whatever the epoch and the repair (T13)', (_, outsider) => {
    for (const epoch of [6, 7, 8]) {
      for (const due of [true, false]) {
        expect(judgeAppend(channel, { device: outsider, epoch }, due)).toEqual(
          judgeAppend(undefined, { device: outsider, epoch }, due),
        );
      }
    }
  });

  test('nothing is appended while a device that may be no leaf is still on the roster (T7)', () => {
    expect(isRepairDue(channel, directoryOf(12, merdan))).toBe(false);
    expect(isRepairDue(channel, directoryOf(12, gyzylgul))).toBe(true);
    expect(judgeAppend(channel, { device: elif, epoch: 7 }, true)).toEqual({ accept: false, reason: 'repair-first' });
  });
});

describe('committing', () => {
  test('a commit of the current epoch by one of the roster wins, also while a repair is due (T5)', () => {
    const verdict = judgeCommit(channel, commit({ roster: [elif] }), directoryOf(12, gyzylgul));
    expect(verdict).toEqual({ accept: true, next: { joined: [], left: [gyzylgul] } });
  });

  test('epoch 0 opens a channel that does not exist, with the committer as its first device', () => {
    const opening = commit({ epoch: 0, roster: rosterOf([elif, gyzylgul]), welcomed: [gyzylgul] });
    const verdict = judgeCommit(undefined, opening, directoryOf(12));
    expect(verdict).toEqual({ accept: true, next: { joined: [gyzylgul], left: [] } });
    const opened = applyCommit(undefined, opening, { joined: [gyzylgul], left: [] });
    expect(opened.head).toEqual({ epoch: 1, lastSeq: 1 });
    expect([lastVisibleSeq(opened, elif), nextVisibleRange(opened, elif, 0)]).toEqual([1, { from: 0, to: 1 }]);
    expect(nextVisibleRange(opened, gyzylgul, 0)).toBeUndefined();
  });

  const cases: readonly (readonly [string, string, ProposedCommit, DirectoryFacts?])[] = [
    ['of an earlier epoch', 'epoch-behind', commit({ epoch: 6 })],
    ['of a later epoch', 'epoch-ahead', commit({ epoch: 8 })],
    ['by a device not on the roster', 'channel-unknown', commit({ committer: mallory })],
    ['by a device removed before', 'channel-unknown', commit({ committer: merdan })],
    ['by a device suspended meanwhile', 'member-inactive', commit(), directoryOf(12, elif)],
    ['whose roster is not the one it binds to', 'roster-mismatch', commit({ rosterHash: new Uint8Array(32) })],
    ['bound to more directory than there is', 'directory-behind', commit(), directoryOf(11)],
    [
      'bound to less directory than the commit before',
      'directory-behind',
      commit({ binding: { version: 1, size: 9, root: rootAt(9), roster: rosterHash } }),
    ],
    [
      'bound to another directory',
      'roster-mismatch',
      commit({ binding: { version: 1, size: 12, root: rootAt(11), roster: rosterHash } }),
    ],
    [
      'that adds a device which may be no leaf',
      'member-inactive',
      commit({ roster: rosterOf([elif, gyzylgul, somchai]), welcomed: [somchai] }),
      directoryOf(12, somchai),
    ],
    [
      'that adds a device without a welcome',
      'roster-mismatch',
      commit({ roster: rosterOf([elif, gyzylgul, somchai]) }),
    ],
    ['with a welcome for one who is not in it', 'roster-mismatch', commit({ welcomed: [somchai] })],
    ['that removes its own committer', 'roster-mismatch', commit({ roster: [gyzylgul] })],
  ];
  test.each(cases)('a commit %s is refused: %s', (_, reason, proposed, directory = directoryOf(12)) => {
    expect(judgeCommit(channel, proposed, directory)).toEqual({ accept: false, reason });
  });

  test('a commit to a channel that does not exist is refused unless it opens one', () => {
    expect(judgeCommit(undefined, commit(), directoryOf(12))).toEqual({ accept: false, reason: 'channel-unknown' });
  });

  test('a channel that exists is not opened again: to its roster the epoch is over, to others it is unknown', () => {
    expect(judgeCommit(channel, commit({ epoch: 0 }), directoryOf(12))).toEqual({
      accept: false,
      reason: 'epoch-behind',
    });
    expect(judgeCommit(channel, commit({ epoch: 0, committer: mallory }), directoryOf(12))).toEqual({
      accept: false,
      reason: 'channel-unknown',
    });
  });

  test('who left sees the log up to the commit that removed them, and after coming back from there on', () => {
    const left = applyCommit(channel, commit({ roster: [elif] }), { joined: [], left: [gyzylgul] });
    expect([lastVisibleSeq(left, gyzylgul), left.head]).toEqual([42, { epoch: 8, lastSeq: 42 }]);
    const back = applyCommit({ ...left, head: { epoch: 8, lastSeq: 50 } }, commit({ epoch: 8 }), {
      joined: [gyzylgul],
      left: [],
    });
    expect(nextVisibleRange(back, gyzylgul, 0)).toEqual({ from: 3, to: 42 });
    expect(nextVisibleRange(back, gyzylgul, 42)).toBeUndefined();
    const later = { ...back, head: { epoch: 9, lastSeq: 53 } };
    expect(nextVisibleRange(later, gyzylgul, 42)).toEqual({ from: 51, to: 53 });
  });
});

test('law: whatever commits come, a device sees exactly what was stored while it was on the roster (T7)', () => {
  const people = [gyzylgul, merdan, somchai];
  const step = fc.oneof(fc.constant('append' as const), fc.subarray(people));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let now = applyCommit(undefined, commit({ epoch: 0, roster: [elif] }), { joined: [], left: [] });
      const maySee = new Map<DeviceId, number[]>([...people, elif].map((one) => [one, []]));
      const show = (readers: Iterable<DeviceId>, seq: number): void => {
        for (const one of readers) maySee.get(one)?.push(seq);
      };
      show([elif], 1);
      for (const next of steps) {
        const before = now.roster;
        if (next === 'append') now = { ...now, head: { ...now.head, lastSeq: now.head.lastSeq + 1 } };
        else {
          const roster = rosterOf([elif, ...next]);
          const proposed = commit({
            epoch: now.head.epoch,
            roster,
            welcomed: roster.filter((one) => !before.has(one)),
          });
          const verdict = judgeCommit(now, proposed, directoryOf(12));
          if (!verdict.accept) throw new Error(verdict.reason);
          now = applyCommit(now, proposed, verdict.next);
        }
        show(before, now.head.lastSeq);
      }
      for (const [one, expected] of maySee) expect(seenBy(now, one)).toEqual(expected);
    }),
  );
});

/** Pages through the log as a client does. */
function seenBy(now: Channel, one: DeviceId): number[] {
  const seen: number[] = [];
  for (let after = 0; ; ) {
    const range = nextVisibleRange(now, one, after);
    if (range === undefined) return seen;
    for (let seq = range.from + 1; seq <= range.to; seq += 1) seen.push(seq);
    after = range.to;
  }
}
