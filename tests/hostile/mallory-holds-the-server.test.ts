/** Mallory holds the server, its database and its network. Each story is one thing she tries. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AppError,
  encodeContent,
  joinRequestCodec,
  parseContent,
  toHex,
  type ChannelId,
  type StoredEnvelope,
} from '@kopri/protocol';
import { DeviceRefused, join, openClient } from '@kopri/client';
import { randomBytes } from '@kopri/crypto/sealed';
import { ashgabatAndAnkara } from '../../libs/testing/ashgabat-and-ankara.js';
import { earlierCheckpoint } from '../../libs/testing/earlier-directory.js';
import { reads, settle, TestNetwork, textsOf, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let gyzylgul: TestDevice;
let merdan: TestDevice;
let elif: TestDevice;

beforeAll(async () => {
  ({ network, ogulnar, gyzylgul, merdan, elif } = await ashgabatAndAnkara());
});

afterEach(() => {
  for (const device of [ogulnar, gyzylgul, merdan, elif]) {
    for (const name of Object.keys(device.mischief)) Reflect.deleteProperty(device.mischief, name);
    device.seal = undefined;
    device.channelId = undefined;
  }
});

afterAll(() => network.stop());

async function talk(...texts: readonly string[]): Promise<ChannelId> {
  const channel = await gyzylgul.kopri.channels.open(['Elif', 'Merdan']);
  for (const text of texts) await gyzylgul.kopri.channels.send(channel, text);
  await settle(elif, merdan, gyzylgul);
  return channel;
}

const own = async (device: TestDevice) => (await device.kopri.status()).device;

describe('a line cut while a network is founded', () => {
  test('the root is not lost with the reply: the network stands, and is ours', async () => {
    const other = await TestNetwork.start({ losesFoundingReply: true });
    try {
      expect(await other.secretariat.kopri.status()).toMatchObject({ state: 'active' });
      expect(await other.correspondent('Ogulnar Ataýewa', 'TM', 'tm-gpo')).toBeDefined();
    } finally {
      await other.stop();
    }
  });
});

describe('Mallory adds a listener', () => {
  test('a key package of another device is not added in a colleague’s place (T2)', async () => {
    const [elifsDevice, merdansDevice] = [await own(elif), await own(merdan)];
    gyzylgul.mischief.claimKeyPackages = async (honest, request) => {
      const { packages } = await honest.claimKeyPackages({ ...request, devices: [merdansDevice] });
      return { packages: packages.map(({ keyPackage }) => ({ device: elifsDevice, keyPackage })) };
    };
    await expect(gyzylgul.kopri.channels.open(['Elif'])).rejects.toMatchObject({ code: 'commit-refused' });
  });

  test('a group of a colluding colleague never takes the place of a channel (T2)', async () => {
    const before = merdan.snapshot();
    const { channel } = await gyzylgul.kopri.channels.send('Elif', 'between the two of us');
    await settle(elif, gyzylgul);
    const { lastSeq } = (await elif.kopri.channels.list()).find((entry) => entry.channel === channel) ?? { lastSeq: 0 };
    let welcome: Uint8Array | undefined;
    merdan.channelId = channel;
    merdan.mischief.commit = async (_, bundle) => {
      welcome = bundle.welcome?.bytes;
      return { outcome: 'stored', seq: 1, at: Date.now() };
    };
    await merdan.kopri.channels.open(['Elif', 'Gyzylgul']).catch(() => undefined);
    elif.mischief.feed = async (honest, cursor) => {
      const feed = await honest.feed(cursor);
      const bytes = welcome ?? new Uint8Array(1);
      return { ...feed, welcomes: [...feed.welcomes, { channel, after: lastSeq + 1, at: Date.now(), bytes }] };
    };
    expect(welcome).toBeDefined();
    await elif.kopri.sync();
    delete elif.mischief.feed;
    const { members } = (await elif.kopri.channels.list()).find((entry) => entry.channel === channel) ?? {
      members: [],
    };
    expect(members).not.toContain((await merdan.kopri.status()).member);
    await elif.kopri.channels.send(channel, 'still between us');
    await settle(gyzylgul);
    expect((await textsOf(gyzylgul, channel)).at(-1)).toBe('still between us');
    merdan.restore(before);
    await merdan.restart();
  });

  test('a person the correspondents did not vouch for is nobody (T2)', async () => {
    merdan.mischief.directoryPage = async (honest, after) => {
      const page = await honest.directoryPage(after);
      return { ...page, entries: [...page.entries, { statement: randomBytes(200) }] };
    };
    await network.practitioner(ogulnar, 'Nepes Annaýew', 'TM', 'tm-mia');
    await expect(merdan.kopri.sync()).rejects.toMatchObject({ code: 'statement-refused' });
    delete merdan.mischief.directoryPage;
    await settle(merdan);
  });
});

describe('Mallory rewrites the directory', () => {
  test('a directory that shrinks stops everything, also after a restart (T3)', async () => {
    const channel = await talk('before');
    const before = merdan.snapshot();
    const { size } = await merdan.kopri.directory.list();
    merdan.mischief.directoryPage = async (honest) => {
      const page = await honest.directoryPage(0);
      return { entries: [], checkpoint: await earlierCheckpoint(network, page.checkpoint, size - 1) };
    };
    merdan.mischief.feed = async (honest, cursor) => ({ ...(await honest.feed(cursor)), directorySize: size + 1 });
    await expect(merdan.kopri.sync()).rejects.toMatchObject({ code: 'directory-contradicts' });
    delete merdan.mischief.directoryPage;
    delete merdan.mischief.feed;
    await merdan.restart();
    await expect(merdan.kopri.channels.send(channel, 'no')).rejects.toMatchObject({ code: 'directory-contradicts' });
    expect((await merdan.kopri.status()).alarm).toBe('directory-contradicts');
    merdan.restore(before);
    await merdan.restart();
  });
});

describe('Mallory tampers with the log of a channel', () => {
  test('a place that is left out is noticed (T4)', async () => {
    const channel = await talk();
    await gyzylgul.kopri.channels.send(channel, 'one');
    await gyzylgul.kopri.channels.send(channel, 'two');
    elif.mischief.page = async (honest, id, after) => {
      const page = await honest.page(id, after);
      return { ...page, envelopes: page.envelopes.filter((_, i) => i !== 0) };
    };
    await expect(elif.kopri.sync()).rejects.toMatchObject({ code: 'malformed' });
    delete elif.mischief.page;
    await settle(elif);
    expect(await textsOf(elif, channel)).toEqual(['one', 'two']);
  });

  test('a log that falls back behind what this device has read stops the turn before anything is sent (T4)', async () => {
    const channel = await talk('one', 'two');
    elif.mischief.feed = async (honest) => {
      const feed = await honest.feed(undefined);
      return {
        ...feed,
        channels: feed.channels.map((entry) =>
          entry.channel === channel ? { ...entry, lastSeq: entry.lastSeq - 1 } : entry,
        ),
      };
    };
    await expect(elif.kopri.sync()).rejects.toMatchObject({ code: 'channel-rolled-back' });
    delete elif.mischief.feed;
    await settle(elif);
    expect(await textsOf(elif, channel)).toEqual(['one', 'two']);
  });

  test('two messages in another order, or one twice, are noticed by the next sender’s claims (T3)', async () => {
    const channel = await talk();
    await gyzylgul.kopri.channels.send(channel, 'one');
    await gyzylgul.kopri.channels.send(channel, 'two');
    elif.mischief.page = async (honest, id, after) => {
      const page = await honest.page(id, after);
      const [first, second, ...rest] = page.envelopes;
      const swapped: StoredEnvelope[] =
        first === undefined || second === undefined
          ? []
          : [
              [first[0], first[1], second[2]],
              [second[0], second[1], first[2]],
            ];
      return { ...page, envelopes: [...swapped, ...rest] };
    };
    await elif.kopri.sync();
    delete elif.mischief.page;
    await settle(merdan, gyzylgul);
    // Elif's receipt carries what she saw: the difference shows at both ends.
    expect((await reads(gyzylgul, channel)).some(({ warnings }) => warnings.includes('claim-differs'))).toBe(true);
    await gyzylgul.kopri.channels.acceptDiffering(channel);
    await gyzylgul.kopri.channels.send(channel, 'three');
    await elif.kopri.sync();
    const last = (await reads(elif, channel)).find(({ text }) => text === 'three');
    expect(last?.warnings).toContain('claim-differs');
    await expect(elif.kopri.channels.send(channel, 'hm')).rejects.toMatchObject({ code: 'claim-differs' });
    await elif.kopri.channels.acceptDiffering(channel);
    expect(await elif.kopri.channels.send(channel, 'hm')).toMatchObject({
      state: 'at-server',
    });
  });

  test('changed bytes become an unreadable item, and what follows is read (T10)', async () => {
    const channel = await talk();
    await gyzylgul.kopri.channels.send(channel, 'one');
    await gyzylgul.kopri.channels.send(channel, 'two');
    merdan.mischief.page = async (honest, id, after) => {
      const page = await honest.page(id, after);
      return {
        ...page,
        envelopes: page.envelopes.map(
          ([seq, at, bytes], i): StoredEnvelope => [seq, at, i === 0 ? flipped(bytes) : bytes],
        ),
      };
    };
    await merdan.kopri.sync();
    const items = await reads(merdan, channel);
    expect(items.map(({ kind }) => kind)).toContain('unreadable');
    expect(items.map(({ text }) => text)).toContain('two');
  });

  const flipped = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));
});

describe('Mallory loses replies', () => {
  test('a message whose acknowledgement was lost is shown once (T4, T6)', async () => {
    const channel = await talk();
    gyzylgul.mischief.submit = async (honest, envelopes) => {
      await honest.submit(envelopes);
      throw new AppError('server-unreachable');
    };
    expect(await gyzylgul.kopri.channels.send(channel, 'once')).toMatchObject({ state: 'queued' });
    delete gyzylgul.mischief.submit;
    await gyzylgul.restart();
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).filter((text) => text === 'once')).toHaveLength(1);
    expect((await reads(gyzylgul, channel)).filter(({ text }) => text === 'once')).toMatchObject([
      { state: 'delivered' },
    ]);
  });

  test('a client killed as it sends has the same bytes on its disk, and sends those (T6)', async () => {
    const channel = await talk();
    const attempts: string[] = [];
    let disk: ReadonlyMap<string, Uint8Array> | undefined;
    gyzylgul.mischief.submit = async (_, envelopes) => {
      disk = gyzylgul.snapshot();
      attempts.push(JSON.stringify(envelopes.map(([counter, sealed]) => [counter, toHex(sealed)])));
      throw new AppError('server-unreachable');
    };
    await gyzylgul.kopri.channels.send(channel, 'killed');
    gyzylgul.restore(disk ?? new Map());
    await gyzylgul.restart();
    await gyzylgul.kopri.sync();
    expect(attempts).toHaveLength(2);
    expect(attempts[1]).toBe(attempts[0]);
    delete gyzylgul.mischief.submit;
    await gyzylgul.restart();
    await settle(gyzylgul, elif);
    expect((await textsOf(elif, channel)).filter((text) => text === 'killed')).toHaveLength(1);
  });

  test('a commit whose reply was lost is applied once, and nobody forks (T5)', async () => {
    const channel = await talk('before');
    gyzylgul.mischief.commit = async (honest, bundle) => {
      await honest.commit(bundle);
      throw new AppError('server-unreachable');
    };
    await gyzylgul.kopri.channels.refresh(channel).catch(() => undefined);
    delete gyzylgul.mischief.commit;
    await gyzylgul.restart();
    await settle(gyzylgul, elif, merdan);
    await gyzylgul.kopri.channels.send(channel, 'after');
    await settle(elif, merdan);
    expect(await textsOf(elif, channel)).toEqual(['before', 'after']);
    expect(await textsOf(merdan, channel)).toEqual(['before', 'after']);
  });
});

describe('a profile that was rolled back', () => {
  test('encrypts nothing, for it would use the same keys twice (T6)', async () => {
    const channel = await talk('before');
    const old = gyzylgul.snapshot();
    await gyzylgul.kopri.channels.send(channel, 'newer');
    const newest = gyzylgul.snapshot();
    gyzylgul.restore(old);
    await gyzylgul.restart();
    await expect(gyzylgul.kopri.sync()).rejects.toMatchObject({ code: 'profile-rolled-back' });
    await expect(gyzylgul.kopri.channels.send(channel, 'again')).rejects.toMatchObject({ code: 'profile-rolled-back' });
    gyzylgul.restore(newest);
    await gyzylgul.restart();
    await settle(gyzylgul, elif);
    expect(await textsOf(elif, channel)).toEqual(['before', 'newer']);
  });

  test('a second writer of one profile fences the first (T6)', async () => {
    const channel = await talk();
    const first = merdan.kopri;
    const second = await openClient(merdan.parts());
    await expect(first.channels.send(channel, 'from the first tab')).rejects.toMatchObject({ code: 'store-fenced' });
    await second.sync();
    expect(await second.channels.send(channel, 'from the second')).toMatchObject({ state: 'at-server' });
    await second.close();
    await merdan.restart();
    await settle(merdan, elif);
    expect(await textsOf(elif, channel)).toEqual(['from the second']);
  });
});

describe('leaving with unsent work', () => {
  test('what a removed member had not sent is shown as not sent, and never goes out later (T7)', async () => {
    const nepes = await network.practitioner(ogulnar, 'Jahan Meredowa', 'TM', 'tm-mia');
    await settle(elif);
    const channel = await elif.kopri.channels.open(['Jahan']);
    await elif.kopri.channels.send(channel, 'welcome');
    await settle(nepes);
    nepes.mischief.connect = async () => {
      throw new AppError('server-unreachable');
    };
    await nepes.restart();
    await nepes.kopri.channels.send(channel, 'written on the last day');
    await ogulnar.kopri.members.remove('Jahan');
    delete nepes.mischief.connect;
    await nepes.restart();
    await nepes.kopri.sync();
    expect((await reads(nepes, channel)).at(-1)).toMatchObject({
      text: 'written on the last day',
      state: 'not-sent',
      warnings: ['removed'],
    });
    await settle(elif);
    expect(await textsOf(elif, channel)).toEqual(['welcome']);
  });
});

describe('erasure', () => {
  test('the name of a removed member is gone at the server and at every client, and the log still stands', async () => {
    await network.practitioner(ogulnar, 'Kakajan Hojaýew', 'TM', 'tm-mia');
    await settle(elif, ogulnar);
    await ogulnar.kopri.members.remove('Kakajan');
    const { member } = await ogulnar.kopri.members.erase('Kakajan');
    await settle(elif, ogulnar, gyzylgul, merdan);
    for (const device of [elif, gyzylgul]) {
      await device.restart();
      const { members } = await device.kopri.directory.list();
      expect(members.find((entry) => entry.member === member)).toMatchObject({ state: 'removed' });
      expect(members.find((entry) => entry.member === member)?.name).toBeUndefined();
    }
    const newcomer = await network.practitioner(ogulnar, 'Aýna Saparowa', 'TM', 'tm-mia');
    expect(
      (await newcomer.kopri.directory.list()).members.find((entry) => entry.member === member)?.name,
    ).toBeUndefined();
  });
});

describe('Mallory says that a colleague was removed', () => {
  test('without proof the client says that the server refuses, and stays a member (T7)', async () => {
    elif.mischief.connect = async () => {
      throw new DeviceRefused(undefined);
    };
    await elif.restart();
    await expect(elif.kopri.sync()).rejects.toMatchObject({ code: 'server-refuses' });
    expect((await elif.kopri.status()).state).toBe('active');
    delete elif.mischief.connect;
    await elif.restart();
    await settle(elif);
  });
});

describe('Mallory and enrolment', () => {
  test('a request whose reply was lost is the same request: the person waits, and nobody is alarmed', async () => {
    const { link } = await ogulnar.kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner' });
    const patient = network.device('Patient');
    let attempts = 0;
    patient.mischief.submitRequest = async (honest, request) => {
      await honest.submitRequest(request);
      attempts += 1;
      if (attempts === 1) throw new AppError('server-unreachable');
    };
    const { kopri, request, check } = await join(patient.parts(), { link, name: 'Patient' });
    patient.kopri = kopri;
    expect(attempts).toBe(2);
    expect(await ogulnar.kopri.enrolment.requests()).toMatchObject([{ request, check, alarm: false }]);
    expect(await kopri.status()).toMatchObject({ state: 'waiting', check });
    await ogulnar.kopri.enrolment.refuse(request, 'a test');
  });

  test('a request she changed on the way is not shown, let alone admitted (T2)', async () => {
    const { link } = await ogulnar.kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner' });
    const stranger = network.device('Stranger');
    await join(stranger.parts(), { link, name: 'Honest Name' });
    ogulnar.mischief.openRequests = async (honest) =>
      (await honest.openRequests()).map(({ request, mac }) => {
        const parsed = joinRequestCodec.parse(request);
        return {
          mac,
          request: joinRequestCodec.encode({ ...parsed, person: { ...parsed.person, name: 'Mallory Name' } }),
        };
      });
    expect(await ogulnar.kopri.enrolment.requests()).toEqual([]);
    expect(await ogulnar.kopri.enrolment.admit('all')).toEqual([]);
    delete ogulnar.mischief.openRequests;
    const [request] = await ogulnar.kopri.enrolment.requests();
    expect(request?.name).toBe('Honest Name');
    if (request !== undefined) await ogulnar.kopri.enrolment.refuse(request.request, 'a test');
  });

  test('two valid requests for one link carry the alarm for good, and neither is admitted in bulk', async () => {
    const { link } = await ogulnar.kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner' });
    const thief = network.device('Thief');
    let stolen: Parameters<NonNullable<typeof thief.mischief.submitRequest>>[1] | undefined;
    thief.mischief.submitRequest = async (_, request) => void (stolen = request);
    await join(thief.parts(), { link, name: 'Thief' });
    await join(network.device('Rightful').parts(), { link, name: 'Rightful' });
    ogulnar.mischief.openRequests = async (honest) => [
      ...(await honest.openRequests()),
      ...(stolen === undefined ? [] : [stolen]),
    ];
    expect((await ogulnar.kopri.enrolment.requests()).map(({ name, alarm }) => [name, alarm])).toEqual([
      ['Rightful', true],
      ['Thief', true],
    ]);
    expect(await ogulnar.kopri.enrolment.admit('all')).toEqual([]);
    delete ogulnar.mischief.openRequests;
    expect(await ogulnar.kopri.enrolment.requests()).toMatchObject([{ name: 'Rightful', alarm: true }]);
    expect(await ogulnar.kopri.enrolment.admit('all')).toEqual([]);
  });
});

describe('a colleague’s client that misbehaves', () => {
  test('content that is not content becomes an unreadable item, and the channel goes on (T10)', async () => {
    const channel = await talk('fine');
    merdan.seal = (engine, group) => engine.seal(group, randomBytes(300));
    await merdan.kopri.channels.send(channel, 'garbage');
    merdan.seal = undefined;
    await settle(elif, gyzylgul);
    await gyzylgul.kopri.channels.send(channel, 'still fine');
    await settle(elif);
    const items = await reads(elif, channel);
    expect(items.map(({ kind }) => kind)).toContain('unreadable');
    expect(items.at(-1)?.text).toBe('still fine');
  });

  test('a claim that the log did not sign is shown, and stops nobody for good (T3, T10)', async () => {
    const channel = await talk();
    merdan.seal = (engine, group, plaintext) => {
      const content = parseContent(plaintext);
      if (content.kind === 'unknown') throw new TypeError('unknown content');
      const { checkpoint } = content.claims;
      if (checkpoint === undefined) throw new TypeError('no checkpoint');
      return engine.seal(
        group,
        encodeContent({
          ...content,
          claims: { ...content.claims, checkpoint: { ...checkpoint, root: randomBytes(32) } },
        }),
      );
    };
    await merdan.kopri.channels.send(channel, 'forged');
    merdan.seal = undefined;
    await settle(elif);
    expect((await reads(elif, channel)).find(({ text }) => text === 'forged')?.warnings).toContain('claim-forged');
    expect((await elif.kopri.status()).alarm).toBeUndefined();
    await elif.kopri.channels.acceptDiffering(channel);
    expect(await elif.kopri.channels.send(channel, 'noted')).toMatchObject({
      state: 'at-server',
    });
  });
});
