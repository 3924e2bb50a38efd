/** Who may change what: commits of members who do not play by the rules, made with the bare library. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { suites, utf8, type ChannelTerms } from '@kopri/protocol';
import type { Proposal } from 'ts-mls';
import { readyCrypto } from '../../verify/index.js';
import { generateSigningKeyPair } from '../keys.js';
import { channelStateOf } from './channel-state.js';
import { groupExtensions } from './extensions.js';
import { heldOf } from './held-group.js';
import { judgeCommit, rosterHash, type ChannelState } from './judge.js';
import { readKeyPackage } from './key-packages.js';
import {
  commitAll,
  engine,
  hear,
  keyPackageOf,
  never,
  NOW_MS,
  openChannel,
  openTrio,
  say,
  termsOf,
  welcomeOf,
  type Practitioner,
  type Seat,
  type Trio,
} from './testing/cast.js';
import { forgeCommit, leafIndexOf, type Forgery } from './testing/hostile.js';

beforeAll(readyCrypto);

let trio: Trio;
beforeEach(async () => {
  trio = await openTrio();
});

const addOf = async (who: Practitioner): Promise<Proposal> => {
  const { keyPackage } = await readKeyPackage((await keyPackageOf(who)).keyPackage);
  return { proposalType: 'add', add: { keyPackage } };
};
const removeOf = (seat: Seat): Proposal => ({
  proposalType: 'remove',
  remove: { removed: leafIndexOf(trio.elif.group, seat.who.device) },
});
const termsProposal = (terms: ChannelTerms): Proposal => ({
  proposalType: 'group_context_extensions',
  groupContextExtensions: { extensions: groupExtensions(terms) },
});
const presentTerms = (): ChannelTerms => engine.view(trio.elif.group).terms;

/** Merdan, no owner, commits; Elif judges. */
async function elifJudges(forgery: Forgery, by: Seat = trio.merdan) {
  const { commit } = await forgeCommit(by.group, trio.directory, forgery);
  return engine.open(trio.elif.group, commit, trio.directory);
}

describe('the binding of a commit', () => {
  test('an empty commit with its binding in order is followed', async () => {
    expect(await elifJudges({})).toMatchObject({ kind: 'commit', added: [], removed: [] });
  });

  test('a commit without binding, or with another thing in its place, is refused', async () => {
    await expect(elifJudges({ authenticatedData: new Uint8Array(0) })).rejects.toThrow('commit-refused');
    await expect(elifJudges({ authenticatedData: utf8('size 3') })).rejects.toThrow('commit-refused');
  });

  test('the root must be that of the directory at the size named', async () => {
    await expect(elifJudges({ binding: { root: new Uint8Array(32) } })).rejects.toThrow('binding-root');
  });

  test('the roster must be that after the commit', async () => {
    await expect(elifJudges({ binding: { roster: new Uint8Array(32) } })).rejects.toThrow('binding-roster');
  });

  test('the size never falls within a channel, also across a reload', async () => {
    const earlier = trio.directory.now();
    trio.directory.admit();
    await commitAll(trio.gyzylgul, [trio.merdan, trio.elif], {}, trio.directory);
    trio.elif.group = engine.parseGroup(engine.encodeGroup(trio.elif.group));
    await expect(elifJudges({ binding: earlier })).rejects.toThrow('binding-size-falls');
  });

  test('a size not yet replayed makes the client catch up first; then it judges', async () => {
    const { commit } = await forgeCommit(trio.merdan.group, trio.directory);
    const later = { ...trio.directory.now() };
    const behind = Object.create(trio.directory, {
      rootAt: { value: (size: number) => (size < later.size ? trio.directory.rootAt(size) : undefined) },
    });
    await expect(engine.open(trio.elif.group, commit, behind)).rejects.toThrow('directory-behind');
    expect(await engine.open(trio.elif.group, commit, trio.directory)).toMatchObject({ kind: 'commit' });
  });

  test('what the directory says later does not make an old commit invalid', async () => {
    const { commit } = await forgeCommit(trio.merdan.group, trio.directory);
    trio.directory.record('removed', trio.merdan.who);
    expect(await engine.open(trio.elif.group, commit, trio.directory)).toMatchObject({ kind: 'commit' });
  });
});

