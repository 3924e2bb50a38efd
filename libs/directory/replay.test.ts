import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { toHex, type LogEntry } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { deviceKeysOf, DirectoryStory, type StoryDevice } from '../testing/directory-story.js';
import { applyStatement } from './apply-statement.js';
import type { Directory } from './directory.js';
import { replay } from './replay.js';

beforeAll(readyCrypto);

/** All that a directory says, as text, so that two can be compared. */
const told = (directory: Directory | undefined): string =>
  JSON.stringify(
    {
      members: directory?.members(),
      terms: directory?.termsHistory,
      id: directory?.networkId,
      root: directory?.rootAt(directory.size),
    },
    (_key, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value),
  );

type Act = (story: DirectoryStory, about: StoryDevice, by: StoryDevice) => LogEntry;

const member = (
  kind: 'member.suspended' | 'member.reinstated' | 'member.removed' | 'member.erased' | 'correspondent.dismissed',
): Act => {
  return (story, { member: subject }, by) =>
    story.entry({ kind, subject, details: {} }, kind.startsWith('member') ? [by] : story.root);
};

const acts: readonly Act[] = [
  (story, _about, by) =>
    story.admission(story.newDevice(), { role: 'practitioner', country: 'TM', name: 'Newcomer' }, [by]),
  (story, { member: subject }, by) =>
    story.entry({ kind: 'member.amended', subject, details: {} }, [by], { personal: { name: 'Amended' } }),
  (story, about) =>
    story.entry(
      { kind: 'device.added', subject: about.member, details: { device: deviceKeysOf(story.newDevice(about.member)) } },
      [about],
    ),
  (story, { member: subject, device }, by) =>
    story.entry({ kind: 'device.revoked', subject, details: { device } }, [by]),
  (story, about, by) =>
    story.entry(
      {
        kind: 'member.recovered',
        subject: about.member,
        details: { device: deviceKeysOf(story.newDevice(about.member)) },
      },
      [by, ...story.root],
    ),
  member('member.suspended'),
  member('member.reinstated'),
  member('member.removed'),
  member('member.erased'),
  member('correspondent.dismissed'),
  (story, { member: subject }) => story.entry({ kind: 'correspondent.appointed', subject, details: {} }, story.root),
  (story) => story.entry({ kind: 'network.amended', subject: 'network', details: { quorum: 1 } }, story.root),
];

/** Three members of one country do to one another what they like; what is refused is left out. */
function history(steps: readonly (readonly [number, number, number])[]): DirectoryStory {
  const story = new DirectoryStory();
  const cast = [
    story.appoint('TM', 'Ogulnar'),
    story.appoint('TM', 'Batyr'),
    story.admit({ role: 'correspondent', country: 'TM', name: 'Jeren' }),
  ];
  for (const [act, about, by] of steps) {
    const [subject, signer] = [cast[about % cast.length], cast[by % cast.length]];
    const entry = subject && signer && acts[act % acts.length]?.(story, subject, signer);
    if (entry && applyStatement(story.directory, entry).outcome === 'applied') story.append(entry);
  }
  return story;
}

const steps = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 18 });

describe('laws of replay', () => {
  test('any prefix and then the rest gives what the whole gives', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (taken, cut) => {
        const { entries, directory } = history(taken);
        const at = cut % (entries.length + 1);
        const prefix = replay(entries.slice(0, at));
        const whole = replay(entries.slice(at), { from: prefix.directory, network: directory.networkId });
        expect(told(whole.directory)).toBe(told(directory));
      }),
      { numRuns: 25 },
    );
  });

  test('without the signatures it gives the same, and without the words the same tree', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { entries, directory } = history(taken);
        expect(told(replay(entries, { verified: true }).directory)).toBe(told(directory));
        const bare = replay(entries.map(({ statement }) => ({ statement })));
        expect(bare.outcome).toBe('applied');
        expect(bare.directory?.rootAt(directory.size)).toEqual(directory.rootAt(directory.size));
      }),
      { numRuns: 20 },
    );
  });

  test('an entry delivered again is refused, and a log with one left out is never taken for the whole', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (taken, choice) => {
        const { entries, directory } = history(taken);
        const at = choice % entries.length;
        const again = replay([...entries.slice(0, at + 1), ...entries.slice(at)]);
        expect(again).toMatchObject({ outcome: 'refused', index: at + 1 });
        const without = replay(entries.filter((_, index) => index !== at));
        const size = without.directory?.size ?? 0;
        expect(size).toBeLessThan(directory.size);
        if (size > at) expect(without.directory?.rootAt(size)).not.toEqual(directory.rootAt(size));
      }),
      { numRuns: 25 },
    );
  });

  test('of rival acts about one member exactly one stands, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 3, 5, 7], { minLength: 2 }), (chosen) => {
        const story = new DirectoryStory();
        const ogulnar = story.appoint('TM', 'Ogulnar');
        const merdan = story.admit({ role: 'practitioner', country: 'TM', name: 'Merdan' }, [ogulnar]);
        const rivals = chosen.flatMap((act) => acts[act]?.(story, merdan, ogulnar) ?? []);
        const outcomes = rivals.map((entry) => {
          const applied = applyStatement(story.directory, entry);
          if (applied.outcome === 'applied') story.append(entry);
          return applied.outcome === 'refused' ? applied.reason : applied.outcome;
        });
        expect(outcomes).toEqual(['applied', ...outcomes.slice(1).map(() => 'head-moved')]);
      }),
      { numRuns: 20 },
    );
  });

  test('no answer about a size ever changes with what comes later', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { entries, directory } = history(taken);
        let early: Directory | undefined;
        for (const entry of entries) {
          early = replay([entry], { from: early }).directory;
          for (const { member: id, devices } of early?.members() ?? []) {
            const size = early?.size ?? 0;
            expect(directory.isRemovedAt(id, size)).toBe(early?.isRemovedAt(id, size));
            for (const { device } of devices) {
              const identity = { member: id, device };
              expect(directory.isActiveAt(identity, size)).toBe(early?.isActiveAt(identity, size));
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('replay', () => {
  test('of nothing gives nothing', () => {
    expect(replay([])).toEqual({ outcome: 'applied', directory: undefined });
  });

  test('refuses the log of another network than the link named', () => {
    const [here, there] = [new DirectoryStory(), new DirectoryStory({ name: 'Mallory' })];
    const replayed = replay(there.entries, { network: here.directory.networkId });
    expect(replayed).toEqual({ outcome: 'refused', reason: 'foreign-network', index: 0, directory: undefined });
  });

  test('stops at the first refusal and says where, with the directory as it was', () => {
    const story = history([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const [last] = story.entries.slice(-1);
    if (last === undefined) throw new Error('a story');
    const spoiled = {
      ...last,
      statement: last.statement.map((byte, i) => (i === last.statement.length - 1 ? byte ^ 1 : byte)),
    };
    const replayed = replay([...story.entries.slice(0, -1), spoiled, last]);
    expect(replayed).toMatchObject({ outcome: 'refused', reason: 'signature-wrong', index: story.entries.length - 1 });
    expect(replayed.directory?.size).toBe(story.entries.length - 1);
  });

  test('a refused statement leaves the directory as it was', () => {
    const story = history([[0, 0, 0]]);
    const before = told(story.directory);
    for (const entry of story.entries) applyStatement(story.directory, entry);
    expect(told(story.directory)).toBe(before);
  });
});
