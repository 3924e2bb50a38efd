/** Bytes of each kind of thing on the wire. Real keys, real groups; sizes do not vary between runs but by a few bytes. */
import {
  checkNumber,
  encodeContent,
  encodeInvitationLink,
  joinRequestCodec,
  newId,
  submittedRequestCodec,
  suites,
  type Content,
  type SuiteNumber,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import { macJoinRequest, randomBytes, sealedSize } from '@kopri/crypto/sealed';
import { encodeCheckpointBody, formatCheckpoint, type Directory } from '@kopri/directory';
import { pack, packets } from './frames.js';
import {
  engine,
  FakeDirectory,
  keyPackageOf,
  NOW_MS,
  openChannel,
} from '../../../libs/crypto/sealed/mls/testing/cast.js';
import { deviceKeysOf, DirectoryStory } from '../../../libs/testing/directory-story.js';
import type { Table } from './table.js';

const SUITES = { 'X-Wing': suites.xwing, X25519: suites.x25519 } as const;

const contentOf = (text: string): Uint8Array =>
  encodeContent({
    version: 1,
    id: newId('message', randomBytes),
    sentAt: NOW_MS,
    claims: {
      checkpoint: { size: 5_000, root: randomBytes(32), signature: randomBytes(64) },
      chain: { seq: 1_000, hash: randomBytes(32) },
    },
    kind: 'text',
    body: { text },
  } satisfies Content);

async function messageRows(): Promise<Table['rows']> {
  const directory = new FakeDirectory();
  const [seat] = await openChannel(directory, [directory.admit(), directory.admit()], suites.xwing);
  if (seat === undefined) throw new TypeError('nobody');
  const rows: (readonly [string, number, number, number])[] = [];
  for (const characters of [1, 200, 500, 3_500, 15_000, 20_000]) {
    const content = contentOf('x'.repeat(characters));
    const { sealed } = await engine.seal(seat.group, content);
    rows.push([`text of ${characters} characters`, content.length, sealed.length, pack(packets.submit(sealed))]);
  }
  return rows;
}

async function commitRows(name: string, suite: SuiteNumber): Promise<Table['rows']> {
  const rows: (readonly [string, number, number, number])[] = [];
  for (const added of [1, 10, 50]) {
    const directory = new FakeDirectory();
    const people = Array.from({ length: added + 2 }, () => directory.admit());
    const [seat] = await openChannel(directory, people.slice(0, 2), suite);
    if (seat === undefined) throw new TypeError('nobody');
    const packages = await Promise.all(people.slice(2).map((who) => keyPackageOf(who, suite)));
    const terms = { ...engine.view(seat.group).terms, members: people.map(({ member }) => member) };
    const plan = { add: packages.map(({ keyPackage }) => keyPackage), terms, directory: directory.now() };
    const { commit, welcome } = await engine.commit(seat.group, plan, directory, NOW_MS);
    rows.push([
      `${name}: ${added} added to two`,
      packages[0]?.keyPackage.length ?? 0,
      commit.length,
      welcome?.bytes.length ?? 0,
    ]);
  }
  return rows;
}

/** What the directory holds of one member, and what a newcomer sends. */
function directoryRows(story: DirectoryStory, directory: Directory): Table['rows'] {
  const checkpoint = {
    origin: 'kopri/log/0123456789abcdef',
    size: directory.size,
    root: directory.rootAt(directory.size) ?? new Uint8Array(32),
  };
  const note = formatCheckpoint(
    checkpoint,
    { origin: checkpoint.origin, public: story.logKey.publicKey },
    randomBytes(64),
  );
  const names = [
    'network.founded',
    'member.admitted (correspondent)',
    'correspondent.appointed',
    'member.admitted (practitioner)',
  ];
  const entries = story.entries.map(({ statement, personal }, i): readonly [string, number, number] => [
    names[i] ?? 'statement',
    statement.length,
    personal === undefined ? 0 : personal.salt.length + personal.bytes.length,
  ]);
  return [
    ...entries,
    ['checkpoint, as a note', note.length, 0],
    ['checkpoint, what is signed', encodeCheckpointBody(checkpoint).length, 0],
  ];
}

async function enrolmentRows(story: DirectoryStory): Promise<Table['rows']> {
  const [network, secret] = [randomBytes(32), randomBytes(16)];
  const invitation = newId('invitation', randomBytes);
  const link = encodeInvitationLink('https://kopri.example', {
    version: 1,
    network,
    invitation,
    secret,
    role: 'practitioner',
    country: 'TM',
    authority: 'tm-gpo',
    position: 'Prosecutor',
  });
  const rows: (readonly [string, number])[] = [
    ['invitation link', link.length],
    ['check number', checkNumber(sha256(network)).length],
  ];
  for (const [name, suite] of Object.entries(SUITES)) {
    const device = story.newDevice();
    const own = { member: device.member, device: device.device };
    const packages = await Promise.all(
      Array.from({ length: 21 }, (_, i) =>
        engine.generateKeyPackage(own, device.mlsKey, { suite, nowMs: NOW_MS, lastResort: i === 20 }),
      ),
    );
    const ordinary = packages.slice(0, 20).map(({ keyPackage }) => keyPackage);
    const request = joinRequestCodec.encode({
      version: 1,
      request: newId('request', randomBytes),
      network,
      invitation,
      member: device.member,
      device: deviceKeysOf(device),
      person: { name: 'Gyzylgul Annayewa', nameLocal: 'Гызылгуль Аннаева', languages: ['tk', 'ru'] },
      keyPackages: { ordinary, lastResort: packages[20]?.keyPackage ?? new Uint8Array(1) },
    });
    const submitted = submittedRequestCodec.encode({ request, mac: macJoinRequest({ secret, network, request }) });
    rows.push(
      [`join request with 21 key packages, ${name}`, submitted.length],
      [`one key package, ${name}`, ordinary[0]?.length ?? 0],
    );
  }
  return rows;
}

export async function wireTables(): Promise<Table[]> {
  const story = new DirectoryStory({ name: 'Judicial Cooperation Network for Central Asia and Southern Caucasus' });
  const correspondent = story.appoint('TM', 'Ogulnar Berdiyewa');
  story.admit(
    {
      role: 'practitioner',
      country: 'TM',
      name: 'Gyzylgul Annayewa',
      nameLocal: 'Гызылгуль Аннаева',
      position: 'Prosecutor',
      languages: ['tk', 'ru'],
    },
    [correspondent],
  );
  const commits = [...(await commitRows('X-Wing', SUITES['X-Wing'])), ...(await commitRows('X25519', SUITES.X25519))];
  return [
    {
      title: 'A message: bytes of content, of the envelope, of the submit frame',
      head: ['', 'Content', 'Envelope', 'Frame'],
      rows: await messageRows(),
    },
    {
      title: 'Packets of one connection, inside a WebSocket message',
      head: ['', 'Bytes'],
      rows: packets.rows(),
    },
    { title: 'A commit that adds members: bytes', head: ['', 'One key package', 'Commit', 'Welcome'], rows: commits },
    {
      title: 'The directory: bytes of one entry',
      head: ['', 'Open part, signed', 'Personal part with salt'],
      rows: directoryRows(story, story.directory),
    },
    { title: 'Enrolment', head: ['', 'Bytes'], rows: await enrolmentRows(story) },
    {
      title: 'A file: bytes of ciphertext for bytes of plaintext',
      head: ['Plaintext', 'Ciphertext', 'Difference'],
      rows: [1, 1_000, 100_000, 1_000_000, 20_000_000, 2_000_000_000].map((size) => [
        size,
        sealedSize(size),
        sealedSize(size) - size,
      ]),
    },
  ];
}
