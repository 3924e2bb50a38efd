/**
 * What the library gets wrong at 1.6.4 and our patch mends: each test fails without its part
 * (`npm run check:patches` drops them in turn).
 */
import { beforeAll, expect, test } from '@jest/globals';
import { suites } from '@kopri/protocol';
import {
  createGroupInfoWithExternalPub,
  createGroupInfoWithExternalPubAndRatchetTree,
  joinGroupExternal,
} from 'ts-mls';
import { decodeVarLenData } from 'ts-mls/codec/variableLength.js';
import { encodeCiphersuite } from 'ts-mls/crypto/ciphersuite.js';
import { readyCrypto } from '../../verify/index.js';
import { configOf, withRules } from './config.js';
import { heldOf, ownNodeOf } from './held-group.js';
import { makeKeyPackage } from './key-packages.js';
import { sodiumSuite, suiteNames } from './sodium-provider.js';
import {
  commitAll,
  engine,
  FakeDirectory,
  keyPackageOf,
  never,
  NOW_MS,
  openChannel,
  openTrio,
  termsOf,
  welcomeOf,
  type Seat,
} from './testing/cast.js';

beforeAll(readyCrypto);

test('P1: a newcomer joins a tree in which a node has fewer unmerged leaves than a node above it', async () => {
  const directory = new FakeDirectory();
  const seats = await openChannel(
    directory,
    Array.from({ length: 5 }, () => directory.admit()),
  );
  const [opener = never(), second = never(), ...others] = seats;
  await commitAll(opener, [second, ...others], {}, directory);
  directory.record('suspended', second.who);
  await commitAll(opener, others, {}, directory);
  directory.record('reinstated', second.who);
  const back = await keyPackageOf(second.who);
  await commitAll(opener, others, { add: [back.keyPackage] }, directory);
  const own = await keyPackageOf(directory.admit(opener.who.member));
  const pending = await commitAll(opener, others, { add: [own.keyPackage] }, directory);
  expect(engine.view(await engine.join(welcomeOf(pending), own, directory)).roster).toEqual(
    engine.view(opener.group).roster,
  );
});

const ownLeafKey = ({ group }: Seat): Uint8Array | undefined => {
  const node = heldOf(group).state.ratchetTree[ownNodeOf(heldOf(group))];
  return node?.nodeType === 'leaf' ? node.leaf.hpkePublicKey : undefined;
};

test('P2: a commit of new terms only has a path, under the new terms, which everybody follows', async () => {
  const { directory, gyzylgul, merdan, elif } = await openTrio();
  const before = ownLeafKey(gyzylgul);
  const terms = termsOf([gyzylgul.who, merdan.who], [gyzylgul.who, merdan.who, elif.who]);
  await commitAll(gyzylgul, [merdan, elif], { terms }, directory);
  expect(ownLeafKey(gyzylgul)).not.toEqual(before);
  expect(engine.view(elif.group).epochAuthenticator).toEqual(engine.view(gyzylgul.group).epochAuthenticator);
});

test('P3: external_pub is a vector with its length, and an outsider who reads it so joins', async () => {
  const { gyzylgul, directory } = await openTrio();
  const { state, suite } = heldOf(gyzylgul.group);
  const cs = sodiumSuite(suite);
  const withoutTree = await createGroupInfoWithExternalPub(withRules(state, {}), [], cs);
  const withTree = await createGroupInfoWithExternalPubAndRatchetTree(withRules(state, {}), [], cs);
  for (const info of [withoutTree, withTree]) {
    const { extensionData } = info.extensions.find(({ extensionType }) => extensionType === 'external_pub') ?? never();
    const [key, length] = decodeVarLenData(extensionData, 0) ?? never();
    expect([key.length, length]).toEqual([32, extensionData.length]);
  }
  const outsider = directory.admit();
  const { publicPackage, privatePackage } = await makeKeyPackage(outsider, outsider.mlsKey, { suite, nowMs: NOW_MS });
  const joined = await joinGroupExternal(
    withTree,
    publicPackage,
    privatePackage,
    false,
    cs,
    undefined,
    configOf({ validate: () => true }),
  );
  expect(joined.newState.groupContext.epoch).toBe(state.groupContext.epoch + 1n);
});

test('P4: the X-Wing suite has the private number 0xF00E', async () => {
  expect([...encodeCiphersuite(suiteNames[suites.xwing])]).toEqual([0xf0, 0x0e]);
  const directory = new FakeDirectory();
  const { keyPackage } = await keyPackageOf(directory.admit(), suites.xwing);
  // Version and wire format of the message, version of the key package, suite.
  expect([...keyPackage.subarray(0, 8)]).toEqual([0, 1, 0, 5, 0, 1, 0xf0, 0x0e]);
  expect((await engine.readKeyPackage(keyPackage)).suite).toBe(suites.xwing);
});

test('P5: lifetimes are judged by the clock we are given, not by that of the computer', async () => {
  const tenYearsOnMs = NOW_MS + 10 * 365 * 86_400_000;
  const directory = new FakeDirectory();
  const [opener = never()] = await openChannel(directory, [directory.admit()]);
  const second = directory.admit(opener.who.member);
  const { keyPackage } = await keyPackageOf(second, suites.x25519, tenYearsOnMs);
  const plan = { add: [keyPackage], directory: directory.now() };
  await expect(engine.commit(opener.group, plan, directory, NOW_MS)).rejects.toThrow('a key package of the future');
  expect((await engine.commit(opener.group, plan, directory, tenYearsOnMs)).roster).toHaveLength(2);
});