describe('adding', () => {
  test('any member adds a further device of a listed member', async () => {
    const second = trio.directory.admit(trio.gyzylgul.who.member);
    const opened = await elifJudges({ proposals: [await addOf(second)] });
    expect(opened).toMatchObject({ kind: 'commit', added: [{ member: second.member, device: second.device }] });
  });

  test('nobody adds a device of a member who is not listed', async () => {
    await expect(elifJudges({ proposals: [await addOf(trio.directory.admit())] })).rejects.toThrow('leaf-not-listed');
  });

  test('nobody adds a device the directory does not know as that member’s', async () => {
    const ghost = { ...trio.directory.admit(), member: trio.gyzylgul.who.member };
    await expect(elifJudges({ proposals: [await addOf(ghost)] })).rejects.toThrow('commit-refused');
  });

  test('nobody adds a device that was not yet active at the size named', async () => {
    const before = trio.directory.now();
    const second = trio.directory.admit(trio.gyzylgul.who.member);
    await expect(elifJudges({ proposals: [await addOf(second)], binding: before })).rejects.toThrow('leaf-not-active');
  });

  test('nobody adds a revoked device', async () => {
    const second = trio.directory.admit(trio.gyzylgul.who.member);
    trio.directory.record('revoked', second);
    await expect(elifJudges({ proposals: [await addOf(second)] })).rejects.toThrow('leaf-not-active');
  });
});

describe('removing', () => {
  test('nobody, not even an owner, removes an active device of a listed member', async () => {
    await expect(elifJudges({ proposals: [removeOf(trio.gyzylgul)] })).rejects.toThrow('removed-without-cause');
    await expect(elifJudges({ proposals: [removeOf(trio.merdan)] }, trio.gyzylgul)).rejects.toThrow(
      'removed-without-cause',
    );
  });

  test('any member removes the devices of one who was suspended; the suspended stays listed and returns by the same repair', async () => {
    trio.directory.record('suspended', trio.gyzylgul.who);
    expect(await elifJudges({ proposals: [removeOf(trio.gyzylgul)] })).toMatchObject({
      kind: 'commit',
      removed: [{ device: trio.gyzylgul.who.device }],
    });
    await commitAll(trio.merdan, [trio.elif], {}, trio.directory);
    expect(presentTerms().owners).toEqual([trio.gyzylgul.who.member]);
    trio.directory.record('reinstated', trio.gyzylgul.who);
    const own = await keyPackageOf(trio.gyzylgul.who);
    const pending = await commitAll(trio.merdan, [trio.elif], { add: [own.keyPackage] }, trio.directory);
    trio.gyzylgul.group = await engine.join(welcomeOf(pending), own, trio.directory);
    expect(await hear(trio.elif, await say(trio.gyzylgul, 'back'), trio.directory)).toBe('back');
  });

  test('a commit that leaves a suspended member’s device in is refused, whoever makes it', async () => {
    trio.directory.record('suspended', trio.gyzylgul.who);
    await expect(elifJudges({})).rejects.toThrow('leaf-not-active');
    await expect(elifJudges({}, trio.gyzylgul)).rejects.toThrow('leaf-not-active');
  });

  test('a removed member is told so, even when a newcomer takes its place in the tree', async () => {
    trio.directory.record('revoked', trio.elif.who);
    const second = trio.directory.admit(trio.elif.who.member);
    const { commit } = await forgeCommit(trio.merdan.group, trio.directory, {
      proposals: [removeOf(trio.elif), await addOf(second)],
    });
    expect(await engine.open(trio.elif.group, commit, trio.directory)).toMatchObject({
      kind: 'removed',
      sender: { device: trio.merdan.who.device },
    });
    expect(await engine.open(trio.gyzylgul.group, commit, trio.directory)).toMatchObject({ kind: 'commit' });
  });

  test('a removal without cause is refused by the removed as well', async () => {
    await expect(elifJudges({ proposals: [removeOf(trio.elif)] })).rejects.toThrow('removed-without-cause');
  });
});

