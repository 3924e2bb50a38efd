import { beforeAll, describe, expect, test } from '@jest/globals';
import { newId, signedStatementCodec, type LogEntry } from '@kopri/protocol';
import { signLabelled } from '@kopri/crypto/sealed';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  deviceKeysOf,
  DirectoryStory,
  rootOf,
  storyOffice,
  type StoryDevice,
  type StorySigner,
} from '../testing/directory-story.js';
import { applyStatement, requireApplied, type ApplyOptions } from './apply-statement.js';
import { assembleEntry } from './draft.js';

beforeAll(readyCrypto);

const DAY_MS = 24 * 60 * 60_000;

const outcome = (story: DirectoryStory, entry: LogEntry, options?: ApplyOptions): string => {
  const applied = applyStatement(story.directory, entry, options);
  return applied.outcome === 'refused' ? applied.reason : applied.outcome;
};

describe('a statement belongs to one place of one log', () => {
  test('the same statement again is refused: its place is taken', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    story.tell(suspension, [ogulnar]);
    const lift = story.tell({ kind: 'member.reinstated', subject: merdan.member, details: {} }, [ogulnar]);
    for (const entry of story.entries.slice(1)) expect(outcome(story, entry)).toBe('head-moved');
    expect(outcome(story, lift)).toBe('head-moved');
  });

  test('of two rival acts the first stands, whichever that is', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    const rivals = [
      story.entry(suspension, [ogulnar]),
      story.entry({ kind: 'member.removed', subject: merdan.member, details: {} }, [ogulnar]),
    ];
    for (const [first, second] of [rivals, rivals.toReversed()]) {
      if (first === undefined || second === undefined) throw new Error('two rivals');
      const after = requireApplied(applyStatement(story.directory, first));
      expect(applyStatement(after, second)).toEqual({ outcome: 'refused', reason: 'head-moved' });
    }
  });

  test('acts about two members are no rivals', () => {
    const { story, ogulnar, suspension } = storyOffice();
    const admission = story.admission(story.newDevice(), { role: 'practitioner', country: 'TM', name: 'Jeren' }, [
      ogulnar,
    ]);
    story.append(story.entry(suspension, [ogulnar]));
    expect(outcome(story, admission)).toBe('applied');
  });

  test('a statement of another network is refused', () => {
    const [here, there] = [storyOffice(), storyOffice('elsewhere')];
    expect(outcome(here.story, there.story.entry(there.suspension, [there.ogulnar]))).toBe('foreign-network');
  });

  test('a log begins with its founding and has no second one', () => {
    const { story } = storyOffice();
    const [founding, first] = story.entries;
    if (founding === undefined || first === undefined) throw new Error('a story of two entries');
    expect(applyStatement(undefined, first)).toEqual({ outcome: 'refused', reason: 'founding-misplaced' });
    expect(outcome(story, founding)).toBe('founding-misplaced');
  });

  test('the network id is the hash of the founding, whoever serves it', () => {
    expect(storyOffice().story.directory.networkId).toEqual(storyOffice().story.directory.networkId);
    expect(storyOffice('elsewhere').story.directory.networkId).not.toEqual(storyOffice().story.directory.networkId);
  });
});

describe('time', () => {
  test('a statement may be a day older than the newest, no more', () => {
    const { story, ogulnar, suspension } = storyOffice();
    const at = (timeMs: number) => outcome(story, story.entry(suspension, [ogulnar], { timeMs }));
    expect(at(story.nowMs - DAY_MS)).toBe('applied');
    expect(at(story.nowMs - DAY_MS - 1)).toBe('time-off');
  });

  test('days of slack do not add up', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    const newest = story.nowMs;
    story.tell(suspension, [ogulnar], { timeMs: newest - DAY_MS });
    const lift = story.entry({ kind: 'member.reinstated', subject: merdan.member, details: {} }, [ogulnar], {
      timeMs: newest - DAY_MS - 1,
    });
    expect(outcome(story, lift)).toBe('time-off');
  });

  test('the server takes nothing from the future, which would bar all that follows; replay knows no clock', () => {
    const { story, ogulnar, suspension } = storyOffice();
    const entry = story.entry(suspension, [ogulnar], { timeMs: story.nowMs + 3650 * DAY_MS });
    expect(outcome(story, entry, { nowMs: story.nowMs })).toBe('time-off');
    expect(outcome(story, entry)).toBe('applied');
    expect(outcome(story, story.entry(suspension, [ogulnar]), { nowMs: story.nowMs })).toBe('applied');
  });
});

