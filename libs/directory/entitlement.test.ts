import { beforeAll, describe, expect, test } from '@jest/globals';
import type { LogEntry } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  deviceKeysOf,
  DirectoryStory,
  rootOf,
  type StoryDevice,
  type StorySigner,
} from '../testing/directory-story.js';
import { applyStatement } from './apply-statement.js';

interface Cast {
  readonly story: DirectoryStory;
  readonly root: readonly StorySigner[];
  readonly secretariat: StoryDevice;
  readonly ogulnar: StoryDevice;
  readonly batyr: StoryDevice;
  readonly ayla: StoryDevice;
  readonly gyzylgul: StoryDevice;
  readonly merdan: StoryDevice;
  readonly elif: StoryDevice;
}

/** Two correspondents of Turkmenistan, one of Türkiye, each with practitioners; a root of three keys, two of which must sign. */
function castOf(): Cast {
  const story = new DirectoryStory({ rootKeys: 3, threshold: 2 });
  const secretariat = story.admit({ role: 'secretariat', name: 'Secretariat' });
  const [ogulnar, batyr, ayla] = [
    story.appoint('TM', 'Ogulnar'),
    story.appoint('TM', 'Batyr'),
    story.appoint('TR', 'Ayla'),
  ];
  const gyzylgul = story.admit({ role: 'practitioner', country: 'TM', name: 'Gyzylgul' }, [ogulnar]);
  const merdan = story.admit({ role: 'practitioner', country: 'TM', name: 'Merdan' }, [ogulnar]);
  const elif = story.admit({ role: 'practitioner', country: 'TR', name: 'Elif' }, [ayla]);
  return { story, root: story.root.slice(0, 2), secretariat, ogulnar, batyr, ayla, gyzylgul, merdan, elif };
}

let cast: Cast;
beforeAll(async () => {
  await readyCrypto();
  cast = castOf();
});

type MemberAct =
  | 'correspondent.appointed'
  | 'correspondent.dismissed'
  | 'member.suspended'
  | 'member.reinstated'
  | 'member.removed'
  | 'member.erased';

const about = (kind: MemberAct, { member }: StoryDevice, by: readonly StorySigner[]): LogEntry =>
  cast.story.entry({ kind, subject: member, details: {} }, by);

const admission = (
  role: 'practitioner' | 'correspondent' | 'tool-correspondent',
  country: string,
  by: readonly StorySigner[],
) => cast.story.admission(cast.story.newDevice(), { role, country, name: 'Somebody' }, by);

const service = (role: 'secretariat' | 'oversight' | 'operator', by: readonly StorySigner[]) =>
  cast.story.admission(cast.story.newDevice(), { role, name: 'Somebody' }, by);

const added = ({ member }: StoryDevice, by: readonly StorySigner[]) =>
  cast.story.entry(
    { kind: 'device.added', subject: member, details: { device: deviceKeysOf(cast.story.newDevice(member)) } },
    by,
  );

const recovered = ({ member }: StoryDevice, by: readonly StorySigner[]) =>
  cast.story.entry(
    { kind: 'member.recovered', subject: member, details: { device: deviceKeysOf(cast.story.newDevice(member)) } },
    by,
  );

const deviceRevoked = ({ member, device }: StoryDevice, by: readonly StorySigner[]) =>
  cast.story.entry({ kind: 'device.revoked', subject: member, details: { device } }, by);

const amended = ({ member }: StoryDevice, by: readonly StorySigner[]) =>
  cast.story.entry({ kind: 'member.amended', subject: member, details: {} }, by, {
    personal: { name: 'Another name' },
  });

const quorum = (by: readonly StorySigner[]) =>
  cast.story.entry({ kind: 'network.amended', subject: 'network', details: { quorum: 2 } }, by);

type Row = readonly [sentence: string, entry: (cast: Cast) => LogEntry];

