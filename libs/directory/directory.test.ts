import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DirectoryOracle } from '@kopri/crypto/sealed';
import { readyCrypto } from '@kopri/crypto/verify';
import { deviceKeysOf, DirectoryStory, rootOf, type StoryDevice } from '../testing/directory-story.js';
import { applyStatement } from './apply-statement.js';
import { saltPersonal } from './draft.js';
import { parseEntry } from './parse-entry.js';
import { replay } from './replay.js';
import { verifyInclusion } from './proofs.js';

beforeAll(readyCrypto);

function office() {
  const story = new DirectoryStory();
  const ogulnar = story.appoint('TM', 'Ogulnar');
  const merdan = story.admit(
    { role: 'practitioner', country: 'TM', name: 'Merdan', nameLocal: 'Мердан', languages: ['tk', 'ru'] },
    [ogulnar],
  );
  return { story, ogulnar, merdan };
}

/** Tells it, and gives the size of the log after. */
const told = (
  story: DirectoryStory,
  kind: 'member.suspended' | 'member.reinstated' | 'member.removed' | 'member.erased',
  about: StoryDevice,
  by: StoryDevice,
  reason?: string,
): number => {
  story.tell({ kind, subject: about.member, details: {} }, [by], reason === undefined ? {} : { personal: { reason } });
  return story.directory.size;
};

describe('what the directory knows', () => {
  test('a member stands there with the words, the country and who vouched for them', () => {
    const { story, ogulnar, merdan } = office();
    expect(story.directory.findMember(merdan.member)).toMatchObject({
      role: 'practitioner',
      country: 'TM',
      authority: 'tm-gpo',
      state: 'active',
      personal: { name: 'Merdan', nameLocal: 'Мердан', languages: ['tk', 'ru'] },
      vouchedBy: ogulnar.member,
      admittedAt: { size: 4 },
    });
    expect(story.directory.findMember(ogulnar.member)?.vouchedBy).toBe('root');
  });

  test('members come in the order of their admission', () => {
    const { story, ogulnar, merdan } = office();
    expect(story.directory.members().map(({ member }) => member)).toEqual([ogulnar.member, merdan.member]);
  });

  test("only appointed and active correspondents are a country's correspondents", () => {
    const { story, ogulnar } = office();
    story.admit({ role: 'correspondent', country: 'TM', name: 'Jeren' });
    expect(story.directory.correspondentsOf('TM').map(({ member }) => member)).toEqual([ogulnar.member]);
    story.tell({ kind: 'member.suspended', subject: ogulnar.member, details: {} }, story.root);
    expect(story.directory.correspondentsOf('TM')).toEqual([]);
  });

  test('an amendment gives new words and a new authority, and keeps what it does not name', () => {
    const { story, ogulnar, merdan } = office();
    story.tell({ kind: 'member.amended', subject: merdan.member, details: { authority: 'tm-mia' } }, [ogulnar]);
    expect(story.directory.findMember(merdan.member)).toMatchObject({
      authority: 'tm-mia',
      personal: { name: 'Merdan' },
    });
    story.tell({ kind: 'member.amended', subject: merdan.member, details: {} }, [ogulnar], {
      personal: { name: 'Merdan A.' },
    });
    expect(story.directory.findMember(merdan.member)).toMatchObject({
      authority: 'tm-mia',
      personal: { name: 'Merdan A.' },
    });
    expect(story.directory.findMember(merdan.member)?.personal?.nameLocal).toBeUndefined();
  });

  test('the quorum is shown, zero as zero, and a lowered one stays visible', () => {
    const story = new DirectoryStory({ quorum: 2 });
    expect(story.directory.quorum).toBe(2);
    story.tell({ kind: 'network.amended', subject: 'network', details: { quorum: 0 } }, story.root);
    expect(story.directory.quorum).toBe(0);
    expect(story.directory.termsHistory.map(({ size, quorum }) => [size, quorum])).toEqual([
      [1, 2],
      [2, 0],
    ]);
  });

  test('an amended network keeps its id, and each checkpoint is judged by the log key of its size', () => {
    const { story } = office();
    const { networkId, log } = story.directory;
    const next = { origin: 'kopri.example/second', public: story.newKeyPair().publicKey };
    story.tell(
      {
        kind: 'network.amended',
        subject: 'network',
        details: { name: 'Renamed', log: next, root: rootOf([story.newRootKey()], 1) },
      },
      story.root,
    );
    expect(story.directory).toMatchObject({ name: 'Renamed', log: next, suite: 0xf00e });
    expect(story.directory.networkId).toEqual(networkId);
    expect(story.directory.termsAt(4).log).toEqual(log);
    expect(story.directory.termsAt(5).log).toEqual(next);
  });

  test('each statement about a member is found again and proved from its index', () => {
    const { story, ogulnar, merdan } = office();
    told(story, 'member.removed', merdan, ogulnar, 'left the post');
    const { directory, entries } = story;
    const indexes = directory.findMember(merdan.member)?.statements ?? [];
    expect(indexes).toEqual([3, 4]);
    for (const index of indexes) {
      const parsed = parseEntry(entries[index] ?? { statement: new Uint8Array(0) });
      if (parsed.outcome === 'refused') throw new Error(parsed.reason);
      const root = directory.rootAt(directory.size) ?? new Uint8Array(0);
      const proof = directory.tree.inclusionProof(index, directory.size) ?? [];
      verifyInclusion({ index, size: directory.size, leaf: parsed.statement.leaf, root, proof });
    }
  });
});