describe('the list of members', () => {
  test('an owner adds and strikes members', async () => {
    const ogulnar = trio.directory.admit();
    const terms = { ...presentTerms(), members: [trio.gyzylgul.who.member, trio.elif.who.member, ogulnar.member] };
    const proposals = [termsProposal(terms), removeOf(trio.merdan), await addOf(ogulnar)];
    expect(await elifJudges({ proposals }, trio.gyzylgul)).toMatchObject({
      kind: 'commit',
      added: [{ member: ogulnar.member }],
      removed: [{ member: trio.merdan.who.member }],
    });
  });

  test('an owner makes another member an owner', async () => {
    const terms = { ...presentTerms(), owners: [trio.gyzylgul.who.member, trio.merdan.who.member] };
    expect(await elifJudges({ proposals: [termsProposal(terms)] }, trio.gyzylgul)).toMatchObject({ kind: 'commit' });
  });

  test('nobody else changes it', async () => {
    const members = [...presentTerms().members, trio.directory.admit().member];
    await expect(elifJudges({ proposals: [termsProposal({ ...presentTerms(), members })] })).rejects.toThrow(
      'terms-not-by-owner',
    );
    await expect(
      elifJudges({ proposals: [termsProposal({ ...presentTerms(), owners: [trio.merdan.who.member] })] }),
    ).rejects.toThrow('terms-not-by-owner');
  });

  test('a struck member’s devices must go in the same commit', async () => {
    const terms = { ...presentTerms(), members: [trio.gyzylgul.who.member, trio.elif.who.member] };
    await expect(elifJudges({ proposals: [termsProposal(terms)] }, trio.gyzylgul)).rejects.toThrow('leaf-not-listed');
  });

  test('a member removed for good is struck by whoever commits next, and by an owner too', async () => {
    trio.directory.record('removed', trio.merdan.who);
    await expect(elifJudges({ proposals: [removeOf(trio.merdan)] }, trio.gyzylgul)).rejects.toThrow(
      'member-removed-but-listed',
    );
    const pending = await commitAll(trio.elif, [trio.gyzylgul], {}, trio.directory);
    expect(engine.view(trio.gyzylgul.group).terms.members).toEqual([trio.gyzylgul.who.member, trio.elif.who.member]);
    expect(await engine.open(trio.merdan.group, pending.commit, trio.directory)).toMatchObject({ kind: 'removed' });
  });

  test('when the only owner is removed for good the first remaining member succeeds', async () => {
    trio.directory.record('removed', trio.gyzylgul.who);
    await commitAll(trio.elif, [trio.merdan], {}, trio.directory);
    expect(engine.view(trio.merdan.group).terms).toEqual(termsOf([trio.merdan.who], [trio.merdan.who, trio.elif.who]));
    await commitAll(
      trio.merdan,
      [trio.elif],
      { terms: termsOf([trio.merdan.who], [trio.merdan.who, trio.elif.who, trio.directory.admit()]) },
      trio.directory,
    );
    expect(presentTerms().members).toHaveLength(3);
  });

  test('an owner must be a member, and each is named once', async () => {
    const stranger = trio.directory.admit();
    await expect(
      elifJudges({ proposals: [termsProposal({ ...presentTerms(), owners: [stranger.member] })] }, trio.gyzylgul),
    ).rejects.toThrow('terms-unsound');
    const twice = { ...presentTerms(), members: [...presentTerms().members, trio.elif.who.member] };
    await expect(elifJudges({ proposals: [termsProposal(twice)] }, trio.gyzylgul)).rejects.toThrow('terms-unsound');
  });

  test('the suite never changes: no downgrade, not even by an owner', async () => {
    const [owner, other] = await openChannel(trio.directory, [trio.gyzylgul.who, trio.elif.who], suites.xwing);
    if (owner === undefined || other === undefined) throw new Error('nobody');
    const terms = { ...engine.view(owner.group).terms, suite: suites.x25519 };
    const { commit } = await forgeCommit(owner.group, trio.directory, { proposals: [termsProposal(terms)] });
    await expect(engine.open(other.group, commit, trio.directory)).rejects.toThrow('suite-changed');
  });
});