describe('who signs what', () => {
  const may: readonly Row[] = [
    ['the root amends the network', (c) => quorum(c.root)],
    ['the root admits the secretariat', (c) => service('secretariat', c.root)],
    ['the root admits oversight', (c) => service('oversight', c.root)],
    ['the root admits the operator', (c) => service('operator', c.root)],
    ['the root admits a correspondent', (c) => admission('correspondent', 'TH', c.root)],
    ['the root appoints a practitioner correspondent', (c) => about('correspondent.appointed', c.elif, c.root)],
    ['the root dismisses a correspondent', (c) => about('correspondent.dismissed', c.ogulnar, c.root)],
    ['the root suspends anyone', (c) => about('member.suspended', c.elif, c.root)],
    ['the root removes a correspondent', (c) => about('member.removed', c.ogulnar, c.root)],
    ['the root removes one who serves the network', (c) => about('member.removed', c.secretariat, c.root)],
    ['the root amends one who serves the network', (c) => amended(c.secretariat, c.root)],
    ['the root revokes any device', (c) => deviceRevoked(c.elif, c.root)],
    ['the root recovers a correspondent', (c) => recovered(c.ayla, c.root)],
    ['the root recovers the secretariat', (c) => recovered(c.secretariat, c.root)],
    ['a correspondent admits a practitioner of their country', (c) => admission('practitioner', 'TM', [c.ogulnar])],
    [
      'a correspondent admits a tool correspondent of their country',
      (c) => admission('tool-correspondent', 'TM', [c.ogulnar]),
    ],
    ['two correspondents of a country admit together', (c) => admission('practitioner', 'TM', [c.ogulnar, c.batyr])],
    ['a correspondent amends a member of their country', (c) => amended(c.merdan, [c.ogulnar])],
    ['a correspondent suspends a member of their country', (c) => about('member.suspended', c.merdan, [c.ogulnar])],
    ['a correspondent suspends another of their country', (c) => about('member.suspended', c.batyr, [c.ogulnar])],
    ['a correspondent removes a member of their country', (c) => about('member.removed', c.merdan, [c.ogulnar])],
    ['a correspondent revokes a device of their country', (c) => deviceRevoked(c.merdan, [c.ogulnar])],
    ['two correspondents of a country recover a member', (c) => recovered(c.merdan, [c.ogulnar, c.batyr])],
    ['a correspondent and the root recover a member', (c) => recovered(c.elif, [c.ayla, ...c.root])],
    ['a member adds a device of their own', (c) => added(c.merdan, [c.merdan])],
    ['the secretariat adds a device of its own', (c) => added(c.secretariat, [c.secretariat])],
    ['a member revokes a device of their own', (c) => deviceRevoked(c.merdan, [c.merdan])],
  ];
  test.each(may)('%s', (_sentence, entry) => {
    expect(applyStatement(cast.story.directory, entry(cast))).toMatchObject({ outcome: 'applied' });
  });

  const mayNot: readonly Row[] = [
    ['a correspondent does not amend the network', (c) => quorum([c.ogulnar])],
    ['a correspondent does not admit a correspondent', (c) => admission('correspondent', 'TM', [c.ogulnar])],
    ['a correspondent does not admit the secretariat', (c) => service('secretariat', [c.ogulnar])],
    ['a correspondent does not admit the operator', (c) => service('operator', [c.ogulnar])],
    ['a correspondent admits nobody of another country', (c) => admission('practitioner', 'TR', [c.ogulnar])],
    ['a correspondent appoints nobody', (c) => about('correspondent.appointed', c.merdan, [c.ogulnar])],
    ['a correspondent dismisses nobody', (c) => about('correspondent.dismissed', c.batyr, [c.ogulnar])],
    ['a correspondent suspends nobody of another country', (c) => about('member.suspended', c.elif, [c.ogulnar])],
    ['a correspondent does not suspend themselves', (c) => about('member.suspended', c.ogulnar, [c.ogulnar])],
    ['a correspondent does not amend themselves', (c) => amended(c.ogulnar, [c.ogulnar])],
    ['a correspondent does not remove themselves', (c) => about('member.removed', c.ogulnar, [c.ogulnar])],
    [
      'a correspondent does not remove another: that needs a dismissal',
      (c) => about('member.removed', c.batyr, [c.ogulnar]),
    ],
    ['a correspondent does not remove the secretariat', (c) => about('member.removed', c.secretariat, [c.ogulnar])],
    ['a correspondent adds no device of a member', (c) => added(c.merdan, [c.ogulnar])],
    ['a correspondent revokes no device of another country', (c) => deviceRevoked(c.elif, [c.ogulnar])],
    ['a correspondent and one of another country recover nobody', (c) => recovered(c.merdan, [c.ogulnar, c.ayla])],
    ['the root alone does not recover a practitioner', (c) => recovered(c.merdan, c.root)],
    ['the root does not admit a practitioner', (c) => admission('practitioner', 'TM', c.root)],
    ['the root does not amend a practitioner', (c) => amended(c.merdan, c.root)],
    ['the root does not remove a practitioner', (c) => about('member.removed', c.merdan, c.root)],
    ['the root adds no device of a member', (c) => added(c.merdan, c.root)],
    ['a practitioner admits nobody', (c) => admission('practitioner', 'TM', [c.gyzylgul])],
    ['a practitioner suspends nobody', (c) => about('member.suspended', c.merdan, [c.gyzylgul])],
    ['a practitioner adds no device of another', (c) => added(c.merdan, [c.gyzylgul])],
    ['a practitioner revokes no device of another', (c) => deviceRevoked(c.merdan, [c.gyzylgul])],
    ['the secretariat without the root admits nobody', (c) => admission('correspondent', 'TH', [c.secretariat])],
    ['a root key that is not in force signs nothing', (c) => quorum([...c.root, c.story.newRootKey()])],
    ['a device nobody has vouched for signs nothing', (c) => admission('practitioner', 'TM', [c.story.newDevice()])],
    ['a bystander beside the root spoils the statement', (c) => quorum([...c.root, c.ogulnar])],
    [
      'a bystander beside a correspondent spoils it too',
      (c) => about('member.suspended', c.merdan, [c.ogulnar, c.elif]),
    ],
  ];
  test.each(mayNot)('%s', (_sentence, entry) => {
    expect(applyStatement(cast.story.directory, entry(cast))).toEqual({ outcome: 'refused', reason: 'not-entitled' });
  });

  const tooFew: readonly Row[] = [
    ['one root key of the two that must sign is not the root', (c) => quorum(c.root.slice(0, 1))],
    ['one correspondent alone recovers nobody', (c) => recovered(c.merdan, [c.ogulnar])],
    [
      'a correspondent with one root key of two recovers nobody',
      (c) => recovered(c.merdan, [c.ogulnar, ...c.root.slice(0, 1)]),
    ],
  ];
  test.each(tooFew)('%s', (_sentence, entry) => {
    expect(applyStatement(cast.story.directory, entry(cast))).toEqual({
      outcome: 'refused',
      reason: 'too-few-signatures',
    });
  });
});

