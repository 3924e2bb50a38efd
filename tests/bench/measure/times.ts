/** How long things take on this machine, in one process, one after the other. */
import { suites, type SuiteNumber } from '@kopri/protocol';
import { createVault, openFile, openVault, randomBytes, sealFile } from '@kopri/crypto/sealed';
import { replay } from '@kopri/directory';
import {
  engine,
  FakeDirectory,
  keyPackageOf,
  NOW_MS,
  openChannel,
  welcomeOf,
} from '../../../libs/crypto/sealed/mls/testing/cast.js';
import { DirectoryStory } from '../../../libs/testing/directory-story.js';
import { median, ms, type Table } from './table.js';

async function timed(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return median(taken);
}

async function messageRow(name: string, suite: SuiteNumber): Promise<Table['rows'][number]> {
  const directory = new FakeDirectory();
  const [sender, reader] = await openChannel(directory, [directory.admit(), directory.admit()], suite);
  if (sender === undefined || reader === undefined) throw new TypeError('nobody');
  const text = randomBytes(200);
  const sealed: Uint8Array[] = [];
  const seal = await timed(300, async () => {
    const next = await engine.seal(sender.group, text);
    sender.group = next.group;
    sealed.push(next.sealed);
  });
  const open = await timed(300, async () => {
    const opened = await engine.open(reader.group, sealed.shift() ?? new Uint8Array(0), directory);
    if (opened.kind === 'application') reader.group = opened.group;
  });
  return [name, ms(seal), ms(open)];
}

async function commitRow(name: string, suite: SuiteNumber, added: number): Promise<Table['rows'][number]> {
  const directory = new FakeDirectory();
  const people = Array.from({ length: added + 2 }, () => directory.admit());
  const [owner, reader] = await openChannel(directory, people.slice(0, 2), suite);
  const newcomers = await Promise.all(people.slice(2).map((who) => keyPackageOf(who, suite)));
  const [newcomer] = newcomers;
  if (owner === undefined || reader === undefined || newcomer === undefined) throw new TypeError('nobody');
  const terms = { ...engine.view(owner.group).terms, members: people.map(({ member }) => member) };
  const plan = { add: newcomers.map(({ keyPackage }) => keyPackage), terms, directory: directory.now() };
  const times = added > 10 ? 3 : 7;
  const commit = await timed(times, () => engine.commit(owner.group, plan, directory, NOW_MS));
  const pending = await engine.commit(owner.group, plan, directory, NOW_MS);
  const follow = await timed(times, () => engine.open(reader.group, pending.commit, directory));
  const join = await timed(times, () => engine.join(welcomeOf(pending), newcomer, directory));
  return [`${name}, ${added} added to two`, ms(commit), ms(follow), ms(join)];
}

async function fileRows(): Promise<Table['rows']> {
  const bytes = randomBytes(1_000_000);
  async function* source() {
    for (let i = 0; i < 20; i += 1) yield bytes;
  }
  const chunks: Uint8Array[] = [];
  const sealed = sealFile(source(), 20_000_000);
  const seal = await timed(1, async () => {
    for await (const chunk of sealed.stream) chunks.push(chunk);
  });
  async function* stored() {
    yield* chunks;
  }
  const open = await timed(1, async () => {
    for await (const piece of openFile(stored(), { key: sealed.key, size: 20_000_000, sha256: sealed.sha256() }))
      void piece;
  });
  return [
    ['seal a file of 20 MB, hash included', ms(seal)],
    ['open it, hash included', ms(open)],
  ];
}

async function profileRows(): Promise<Table['rows']> {
  const { header } = await createVault('a passphrase');
  return [
    ['make a vault (Argon2id, 3 passes over 256 MiB)', ms(await timed(3, () => createVault('a passphrase')))],
    ['open it', ms(await timed(3, () => openVault(header, 'a passphrase')))],
  ];
}

async function directoryRows(): Promise<Table['rows']> {
  const story = new DirectoryStory();
  const correspondent = story.appoint('TM', 'Ogulnar');
  while (story.entries.length < 1_000)
    story.admit({ role: 'practitioner', country: 'TM', name: `Member ${story.entries.length}` }, [correspondent]);
  return [
    ['replay 1,000 statements, signatures checked', ms(await timed(3, () => replay(story.entries)))],
    [
      'replay them from the own store, checked before',
      ms(await timed(3, () => replay(story.entries, { verified: true }))),
    ],
  ];
}

export async function timeTables(): Promise<Table[]> {
  const suitesByName = [
    ['X-Wing', suites.xwing],
    ['X25519', suites.x25519],
  ] as const;
  const messages: Table['rows'][number][] = [];
  const commits: Table['rows'][number][] = [];
  for (const [name, suite] of suitesByName) {
    messages.push(await messageRow(name, suite));
    for (const added of [1, 10, 50]) commits.push(await commitRow(name, suite, added));
  }
  return [
    {
      title: 'A message of 200 bytes in a channel of two, median of 300, milliseconds',
      head: ['', 'Seal', 'Open'],
      rows: messages,
    },
    { title: 'A commit, milliseconds', head: ['', 'Make', 'Follow', 'Join'], rows: commits },
    {
      title: 'Other things, milliseconds',
      head: ['', 'Taken'],
      rows: [...(await directoryRows()), ...(await fileRows()), ...(await profileRows())],
    },
  ];
}
