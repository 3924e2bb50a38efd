/** What the library accepts and we refuse, line by line; each would otherwise be a valid commit, welcome or key package. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { concatBytes, newId, suites, utf8 } from '@kopri/protocol';
import fc from 'fast-check';
import {
  createGroupInfoWithExternalPubAndRatchetTree,
  createProposal,
  encodeMlsMessage,
  joinGroupExternal,
  type KeyPackage,
  type Proposal,
} from 'ts-mls';
import { readyCrypto } from '../../verify/index.js';
import { randomBytes } from '../keys.js';
import { configOf, withRules } from './config.js';
import { groupExtensions } from './extensions.js';
import { heldOf } from './held-group.js';
import { makeKeyPackage, readKeyPackage } from './key-packages.js';
import { credentialOf } from './leaves.js';
import { sodiumSuite } from './sodium-provider.js';
import {
  engine,
  keyPackageOf,
  never,
  NOW_MS,
  openChannel,
  openTrio,
  welcomeOf,
  type Practitioner,
  type Trio,
} from './testing/cast.js';
import { forgeCommit, forgeKeyPackage, type Forgery } from './testing/hostile.js';
import { encodeKeyPackage } from './wire.js';

beforeAll(readyCrypto);

let trio: Trio;
/** A second device of Gyzylgul's: anybody may add it. */
let second: Practitioner;
beforeEach(async () => {
  trio = await openTrio();
  second = trio.directory.admit(trio.gyzylgul.who.member);
});

async function elifJudges(forgery: Forgery) {
  const { commit } = await forgeCommit(trio.gyzylgul.group, trio.directory, forgery);
  return engine.open(trio.elif.group, commit, trio.directory);
}
const adding = async (keyPackage: KeyPackage) =>
  elifJudges({ proposals: [{ proposalType: 'add', add: { keyPackage } }] });

describe('proposals of a commit', () => {
  const terms = () => engine.view(trio.elif.group).terms;
  const extensions = (list: ReturnType<typeof groupExtensions>): Proposal => ({
    proposalType: 'group_context_extensions',
    groupContextExtensions: { extensions: list },
  });

  test('a pre-shared key', async () => {
    const id = { psktype: 'external', pskId: utf8('key'), pskNonce: randomBytes(32) } as const;
    const pskIndex = { findPsk: () => new Uint8Array(32) };
    await expect(
      elifJudges({ proposals: [{ proposalType: 'psk', psk: { preSharedKeyId: id } }], pskIndex }),
    ).rejects.toThrow('a proposal of type psk');
  });

  test('a re-initialisation, also into another suite', async () => {
    const reinit = {
      groupId: randomBytes(19),
      version: 'mls10',
      cipherSuite: 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519',
      extensions: [],
    } as const;
    await expect(
      elifJudges({ proposals: [{ proposalType: 'reinit', reinit: { ...reinit, extensions: [] } }] }),
    ).rejects.toThrow('a proposal of type reinit');
  });

  test('a type of proposal nobody knows, which the library skips', async () => {
    await expect(elifJudges({ proposals: [{ proposalType: 0xf0aa, proposalData: utf8('?') }] })).rejects.toThrow(
      'a proposal of type 61610',
    );
  });

  test('a group context without terms, with more than the terms, or with terms that do not parse', async () => {
    const [required = never(), ours = never()] = groupExtensions(terms());
    for (const list of [
      [],
      [required],
      [ours, required],
      [required, ours, { extensionType: 0xf0aa, extensionData: utf8('?') }],
      [required, { ...ours, extensionData: utf8('?') }],
    ])
      await expect(elifJudges({ proposals: [extensions(list)] })).rejects.toThrow('commit-refused');
  });

  test('a group context that asks less of a leaf than ours', async () => {
    const [required = never(), ours = never()] = groupExtensions(terms());
    await expect(
      elifJudges({ proposals: [extensions([{ ...required, extensionData: Uint8Array.of(0, 0, 0) }, ours])] }),
    ).rejects.toThrow('commit-refused');
  });

  test('one made beforehand, alone or by reference', async () => {
    const { state, suite } = heldOf(trio.gyzylgul.group);
    const remove: Proposal = { proposalType: 'remove', remove: { removed: 1 } };
    const proposed = await createProposal(withRules(state, {}), false, remove, sodiumSuite(suite));
    await expect(engine.open(trio.elif.group, encodeMlsMessage(proposed.message), trio.directory)).rejects.toThrow(
      'unreadable',
    );
    await expect(elifJudges({ state: proposed.newState })).rejects.toThrow('a proposal by reference');
  });
});