describe('signatures', () => {
  test('a signature by another key is wrong, and so is one over another purpose', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    expect(outcome(story, story.entry(suspension, [{ ...ogulnar, key: merdan.key }]))).toBe('signature-wrong');
    const { body } = signedStatementCodec.parse(story.entry(suspension, [ogulnar]).statement);
    const signature = signLabelled('session', body, ogulnar.key.privateKey);
    expect(outcome(story, assembleEntry(body, [{ signer: ogulnar.signer, signature }]))).toBe('signature-wrong');
  });

  test('one signer does not count twice', () => {
    const { story } = storyOffice();
    const [key] = story.root;
    if (key === undefined) throw new Error('a root of one key');
    const quorum = { kind: 'network.amended', subject: 'network', details: { quorum: 1 } } as const;
    expect(outcome(story, story.entry(quorum, [key, key]))).toBe('signer-twice');
  });

  test('a founding without the threshold of its own root founds nothing', () => {
    expect(() => new DirectoryStory({ rootKeys: 2, threshold: 3 })).toThrow('too-few-signatures');
    const story = new DirectoryStory({ rootKeys: 3, threshold: 2 });
    const { body, signatures } = signedStatementCodec.parse(story.entries[0]?.statement ?? new Uint8Array(0));
    expect(applyStatement(undefined, assembleEntry(body, signatures.slice(0, 1)))).toEqual({
      outcome: 'refused',
      reason: 'too-few-signatures',
    });
    expect(applyStatement(undefined, assembleEntry(body, signatures.slice(1)))).toMatchObject({ outcome: 'applied' });
  });

  test('what this client verified before replays without its signatures, under all the other rules', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    const forged = story.entry(suspension, [{ ...ogulnar, key: merdan.key }]);
    expect(outcome(story, forged, { verified: true })).toBe('applied');
    expect(outcome(story, story.entry(suspension, [merdan]), { verified: true })).toBe('not-entitled');
  });
});

describe('devices and ids', () => {
  const admitting = (
    cast: ReturnType<typeof storyOffice>,
    device: StoryDevice,
    keys: Partial<ReturnType<typeof deviceKeysOf>> = {},
  ): string => {
    const { story, ogulnar } = cast;
    const details = {
      role: 'practitioner',
      country: 'TM',
      authority: 'tm-gpo',
      device: { ...deviceKeysOf(device), ...keys },
    } as const;
    const draft = {
      kind: 'member.admitted',
      subject: device.member,
      details: { ...details, personal: new Uint8Array(32) },
    } as const;
    return outcome(story, story.entry(draft, [ogulnar]));
  };

  test('both keys must prove that the device holds them', () => {
    const cast = storyOffice();
    const device = cast.story.newDevice();
    const { deviceKeyProof, mlsKeyProof } = deviceKeysOf(device);
    expect(admitting(cast, device)).toBe('applied');
    expect(admitting(cast, device, { mlsKeyProof: deviceKeyProof })).toBe('possession-unproved');
    expect(admitting(cast, device, { deviceKeyProof: mlsKeyProof })).toBe('possession-unproved');
  });

  test('a proof made for one member serves no other', () => {
    const cast = storyOffice();
    const device = cast.story.newDevice();
    const thief = { ...device, member: newId('member', cast.story.random) };
    expect(admitting(cast, thief, deviceKeysOf(device))).toBe('possession-unproved');
  });

  test('no member, device or key enters the log twice', () => {
    const cast = storyOffice();
    const { story, merdan, ogulnar } = cast;
    const fresh = () => story.newDevice();
    expect(admitting(cast, { ...fresh(), device: merdan.device })).toBe('id-used');
    expect(admitting(cast, { ...fresh(), key: merdan.key })).toBe('id-used');
    expect(admitting(cast, { ...fresh(), mlsKey: merdan.mlsKey })).toBe('id-used');
    expect(admitting(cast, { ...fresh(), key: ogulnar.mlsKey })).toBe('id-used');
    expect(admitting(cast, { ...fresh(), mlsKey: story.logKey })).toBe('id-used');
    expect(admitting(cast, { ...fresh(), member: merdan.member })).toBe('id-used');
    const [root] = story.root;
    expect(root && admitting(cast, { ...fresh(), key: root.key })).toBe('id-used');
    const one = fresh();
    expect(admitting(cast, { ...one, mlsKey: one.key })).toBe('id-used');
  });

  test('a revoked device never comes back', () => {
    const { story, merdan } = storyOffice();
    const second = story.newDevice(merdan.member);
    story.tell({ kind: 'device.added', subject: merdan.member, details: { device: deviceKeysOf(second) } }, [merdan]);
    story.tell({ kind: 'device.revoked', subject: merdan.member, details: { device: second.device } }, [merdan]);
    const again = { kind: 'device.added', subject: merdan.member, details: { device: deviceKeysOf(second) } } as const;
    expect(outcome(story, story.entry(again, [merdan]))).toBe('id-used');
    const revoked = { kind: 'device.revoked', subject: merdan.member, details: { device: second.device } } as const;
    expect(outcome(story, story.entry(revoked, [merdan]))).toBe('does-not-apply');
  });

  test('an invitation admits one person', () => {
    const { story, ogulnar } = storyOffice();
    const invitation = newId('invitation', story.random);
    const invited = (): LogEntry => {
      const device = story.newDevice();
      const details = {
        role: 'practitioner',
        country: 'TM',
        authority: 'tm-gpo',
        device: deviceKeysOf(device),
        invitation,
      } as const;
      return story.entry(
        { kind: 'member.admitted', subject: device.member, details: { ...details, personal: new Uint8Array(32) } },
        [ogulnar],
      );
    };
    story.append(invited());
    expect(outcome(story, invited())).toBe('id-used');
  });

  test("a root key may not be somebody's device, nor may one key stand twice in a root", () => {
    const { story, merdan } = storyOffice();
    const amended = (root: ReturnType<typeof rootOf>) =>
      outcome(story, story.entry({ kind: 'network.amended', subject: 'network', details: { root } }, story.root));
    const fresh = story.newRootKey();
    expect(amended(rootOf([fresh], 1))).toBe('applied');
    expect(amended(rootOf([...story.root, fresh], 2))).toBe('applied');
    expect(amended(rootOf([{ ...fresh, key: merdan.key }], 1))).toBe('id-used');
    expect(amended(rootOf([fresh, { ...story.newRootKey(), key: fresh.key }], 1))).toBe('id-used');
    expect(amended(rootOf([fresh, fresh], 1))).toBe('malformed');
    expect(amended(rootOf([fresh], 2))).toBe('malformed');
  });
});