describe('answers as of a size', () => {
  test('suspended, reinstated and removed are each true from their own place on, for ever', () => {
    const { story, ogulnar, merdan } = office();
    const admitted = story.directory.size;
    const suspended = told(story, 'member.suspended', merdan, ogulnar);
    const reinstated = told(story, 'member.reinstated', merdan, ogulnar);
    const removed = told(story, 'member.removed', merdan, ogulnar);
    const { directory } = story;
    const sizes = [admitted - 1, admitted, suspended, reinstated, removed];
    expect(sizes.map((size) => directory.isActiveAt(merdan, size))).toEqual([false, true, false, true, false]);
    expect(sizes.map((size) => directory.isRemovedAt(merdan.member, size))).toEqual([false, false, false, false, true]);
  });

  test('a device is a leaf from its addition to its revocation', () => {
    const { story, merdan } = office();
    const second = story.newDevice(merdan.member);
    story.tell({ kind: 'device.added', subject: merdan.member, details: { device: deviceKeysOf(second) } }, [merdan], {
      personal: { deviceName: 'laptop' },
    });
    story.tell({ kind: 'device.revoked', subject: merdan.member, details: { device: second.device } }, [merdan]);
    const { directory } = story;
    expect([4, 5, 6].map((size) => directory.isActiveAt(second, size))).toEqual([false, true, false]);
    expect(directory.findDevice(second.device)?.device).toMatchObject({
      deviceName: 'laptop',
      addedAt: { size: 5 },
      revokedAt: { size: 6 },
    });
    expect(directory.isActiveAt(merdan, 6)).toBe(true);
  });

  test('a recovery revokes all devices and adds one', () => {
    const { story, ogulnar, merdan } = office();
    const next = story.newDevice(merdan.member);
    story.tell({ kind: 'member.recovered', subject: merdan.member, details: { device: deviceKeysOf(next) } }, [
      ogulnar,
      ...story.root,
    ]);
    const { directory } = story;
    expect([merdan, next].map((device) => [directory.isActiveAt(device, 4), directory.isActiveAt(device, 5)])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect([directory.standingOf(merdan.device), directory.standingOf(next.device)]).toEqual(['revoked', 'active']);
  });

  test("an MLS key was that device's for ever, also after it was revoked, and nobody else's", () => {
    const { story, ogulnar, merdan } = office();
    told(story, 'member.removed', merdan, ogulnar);
    const { directory } = story;
    expect(directory.wasMlsKeyOf(merdan, merdan.mlsKey.publicKey)).toBe(true);
    expect(directory.wasMlsKeyOf(merdan, merdan.key.publicKey)).toBe(false);
    expect(directory.wasMlsKeyOf({ member: ogulnar.member, device: merdan.device }, merdan.mlsKey.publicKey)).toBe(
      false,
    );
    expect(directory.isActiveAt({ member: ogulnar.member, device: merdan.device }, 4)).toBe(false);
  });

  test.each([
    'secretariat',
    'oversight',
    'operator',
  ] as const)('a device of the %s signs in and is never a leaf', (role) => {
    const { story } = office();
    const device = story.admit({ role, name: 'Somebody' });
    expect(story.directory.standingOf(device.device)).toBe('active');
    expect(story.directory.isActiveAt(device, story.directory.size)).toBe(false);
  });

  test('beyond what was replayed there is no root and nobody is active', () => {
    const { story, merdan } = office();
    const { directory } = story;
    expect([directory.rootAt(4), directory.rootAt(5)]).toEqual([expect.any(Uint8Array), undefined]);
    expect([directory.isActiveAt(merdan, 5), directory.isRemovedAt(merdan.member, 5)]).toEqual([false, false]);
  });

  test('a later directory answers of an earlier size as the earlier one did, and serves as the oracle of the MLS engine', () => {
    const { story, ogulnar, merdan } = office();
    const before: DirectoryOracle = story.directory;
    told(story, 'member.removed', merdan, ogulnar);
    const after: DirectoryOracle = story.directory;
    for (const size of [0, 1, 2, 3, 4]) {
      expect(after.isActiveAt(merdan, size)).toBe(before.isActiveAt(merdan, size));
      expect(after.rootAt(size)).toEqual(before.rootAt(size));
    }
  });

  test.each([
    ['suspended', 'member.suspended'],
    ['removed', 'member.removed'],
  ] as const)('the device of a %s member is known as such', (standing, kind) => {
    const { story, ogulnar, merdan } = office();
    told(story, kind, merdan, ogulnar);
    expect(story.directory.standingOf(merdan.device)).toBe(standing);
    expect(story.directory.standingOf(story.newDevice().device)).toBe('unknown');
  });
});

describe('erasure of personal parts', () => {
  test('a log replays alike without them: same tree, same network, same members, no words', () => {
    const { story, ogulnar, merdan } = office();
    told(story, 'member.removed', merdan, ogulnar, 'left the post');
    const bare = replay(story.entries.map(({ statement }) => ({ statement })));
    const { directory } = bare;
    expect(bare.outcome).toBe('applied');
    expect(directory?.rootAt(5)).toEqual(story.directory.rootAt(5));
    expect(directory?.findMember(merdan.member)).toMatchObject({
      state: 'removed',
      personal: undefined,
      authority: 'tm-gpo',
    });
    expect(directory?.headOf(merdan.member)).toEqual(story.directory.headOf(merdan.member));
  });

  test('once erased, words are gone, though somebody still hands them out', () => {
    const { story, ogulnar, merdan } = office();
    const details = { device: deviceKeysOf(story.newDevice(merdan.member)) };
    const words = { personal: { deviceName: 'laptop of Merdan' } };
    story.tell({ kind: 'device.added', subject: merdan.member, details }, [merdan], words);
    told(story, 'member.removed', merdan, ogulnar, 'left the post');
    expect(story.directory.findMember(merdan.member)?.history.at(-1)?.reason).toBe('left the post');
    told(story, 'member.erased', merdan, ogulnar);
    const member = story.directory.findMember(merdan.member);
    expect(member).toMatchObject({ state: 'removed', personal: undefined, erasedAt: { size: 7 } });
    expect(JSON.stringify(member)).not.toMatch(/Merdan|Мердан|left the post|laptop/);
  });

  test('an amended name that is not handed out is no name, not the old one', () => {
    const { story, ogulnar, merdan } = office();
    const { statement } = story.entry({ kind: 'member.amended', subject: merdan.member, details: {} }, [ogulnar], {
      personal: { name: 'Changed' },
    });
    story.append({ statement });
    expect(story.directory.findMember(merdan.member)?.personal).toBeUndefined();
  });

  test('words that nobody signed for are refused', () => {
    const { story, ogulnar, merdan } = office();
    const { salted } = saltPersonal({ name: 'Mallory' }, story.random(32));
    const admission = story.admission(story.newDevice(), { role: 'practitioner', country: 'TM', name: 'Jeren' }, [
      ogulnar,
    ]);
    const suspension = story.entry({ kind: 'member.suspended', subject: merdan.member, details: {} }, [ogulnar]);
    for (const entry of [admission, suspension]) {
      expect(applyStatement(story.directory, { ...entry, personal: salted })).toEqual({
        outcome: 'refused',
        reason: 'personal-mismatch',
      });
    }
    const { personal } = admission;
    if (personal === undefined) throw new Error('an admission with words');
    const otherSalt = { salt: story.random(32), bytes: personal.bytes };
    const shifted = {
      salt: personal.salt.slice(0, 31),
      bytes: Uint8Array.of(personal.salt[31] ?? 0, ...personal.bytes),
    };
    for (const each of [otherSalt, shifted]) {
      const spoiled = { ...admission, personal: each };
      expect(applyStatement(story.directory, spoiled)).toEqual({ outcome: 'refused', reason: 'personal-mismatch' });
    }
    expect(applyStatement(story.directory, admission)).toMatchObject({ outcome: 'applied' });
  });

  test('the same words under another salt have another hash', () => {
    const { story } = office();
    const [one, other] = [
      saltPersonal({ name: 'Merdan' }, story.random(32)),
      saltPersonal({ name: 'Merdan' }, story.random(32)),
    ];
    expect(one.hash).not.toEqual(other.hash);
    expect(one.salted.bytes).toEqual(other.salted.bytes);
  });
});