describe('leaves', () => {
  test('an encryption key that another leaf has', async () => {
    const node = heldOf(trio.elif.group).state.ratchetTree[2];
    const hpkePublicKey = node?.nodeType === 'leaf' ? node.leaf.hpkePublicKey : never();
    await expect(adding(await forgeKeyPackage(second, { hpkePublicKey }))).rejects.toThrow('encryption-key-twice');
  });

  test('a credential that no directory vouches for, or of another kind', async () => {
    await expect(adding(await forgeKeyPackage(second, { credential: credentialOf(trio.merdan.who) }))).rejects.toThrow(
      'commit-refused',
    );
    await expect(
      adding(await forgeKeyPackage(second, { credential: { credentialType: 'x509', certificates: [] } })),
    ).rejects.toThrow('commit-refused');
    await expect(
      adding(await forgeKeyPackage(second, { credential: { credentialType: 'basic', identity: utf8('Gyzylgul') } })),
    ).rejects.toThrow('commit-refused');
  });

  test('a leaf that carries extensions of its own', async () => {
    const application = { extensionType: 'application_id' as const, extensionData: utf8('?') };
    await expect(adding(await forgeKeyPackage(second, { extensions: [application] }))).rejects.toThrow(
      'leaf-not-ordinary',
    );
  });

  test('a committer who comes out of its commit as another device', async () => {
    trio.directory.record('admitted', { ...second, mlsKey: trio.gyzylgul.who.mlsKey });
    const { state } = heldOf(trio.gyzylgul.group);
    const own = state.ratchetTree[0];
    if (own?.nodeType !== 'leaf') throw new Error('no leaf');
    const ratchetTree = [
      { ...own, leaf: { ...own.leaf, credential: credentialOf(second) } },
      ...state.ratchetTree.slice(1),
    ];
    await expect(elifJudges({ state: { ...state, ratchetTree } })).rejects.toThrow('leaf-changed');
  });

  test('a path that puts other public keys into the tree than those of its secrets', async () => {
    const cs = sodiumSuite(suites.x25519);
    let derived = 0;
    const deriveKeyPair: typeof cs.hpke.deriveKeyPair = async (ikm) => {
      const pair = await cs.hpke.deriveKeyPair(ikm);
      const isOwnLeaf = derived++ === 0;
      return isOwnLeaf ? pair : { ...pair, publicKey: (await cs.hpke.generateKeyPair()).publicKey };
    };
    const cipherSuite = { ...cs, hpke: { ...cs.hpke, deriveKeyPair } };
    await expect(elifJudges({ cipherSuite })).rejects.toThrow('a path whose keys are not those of the tree');
  });
});

describe('forms', () => {
  test('a commit in public form', async () => {
    await expect(elifJudges({ wireAsPublicMessage: true })).rejects.toThrow('unreadable');
  });

  test('an external commit, by which somebody would come in uninvited', async () => {
    const { state, suite } = heldOf(trio.gyzylgul.group);
    const cs = sodiumSuite(suite);
    const info = await createGroupInfoWithExternalPubAndRatchetTree(withRules(state, {}), [], cs);
    const { publicPackage, privatePackage } = await makeKeyPackage(second, second.mlsKey, { suite, nowMs: NOW_MS });
    const { publicMessage } = await joinGroupExternal(
      info,
      publicPackage,
      privatePackage,
      false,
      cs,
      undefined,
      configOf({ validate: () => true }),
    );
    const bytes = encodeMlsMessage({ version: 'mls10', wireformat: 'mls_public_message', publicMessage });
    await expect(engine.open(trio.elif.group, bytes, trio.directory)).rejects.toThrow('unreadable');
  });

  test('trailing bytes, of anything', async () => {
    const own = await keyPackageOf(second);
    const pending = await engine.commit(
      trio.gyzylgul.group,
      { add: [own.keyPackage], directory: trio.directory.now() },
      trio.directory,
      NOW_MS,
    );
    const longer = (bytes: Uint8Array) => concatBytes(bytes, Uint8Array.of(0));
    await expect(engine.open(trio.elif.group, longer(pending.commit), trio.directory)).rejects.toThrow('unreadable');
    await expect(engine.join(longer(welcomeOf(pending)), own, trio.directory)).rejects.toThrow('unreadable');
    await expect(engine.readKeyPackage(longer(own.keyPackage))).rejects.toThrow('unreadable');
    expect(() => engine.parseGroup(longer(engine.encodeGroup(trio.elif.group)))).toThrow('store-corrupt');
  });

  test('bytes of any other kind fail in one way', async () => {
    const own = await keyPackageOf(second);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(engine.open(trio.elif.group, bytes, trio.directory)).rejects.toThrow('unreadable');
        await expect(engine.join(bytes, own, trio.directory)).rejects.toThrow('unreadable');
        await expect(engine.readKeyPackage(bytes)).rejects.toThrow('unreadable');
        expect(() => engine.welcomeRefs(bytes)).toThrow('unreadable');
        expect(() => engine.parseGroup(bytes)).toThrow('store-corrupt');
      }),
    );
  });
});

