import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  MAX_CONTENT_BYTES,
  MAX_ENVELOPE_BYTES,
  PADDING_BUCKETS,
  parseMlsHeader,
  suites,
  toHex,
  utf8,
} from '@kopri/protocol';
import fc from 'fast-check';
import { decryptSenderData } from 'ts-mls/privateMessage.js';
import { readyCrypto } from '../../verify/index.js';
import { heldOf, ownNodeOf } from './held-group.js';
import { sodiumSuite } from './sodium-provider.js';
import {
  commitAll,
  engine,
  hear,
  keyPackageOf,
  NOW_MS,
  openChannel,
  openTrio,
  say,
  welcomeOf,
  type Seat,
  type Trio,
} from './testing/cast.js';
import { parsePrivateMessage } from './wire.js';

beforeAll(readyCrypto);

let trio: Trio;
beforeEach(async () => {
  trio = await openTrio();
});

describe.each([
  ['X25519', suites.x25519],
  ['X-Wing', suites.xwing],
] as const)('a message in a channel with %s', (_name, suite) => {
  test('is read by everybody, who learn which device sent it', async () => {
    const { directory, gyzylgul, merdan, elif } = await openTrio(suite);
    const { sealed } = await engine.seal(gyzylgul.group, utf8('Is the person held at you?'));
    for (const seat of [merdan, elif]) {
      const { member, device } = gyzylgul.who;
      expect(await engine.open(seat.group, sealed, directory)).toMatchObject({
        kind: 'application',
        sender: { member, device },
        plaintext: utf8('Is the person held at you?'),
      });
    }
    expect(parseMlsHeader(sealed)).toMatchObject({
      channel: engine.view(gyzylgul.group).channel,
      epoch: 1,
      contentType: 'application',
    });
  });
});

describe('length', () => {
  test('says the bucket and nothing else; the largest content fits the largest envelope', async () => {
    const lengthOf = async (bytes: number) =>
      (await engine.seal(trio.gyzylgul.group, new Uint8Array(bytes))).sealed.length;
    const smallest = await Promise.all([0, 1, 100, PADDING_BUCKETS[0] - 70].map(lengthOf));
    expect(new Set(smallest).size).toBe(1);
    expect(await lengthOf(PADDING_BUCKETS[0] - 69)).toBeGreaterThan(PADDING_BUCKETS[1]);
    expect(await lengthOf(MAX_CONTENT_BYTES)).toBeLessThan(MAX_ENVELOPE_BYTES);
  });

  test('beyond the largest content is refused before sealing', async () => {
    await expect(engine.seal(trio.gyzylgul.group, new Uint8Array(MAX_CONTENT_BYTES + 1))).rejects.toThrow(
      'message-too-large',
    );
  });

  test('any content comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (content) => {
        const { sealed } = await engine.seal(trio.gyzylgul.group, content);
        expect(await engine.open(trio.elif.group, sealed, trio.directory)).toMatchObject({ plaintext: content });
      }),
      { numRuns: 30 },
    );
  });
});

describe('order', () => {
  test('a message may be overtaken, by a hundred at most', async () => {
    const sealed: Uint8Array[] = [];
    for (let i = 0; i < 103; i++) sealed.push(await say(trio.gyzylgul, `${i}`));
    expect(await hear(trio.elif, sealed[102] ?? new Uint8Array(), trio.directory)).toBe('102');
    expect(await hear(trio.elif, sealed[2] ?? new Uint8Array(), trio.directory)).toBe('2');
    await expect(hear(trio.elif, sealed[1] ?? new Uint8Array(), trio.directory)).rejects.toThrow('unreadable');
  });

  test('nobody makes a reader turn the ratchet more than 2,000 steps for one message', async () => {
    let last = new Uint8Array();
    for (let i = 0; i < 2001; i++) last = Uint8Array.from(await say(trio.gyzylgul, `${i}`));
    expect(await hear({ ...trio.elif }, last, trio.directory)).toBe('2000');
    const beyond = await say(trio.gyzylgul, 'beyond');
    await expect(hear(trio.elif, beyond, trio.directory)).rejects.toThrow('unreadable');
  });

  test('the same bytes twice open once, also after a reload', async () => {
    const sealed = await say(trio.gyzylgul, 'once');
    await hear(trio.elif, sealed, trio.directory);
    await expect(hear(trio.elif, sealed, trio.directory)).rejects.toThrow('unreadable');
    trio.elif.group = engine.parseGroup(engine.encodeGroup(trio.elif.group));
    await expect(hear(trio.elif, sealed, trio.directory)).rejects.toThrow('unreadable');
  });

  test('a message of the epoch before still opens, of the one before that no more, of the next not yet', async () => {
    const { directory, gyzylgul, merdan, elif } = trio;
    const [early, late] = [await say(gyzylgul, 'early'), await say(gyzylgul, 'late')];
    await commitAll(merdan, [gyzylgul, elif], {}, directory);
    expect(await hear(elif, early, directory)).toBe('early');
    await commitAll(merdan, [gyzylgul], {}, directory);
    await expect(hear(elif, await say(gyzylgul, 'next'), directory)).rejects.toThrow('of an epoch to come');
    await expect(hear(gyzylgul, early, directory)).rejects.toThrow('of an epoch no longer kept');
    await expect(hear(merdan, late, directory)).rejects.toThrow('of an epoch no longer kept');
  });

  test('a commit of another epoch is not followed', async () => {
    const pending = await engine.commit(
      trio.gyzylgul.group,
      { directory: trio.directory.now() },
      trio.directory,
      NOW_MS,
    );
    await commitAll(trio.merdan, [trio.elif], {}, trio.directory);
    await expect(engine.open(trio.elif.group, pending.commit, trio.directory)).rejects.toThrow(
      'a commit of another epoch',
    );
  });
});