describe('powers begin and end with a statement', () => {
  const outcome = (story: DirectoryStory, entry: LogEntry) => {
    const applied = applyStatement(story.directory, entry);
    return applied.outcome === 'refused' ? applied.reason : applied.outcome;
  };
  const newcomer = (story: DirectoryStory, by: StoryDevice) =>
    story.admission(story.newDevice(), { role: 'practitioner', country: 'TM', name: 'Newcomer' }, [by]);

  test('a correspondent admitted but not yet appointed vouches for nobody', () => {
    const story = new DirectoryStory();
    const jeren = story.admit({ role: 'correspondent', country: 'TM', name: 'Jeren' });
    expect(outcome(story, newcomer(story, jeren))).toBe('not-entitled');
    story.tell({ kind: 'correspondent.appointed', subject: jeren.member, details: {} }, story.root);
    expect(outcome(story, newcomer(story, jeren))).toBe('applied');
  });

  test('a dismissed correspondent is a practitioner and vouches for nobody', () => {
    const { story, ogulnar } = castOf();
    story.tell({ kind: 'correspondent.dismissed', subject: ogulnar.member, details: {} }, story.root);
    expect(story.directory.findMember(ogulnar.member)).toMatchObject({ role: 'practitioner', appointed: false });
    expect(outcome(story, newcomer(story, ogulnar))).toBe('not-entitled');
  });

  test('a suspended correspondent vouches for nobody until reinstated', () => {
    const { story, ogulnar } = castOf();
    story.tell({ kind: 'member.suspended', subject: ogulnar.member, details: {} }, story.root);
    expect(outcome(story, newcomer(story, ogulnar))).toBe('not-entitled');
    story.tell({ kind: 'member.reinstated', subject: ogulnar.member, details: {} }, story.root);
    expect(outcome(story, newcomer(story, ogulnar))).toBe('applied');
  });

  test("a revoked device signs nothing, the member's other device does", () => {
    const { story, ogulnar } = castOf();
    const second = story.newDevice(ogulnar.member);
    story.tell({ kind: 'device.added', subject: ogulnar.member, details: { device: deviceKeysOf(second) } }, [ogulnar]);
    story.tell({ kind: 'device.revoked', subject: ogulnar.member, details: { device: ogulnar.device } }, [second]);
    expect(outcome(story, newcomer(story, ogulnar))).toBe('not-entitled');
    expect(outcome(story, newcomer(story, second))).toBe('applied');
  });

  test('what the root suspended, no correspondent reinstates', () => {
    const { story, ogulnar, merdan } = castOf();
    story.tell({ kind: 'member.suspended', subject: merdan.member, details: {} }, story.root);
    const reinstated = { kind: 'member.reinstated', subject: merdan.member, details: {} } as const;
    expect(outcome(story, story.entry(reinstated, [ogulnar]))).toBe('not-entitled');
    expect(outcome(story, story.entry(reinstated, story.root))).toBe('applied');
  });

  test('a correspondent reinstates whom a correspondent suspended', () => {
    const { story, ogulnar, batyr, merdan } = castOf();
    story.tell({ kind: 'member.suspended', subject: merdan.member, details: {} }, [ogulnar]);
    expect(
      outcome(story, story.entry({ kind: 'member.reinstated', subject: merdan.member, details: {} }, [batyr])),
    ).toBe('applied');
  });

  test('erasure is for the correspondent or the root, and only after removal', () => {
    const { story, ogulnar, elif, merdan } = castOf();
    const erasure = (by: readonly StorySigner[]) =>
      outcome(story, story.entry({ kind: 'member.erased', subject: merdan.member, details: {} }, by));
    expect(erasure([ogulnar])).toBe('does-not-apply');
    story.tell({ kind: 'member.removed', subject: merdan.member, details: {} }, [ogulnar]);
    expect(erasure([elif])).toBe('not-entitled');
    expect(erasure([ogulnar])).toBe('applied');
    expect(erasure(story.root)).toBe('applied');
  });

  test('a root that was replaced signs no longer', () => {
    const story = new DirectoryStory();
    const next = [story.newRootKey(), story.newRootKey()];
    const root = rootOf(next, 2);
    story.tell({ kind: 'network.amended', subject: 'network', details: { root } }, story.root);
    const admission = (by: readonly StorySigner[]) =>
      outcome(story, story.admission(story.newDevice(), { role: 'operator', name: 'Somebody' }, by));
    expect(admission(story.root)).toBe('not-entitled');
    expect(admission(next.slice(0, 1))).toBe('too-few-signatures');
    expect(admission(next)).toBe('applied');
  });
});