describe('what does not apply', () => {
  test('only the active are suspended, only the suspended reinstated', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    const lift = { kind: 'member.reinstated', subject: merdan.member, details: {} } as const;
    expect(outcome(story, story.entry(lift, [ogulnar]))).toBe('does-not-apply');
    story.tell(suspension, [ogulnar]);
    expect(outcome(story, story.entry(suspension, [ogulnar]))).toBe('does-not-apply');
    story.tell(lift, [ogulnar]);
    expect(outcome(story, story.entry(suspension, [ogulnar]))).toBe('applied');
  });

  test('the removed never come back', () => {
    const { story, ogulnar, merdan } = storyOffice();
    story.tell({ kind: 'member.removed', subject: merdan.member, details: {} }, [ogulnar]);
    const about = (
      kind: 'member.suspended' | 'member.removed' | 'correspondent.appointed',
      by: readonly StorySigner[],
    ) => outcome(story, story.entry({ kind, subject: merdan.member, details: {} }, by));
    expect(about('member.suspended', [ogulnar])).toBe('does-not-apply');
    expect(about('member.removed', [ogulnar])).toBe('does-not-apply');
    expect(about('correspondent.appointed', story.root)).toBe('does-not-apply');
    const device = deviceKeysOf(story.newDevice(merdan.member));
    const recovered = { kind: 'member.recovered', subject: merdan.member, details: { device } } as const;
    expect(outcome(story, story.entry(recovered, [ogulnar, ...story.root]))).toBe('does-not-apply');
    const again = story.admission(
      { ...story.newDevice(), member: merdan.member },
      { role: 'practitioner', country: 'TM', name: 'Merdan' },
      [ogulnar],
    );
    expect(outcome(story, again)).toBe('id-used');
  });

  test('nobody is appointed twice, dismissed twice, or appointed from the secretariat', () => {
    const { story, ogulnar } = storyOffice();
    const secretariat = story.admit({ role: 'secretariat', name: 'Secretariat' });
    const about = (kind: 'correspondent.appointed' | 'correspondent.dismissed', { member }: StoryDevice) =>
      story.entry({ kind, subject: member, details: {} }, story.root);
    expect(outcome(story, about('correspondent.appointed', ogulnar))).toBe('does-not-apply');
    expect(outcome(story, about('correspondent.appointed', secretariat))).toBe('does-not-apply');
    story.append(about('correspondent.dismissed', ogulnar));
    expect(outcome(story, about('correspondent.dismissed', ogulnar))).toBe('does-not-apply');
  });

  test('an amendment amends something', () => {
    const { story, ogulnar, merdan } = storyOffice();
    expect(
      outcome(story, story.entry({ kind: 'member.amended', subject: merdan.member, details: {} }, [ogulnar])),
    ).toBe('does-not-apply');
    expect(outcome(story, story.entry({ kind: 'network.amended', subject: 'network', details: {} }, story.root))).toBe(
      'does-not-apply',
    );
  });

  test('nothing is said about somebody never admitted', () => {
    const { story, ogulnar } = storyOffice();
    const { member } = story.newDevice();
    expect(outcome(story, story.entry({ kind: 'member.suspended', subject: member, details: {} }, [ogulnar]))).toBe(
      'subject-unknown',
    );
  });
});

describe('a refusal at the edge', () => {
  test('is an error with the nearest code and the reason', () => {
    const { story, ogulnar, merdan, suspension } = storyOffice();
    const errorOf = (entry: LogEntry): unknown => {
      try {
        return requireApplied(applyStatement(story.directory, entry));
      } catch (error) {
        return error;
      }
    };
    expect(errorOf(story.entry(suspension, [merdan]))).toMatchObject({
      code: 'not-entitled',
      detail: 'not-entitled',
    });
    const [founding] = story.entries;
    expect(founding && errorOf(founding)).toMatchObject({ code: 'statement-refused', detail: 'founding-misplaced' });
    expect(errorOf(story.altered(suspension, [ogulnar], { version: 2 }))).toMatchObject({
      code: 'newer-version-needed',
    });
  });
});