describe('hostile bytes', () => {
  test('a message or commit changed in any byte does not open', async () => {
    const { sealed } = await engine.seal(trio.gyzylgul.group, utf8('text'));
    const { commit } = await engine.commit(
      trio.gyzylgul.group,
      { directory: trio.directory.now() },
      trio.directory,
      NOW_MS,
    );
    for (const bytes of [sealed, commit])
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          const changed = bytes.map((byte, i) => (i === at ? byte ^ mask : byte));
          await expect(engine.open(trio.elif.group, changed, trio.directory)).rejects.toThrow('unreadable');
        }),
      );
  });

  test('a message of another channel does not open', async () => {
    const [other] = await openChannel(trio.directory, [trio.gyzylgul.who, trio.merdan.who]);
    if (other === undefined) throw new Error('nobody');
    await expect(hear(trio.elif, await say(other, 'elsewhere'), trio.directory)).rejects.toThrow('of another channel');
  });

  test('the caller may reuse its buffers: nothing kept points into them', async () => {
    const { directory, gyzylgul, elif } = trio;
    const own = await keyPackageOf(directory.admit(gyzylgul.who.member));
    const pending = await commitAll(gyzylgul, [], { add: [own.keyPackage] }, directory);
    const opened = await engine.open(elif.group, pending.commit, directory);
    if (opened.kind !== 'commit') throw new Error(opened.kind);
    const welcome = welcomeOf(pending);
    const stored = engine.encodeGroup(opened.group);
    const seats: Seat[] = [
      { ...elif, group: opened.group },
      { ...elif, group: engine.parseGroup(stored) },
      { ...elif, group: await engine.join(welcome, own, directory) },
    ];
    for (const buffer of [pending.commit, welcome, stored, own.keyPackage, own.privatePart]) buffer.fill(0xee);
    const sealed = await say(gyzylgul, 'still');
    for (const seat of seats) expect(await hear(seat, sealed, directory)).toBe('still');
    await commitAll(gyzylgul, seats, {}, directory);
    expect(new Set([gyzylgul, ...seats].map(({ group }) => toHex(engine.view(group).epochAuthenticator))).size).toBe(1);
  });
});

describe('nothing has happened until the caller has stored it', () => {
  test('a group from before serves as before, until a later one is settled', async () => {
    const before = trio.elif.group;
    const sealed = await say(trio.gyzylgul, 'text');
    for (let i = 0; i < 2; i++)
      expect(await engine.open(before, sealed, trio.directory)).toMatchObject({ kind: 'application' });
  });

  test('settling zeroes what was used up; the group from before then seals nothing', async () => {
    const before = trio.gyzylgul.group;
    const secret = heldOf(before).state.secretTree[ownNodeOf(heldOf(before))]?.application.secret;
    const { group } = await engine.seal(before, utf8('text'));
    engine.settle(group);
    expect(secret?.every((byte) => byte === 0)).toBe(true);
    await expect(engine.seal(before, utf8('again'))).rejects.toThrow(TypeError);
    await expect(engine.commit(before, { directory: trio.directory.now() }, trio.directory, NOW_MS)).rejects.toThrow(
      TypeError,
    );
    expect((await engine.seal(group, utf8('next'))).sealed).toHaveLength(
      (await engine.seal(group, utf8('next'))).sealed.length,
    );
  });

  test('what was settled is let go of, however many messages came before', async () => {
    const { gyzylgul, merdan } = trio;
    const spentBy = ({ group }: Seat): number => {
      let count = 0;
      for (let { spent } = heldOf(group); spent !== undefined; spent = spent.earlier) count += spent.secrets.length + 1;
      return count;
    };
    const counts: number[][] = [];
    for (let i = 0; i < 20; i++) {
      const sealed = await say(gyzylgul, `message ${i}`);
      await hear(merdan, sealed, trio.directory);
      for (const { group } of [gyzylgul, merdan]) engine.settle(group);
      counts.push([gyzylgul, merdan].map(spentBy));
    }
    expect(counts.at(-1)).toEqual(counts[0]);
  });

  test('a pending commit loses nothing by what the present group receives and settles meanwhile', async () => {
    const { directory, gyzylgul, merdan } = trio;
    const [first, second] = [await say(merdan, 'first'), await say(merdan, 'second')];
    const pending = await engine.commit(gyzylgul.group, { directory: directory.now() }, directory, NOW_MS);
    const opened = await engine.open(pending.current, first, directory);
    if (opened.kind !== 'application') throw new Error(opened.kind);
    engine.settle(opened.group);
    engine.settle(pending.next);
    expect(await hear({ ...gyzylgul, group: pending.next }, second, directory)).toBe('second');
  });

  test('a commit made anew in the same epoch is sealed under another key', async () => {
    const { directory, gyzylgul, elif } = trio;
    const plan = { directory: directory.now() };
    const lost = await engine.commit(gyzylgul.group, plan, directory, NOW_MS);
    const anew = await engine.commit(lost.current, plan, directory, NOW_MS);
    const generationOf = async (commit: Uint8Array) => {
      const { state, channel, suite } = heldOf(elif.group);
      return (
        await decryptSenderData(
          parsePrivateMessage(commit, channel),
          state.keySchedule.senderDataSecret,
          sodiumSuite(suite),
        )
      )?.generation;
    };
    expect([await generationOf(lost.commit), await generationOf(anew.commit)]).toEqual([0, 1]);
    expect(await engine.open(elif.group, anew.commit, directory)).toMatchObject({ kind: 'commit' });
  });
});