describe('key packages', () => {
  test('one changed in any byte is not one', async () => {
    const { keyPackage } = await keyPackageOf(second);
    await fc.assert(
      fc.asyncProperty(fc.nat(keyPackage.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = keyPackage.map((byte, i) => (i === at ? byte ^ mask : byte));
        await expect(engine.readKeyPackage(changed)).rejects.toThrow('unreadable');
      }),
    );
  });

  const plan = (keyPackage: Uint8Array) =>
    engine.commit(trio.gyzylgul.group, { add: [keyPackage], directory: trio.directory.now() }, trio.directory, NOW_MS);
  const day = 86_400_000;

  test('is used for adding within its lifetime of 90 days only', async () => {
    const { keyPackage } = await keyPackageOf(second, suites.x25519, NOW_MS - 91 * day);
    await expect(plan(keyPackage)).rejects.toThrow('an expired key package');
    const eternal = await forgeKeyPackage(second, { lifetime: { notBefore: 0n, notAfter: 2n ** 62n } });
    await expect(plan(encodeKeyPackage(eternal))).rejects.toThrow('lives too long');
  });

  test('of another suite is refused', async () => {
    const { keyPackage } = await keyPackageOf(second, suites.xwing);
    await expect(plan(keyPackage)).rejects.toThrow('a key package of suite X-Wing');
  });

  test('names device, key, suite and expiry', async () => {
    const made = await engine.generateKeyPackage(second, second.mlsKey, {
      suite: suites.xwing,
      nowMs: NOW_MS,
      lastResort: true,
    });
    expect(await engine.readKeyPackage(made.keyPackage)).toEqual({
      member: second.member,
      device: second.device,
      mlsKey: second.mlsKey.publicKey,
      suite: suites.xwing,
      notAfterMs: NOW_MS + 90 * day,
      ref: made.ref,
    });
  });

  test('a leaf older than its lifetime keeps nobody from joining or following', async () => {
    const muchLater = NOW_MS + 400 * day;
    const own = await keyPackageOf(second, suites.x25519, muchLater);
    const pending = await engine.commit(
      trio.gyzylgul.group,
      { add: [own.keyPackage], directory: trio.directory.now() },
      trio.directory,
      muchLater,
    );
    expect(engine.view(await engine.join(welcomeOf(pending), own, trio.directory)).roster).toHaveLength(4);
    expect(await engine.open(trio.elif.group, pending.commit, trio.directory)).toMatchObject({ kind: 'commit' });
  });
});

describe('welcomes', () => {
  const welcomed = async (forgery: Forgery = {}) => {
    const own = await keyPackageOf(second);
    const { keyPackage } = await readKeyPackage(own.keyPackage);
    const proposals: Proposal[] = [{ proposalType: 'add', add: { keyPackage } }];
    const { welcome } = await forgeCommit(trio.gyzylgul.group, trio.directory, { proposals, ...forgery });
    return { own, welcome: welcome ?? never() };
  };

  test('name the directory state the newcomer must have, and its root and roster', async () => {
    const { own, welcome } = await welcomed();
    const { size } = trio.directory;
    const behind = Object.create(trio.directory, {
      rootAt: { value: (at: number) => (at < size ? trio.directory.rootAt(at) : undefined) },
    });
    await expect(engine.join(welcome, own, behind)).rejects.toThrow('directory-behind');
    expect(engine.view(await engine.join(welcome, own, trio.directory)).epoch).toBe(2);
    for (const [binding, fault] of [
      [{ root: new Uint8Array(32) }, 'binding-root'],
      [{ roster: new Uint8Array(32) }, 'binding-roster'],
    ] as const) {
      const forged = await welcomed({ binding });
      await expect(engine.join(forged.welcome, forged.own, trio.directory)).rejects.toThrow(fault);
    }
  });

  test('into a channel with a leaf that no directory vouches for, or that is no longer active, are refused', async () => {
    const { own, welcome } = await welcomed();
    const without = Object.create(trio.directory, { wasMlsKeyOf: { value: () => false } });
    await expect(engine.join(welcome, own, without)).rejects.toThrow('leaf-not-vouched-for');
    trio.directory.record('suspended', trio.merdan.who);
    const late = await welcomed();
    await expect(engine.join(late.welcome, late.own, trio.directory)).rejects.toThrow('leaf-not-active');
  });

  test('without a binding are refused', async () => {
    const { own, welcome } = await welcomed({ authenticatedData: new Uint8Array(0) });
    await expect(engine.join(welcome, own, trio.directory)).rejects.toThrow('commit-refused');
  });

  test('for somebody else do not open, and say whom they are for', async () => {
    const { own, welcome } = await welcomed();
    expect(engine.welcomeRefs(welcome)).toEqual([own.ref]);
    await expect(engine.join(welcome, await keyPackageOf(second), trio.directory)).rejects.toThrow('unreadable');
  });
});

test('a channel of a lone opener is in epoch 0; who opens it owns it', async () => {
  const [alone = never()] = await openChannel(trio.directory, [second]);
  expect(engine.view(alone.group)).toMatchObject({ epoch: 0, roster: [second.device], own: { device: second.device } });
  const stranger = {
    version: 1 as const,
    members: [newId('member', randomBytes)],
    owners: [newId('member', randomBytes)],
    suite: suites.x25519,
  };
  const channel = engine.view(alone.group).channel;
  await expect(engine.createGroup(second, second.mlsKey, { channel, terms: stranger, nowMs: NOW_MS })).rejects.toThrow(
    TypeError,
  );
});