describe('leaves that stay', () => {
  test('keep their signature key, even where the directory once knew the other as that device’s', () => {
    const { who } = trio.gyzylgul;
    const mlsKey = generateSigningKeyPair();
    trio.directory.record('admitted', { ...who, mlsKey });
    const { state } = heldOf(trio.elif.group);
    const before = channelStateOf(state);
    const committer = before.leaves[0] ?? never();
    const changed = { ...committer, node: { ...committer.node, signaturePublicKey: mlsKey.publicKey } };
    const after = { ...before, leaves: [changed, ...before.leaves.slice(1)] };
    const binding = { version: 1 as const, ...trio.directory.now(), roster: rosterHash(before.leaves) };
    const judged = (then: ChannelState) =>
      judgeCommit({ before, after: then, committer, binding, lastSize: 0 }, trio.directory);
    expect(judged(before)).toEqual({ outcome: 'accepted' });
    expect(judged(after)).toEqual({ outcome: 'refused', reason: 'leaf-changed' });
  });
});

describe('our own commits', () => {
  const plan = () => ({ directory: trio.directory.now() });

  test('pass the same judge before they leave', async () => {
    const members = [trio.merdan.who.member];
    await expect(
      engine.commit(trio.merdan.group, { ...plan(), terms: { ...presentTerms(), members } }, trio.directory, NOW_MS),
    ).rejects.toThrow('commit-refused');
    await expect(
      engine.commit(trio.merdan.group, { ...plan(), remove: [trio.elif.who.device] }, trio.directory, NOW_MS),
    ).rejects.toThrow('removed-without-cause');
    const { keyPackage } = await keyPackageOf(trio.directory.admit());
    await expect(
      engine.commit(trio.merdan.group, { ...plan(), add: [keyPackage] }, trio.directory, NOW_MS),
    ).rejects.toThrow('leaf-not-listed');
  });

  test('a suspended device makes none', async () => {
    trio.directory.record('suspended', trio.merdan.who);
    await expect(engine.commit(trio.merdan.group, plan(), trio.directory, NOW_MS)).rejects.toThrow('commit-refused');
  });

  test('name no directory state this client has not replayed', async () => {
    const ahead = { size: trio.directory.size + 1, root: new Uint8Array(32) };
    await expect(engine.commit(trio.merdan.group, { directory: ahead }, trio.directory, NOW_MS)).rejects.toThrow(
      'directory-behind',
    );
  });

  test('carry out by themselves what the directory demands', async () => {
    trio.directory.record('suspended', trio.elif.who);
    trio.directory.record('removed', trio.gyzylgul.who);
    await commitAll(trio.merdan, [], {}, trio.directory);
    expect(engine.view(trio.merdan.group)).toMatchObject({
      roster: [trio.merdan.who.device],
      terms: { members: [trio.merdan.who.member, trio.elif.who.member] },
    });
  });

  test('keep a channel within 200 devices', async () => {
    const devices = await Promise.all(
      Array.from({ length: 198 }, () => keyPackageOf(trio.directory.admit(trio.merdan.who.member))),
    );
    const add = devices.map(({ keyPackage }) => keyPackage);
    await expect(
      engine.commit(trio.merdan.group, { add, directory: trio.directory.now() }, trio.directory, NOW_MS),
    ).rejects.toThrow('too-many-devices');
  });
});
