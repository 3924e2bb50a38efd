/** What the server saw: everything it holds, by kind and size, and the search for what it must not hold (T1). */
import pg from 'pg';
import { listFiles, type FoundFile } from '../../../libs/testing/canary/scan-files.js';
import { measureTables } from '../../../libs/testing/canary/scan-rows.js';
import { findingWords, searchMemory, searchWithControls } from './server-search.js';
import { canariesOf, type Stage } from './stage.js';
import { sizeWords } from './teller.js';

export async function showWhatTheServerSaw(stage: Stage): Promise<void> {
  const { teller, server } = stage;
  teller.chapter('What the server saw');
  const client = new pg.Client({ connectionString: await server.databaseUrl() });
  await client.connect();
  try {
    await tellRows(stage, client);
    await tellFiles(stage);
    await searchForCanaries(stage, client);
    await searchItsMemory(stage);
  } finally {
    await client.end();
  }
}

const tableWords: Readonly<Record<string, string>> = {
  directory_entries: 'signed statements: who is a member, of which authority, vouched for by whom',
  invitations: 'country, authority and role of each invitation; never its secret',
  join_requests: 'keys and name of whoever asked to come in, authenticated by the secret',
  channels: 'a random id and an epoch number for each channel; no title',
  channel_devices: 'which device is in which channel, from where to where',
  envelopes: 'sealed messages: channel, place, device, counter, time, ciphertext',
  welcomes: 'sealed welcomes that nobody has fetched yet',
  welcome_devices: 'for which device they wait',
  key_packages: 'public keys by which devices are brought into channels',
  case_references: 'the last number given out for a country and a year',
  blobs: 'sealed files: channel, device, padded length; no name, no type',
  migrations: 'which changes of the tables have run',
};

async function tellRows({ teller }: Stage, client: pg.Client): Promise<void> {
  teller.note('In its database:');
  for (const { name, rows, bytes } of await measureTables(client)) {
    const words = tableWords[name] ?? '';
    teller.tell({
      event: 'row',
      cells: [name, `${rows} rows`, sizeWords(bytes), words],
      facts: { table: name, rows, bytes },
    });
  }
  const { rows } = await client.query<{ bytes: number; count: string }>(
    'select octet_length(sealed) as bytes, count(*) from envelopes group by 1 order by 1',
  );
  const lengths = rows.map(({ bytes, count }) => ({ bytes, count: Number(count) }));
  teller.note(
    `Lengths of the envelopes: ${lengths.map(({ bytes, count }) => `${count} × ${bytes}`).join(', ')} bytes; messages are padded to a few lengths.`,
  );
}

/** Kinds of files by where they lie; the first that fits. */
const fileKinds = [
  { kind: 'blobs', pattern: /^blobs[\\/]/, words: 'the ciphertext of the files' },
  { kind: 'write-ahead log', pattern: /pg_wal[\\/]/, words: "PostgreSQL's record of every change" },
  { kind: 'database files', pattern: /^postgres[\\/]data[\\/]/, words: "PostgreSQL's tables, indexes and settings" },
  { kind: 'database programs', pattern: /^postgres-binaries/, words: 'PostgreSQL itself' },
  {
    kind: 'logs',
    pattern: /(server\.log|postgres[\\/]log)$/,
    words: 'of the server, at its most talkative, and of PostgreSQL',
  },
  { kind: 'keys and the like', pattern: /./, words: 'the key that signs the log, the password of the database' },
] as const;

async function tellFiles({ teller, ground }: Stage): Promise<void> {
  const files = await listFiles(ground.dataDir);
  teller.note('In its folder:');
  for (const { kind, words } of fileKinds) {
    const some = files.filter((file) => kindOf(file) === kind);
    const bytes = some.reduce((sum, file) => sum + file.bytes, 0);
    if (some.length > 0)
      teller.tell({
        event: 'row',
        cells: [kind, `${some.length} files`, sizeWords(bytes), words],
        facts: { kind, files: some.length, bytes },
      });
  }
  const blobs = files.filter((file) => kindOf(file) === 'blobs').map(({ bytes }) => bytes);
  teller.note(`Lengths of the blobs: ${blobs.sort((a, b) => a - b).join(', ')} bytes.`);
}

const kindOf = ({ path }: FoundFile): string | undefined => fileKinds.find(({ pattern }) => pattern.test(path))?.kind;

async function searchForCanaries(stage: Stage, client: pg.Client): Promise<void> {
  const { teller, ground, random } = stage;
  const planted = canariesOf(stage);
  teller.note(
    `Into what only members may read, ${planted.length} canaries were planted, random words of this run: in ${planted.map(({ name }) => name).join(', ')}.`,
  );
  teller.note(
    'They are searched for in UTF-8, UTF-16 in both orders, hexadecimal in both cases and base64 at every alignment: in every row of every table read as text, and in every byte of the folder. Names of members and their authorities are no canaries: the server keeps the directory and knows them by design.',
  );
  const { controls, compressedSeenRaw, leftOver, canaries } = await searchWithControls(
    { ...ground, client },
    planted,
    random,
  );
  for (const { name, found } of controls)
    teller.law(`Control: one planted on purpose in ${name} is found by this search.`, found);
  if (compressedSeenRaw.length === 0)
    teller.note('The row is compressed on the disk: reading raw files alone would have missed it.');
  teller.law(
    'Row, file and line are removed again; the record stays in the write-ahead log until PostgreSQL writes over it.',
    leftOver.length === 0,
  );
  const { findings, rows, files, ms } = canaries;
  const searched = `${rows.files} tables (${sizeWords(rows.bytes)} as text) and ${files.files} files (${sizeWords(files.bytes)})`;
  const facts = {
    canaries: planted.length,
    found: findings.map(findingWords),
    rowBytes: rows.bytes,
    fileBytes: files.bytes,
    ms,
  };
  teller.law(
    `The ${planted.length} canaries, searched for in ${searched}: ${findings.length} found.`,
    findings.length === 0,
    facts,
  );
  for (const finding of findings) teller.note(findingWords(finding));
}

async function searchItsMemory(stage: Stage): Promise<void> {
  const { teller, server, setupToken } = stage;
  const memory = await searchMemory(server.pid, canariesOf(stage), setupToken);
  if (memory === undefined) return teller.note("The memory of the server's process cannot be read on this system.");
  const { findings, bytes, controlFound } = memory;
  teller.law("Control: the setup token, which the server holds, is found in its process's memory.", controlFound);
  teller.law(
    `The canaries, searched for in ${sizeWords(bytes)} of that memory: ${findings.length} found.`,
    findings.length === 0,
    { bytes },
  );
}
