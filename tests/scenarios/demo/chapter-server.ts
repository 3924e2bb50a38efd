/** What the server saw: everything it holds, by kind and size, and the search for what it must not hold (T1). */
import pg from 'pg';
import { listFiles, scanFolder, type FoundFile, type Scanned } from '../../../libs/testing/canary/scan-files.js';
import { measureTables, scanRows } from '../../../libs/testing/canary/scan-rows.js';
import { plantControls, type Control, type PlantedControls } from '../../../libs/testing/canary/controls.js';
import { Search, type Finding } from '../../../libs/testing/canary/search.js';
import { join } from 'node:path';
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
    teller.tell({ event: 'row', cells: [name, `${rows} rows`, sizeWords(bytes), words], facts: { table: name, rows, bytes } });
  }
  const { rows } = await client.query<{ bytes: number; count: string }>('select octet_length(sealed) as bytes, count(*) from envelopes group by 1 order by 1');
  const lengths = rows.map(({ bytes, count }) => ({ bytes, count: Number(count) }));
  teller.note(`Lengths of the envelopes: ${lengths.map(({ bytes, count }) => `${count} × ${bytes}`).join(', ')} bytes; messages are padded to a few lengths.`);
}

/** Kinds of files by where they lie; the first that fits. */
const fileKinds = [
  { kind: 'blobs', pattern: /^blobs[\\/]/, words: 'the ciphertext of the files' },
  { kind: 'write-ahead log', pattern: /pg_wal[\\/]/, words: "PostgreSQL's record of every change" },
  { kind: 'database files', pattern: /^postgres[\\/]data[\\/]/, words: "PostgreSQL's tables, indexes and settings" },
  { kind: 'database programs', pattern: /^postgres-binaries/, words: 'PostgreSQL itself' },
  { kind: 'logs', pattern: /(server\.log|postgres[\\/]log)$/, words: 'of the server, at its most talkative, and of PostgreSQL' },
  { kind: 'keys and the like', pattern: /./, words: 'the key that signs the log, the password of the database' },
] as const;

async function tellFiles({ teller, ground }: Stage): Promise<void> {
  const files = await listFiles(ground.dataDir);
  teller.note('In its folder:');
  for (const { kind, words } of fileKinds) {
    const some = files.filter((file) => kindOf(file) === kind);
    const bytes = some.reduce((sum, file) => sum + file.bytes, 0);
    if (some.length > 0) teller.tell({ event: 'row', cells: [kind, `${some.length} files`, sizeWords(bytes), words], facts: { kind, files: some.length, bytes } });
  }
  const blobs = files.filter((file) => kindOf(file) === 'blobs').map(({ bytes }) => bytes);
  teller.note(`Lengths of the blobs: ${blobs.sort((a, b) => a - b).join(', ')} bytes.`);
}

const kindOf = ({ path }: FoundFile): string | undefined => fileKinds.find(({ pattern }) => pattern.test(path))?.kind;

async function searchForCanaries(stage: Stage, client: pg.Client): Promise<void> {
  const { teller, ground, random } = stage;
  const planted = canariesOf(stage);
  teller.note(`Into what only members may read, ${planted.length} canaries were planted, random words of this run: ${planted.map(({ name }) => name).join(', ')}.`);
  teller.note('Searched for in UTF-8, UTF-16 in both orders, hexadecimal in both cases and base64 at every alignment: in every row of every table read as text, and in every byte of its folder. Names of members and their authorities are no canaries: the directory, which the server keeps, holds them by design.');
  const controls = await plantControls({ client, blobFolder: join(ground.dataDir, 'blobs'), logFile: ground.logFile, random });
  const all = [controls.row, controls.wal, controls.blob, controls.logLine];
  const first = await searchEverywhere(stage, client, all.map(({ canary }) => canary));
  for (const control of all) tellControl(stage, control, first.findings);
  tellCompressed(stage, controls, first.findings);
  await controls.remove();
  const second = await searchEverywhere(stage, client, []);
  teller.law(
    `${planted.length} canaries in ${second.rows.files} tables (${sizeWords(second.rows.bytes)} as text) and ${second.files.files} files (${sizeWords(second.files.bytes)}): ${second.findings.length} found.`,
    second.findings.length === 0,
    { canaries: planted.length, found: second.findings.map(placeOf), rowBytes: second.rows.bytes, fileBytes: second.files.bytes, ms: second.ms },
  );
  for (const finding of second.findings) teller.note(placeOf(finding));
}

function tellControl({ teller }: Stage, { canary, isAt }: Control, findings: readonly Finding[]): void {
  const found = findings.find((finding) => finding.canary === canary && isAt(finding.place));
  teller.law(`Control: one planted on purpose in ${canary.name} is found by the same search.`, found !== undefined, { control: canary.name });
}

/** Only its row read as text shows it: without that reading it would be missed. */
function tellCompressed({ teller }: Stage, { row }: PlantedControls, findings: readonly Finding[]): void {
  const raw = findings.filter(({ canary, place }) => canary === row.canary && !row.isAt(place));
  teller.note(raw.length === 0 ? 'The row is compressed on the disk: the raw files alone would not have shown it.' : `The row is seen in raw files too: ${raw.map(placeOf).join(', ')}.`);
}

const placeOf = ({ canary, encoding, place }: Finding): string => `${canary.name}, as ${encoding}, in ${place}`;

interface Searched {
  readonly findings: readonly Finding[];
  readonly rows: Scanned;
  readonly files: Scanned;
  readonly ms: number;
}

async function searchEverywhere(stage: Stage, client: pg.Client, more: Search['canaries']): Promise<Searched> {
  const begun = Date.now();
  const search = new Search([...canariesOf(stage), ...more]);
  // What PostgreSQL holds in memory is on the disk before the disk is read.
  await client.query('checkpoint');
  const rows = await scanRows(search, client);
  const files = await scanFolder(search, stage.ground.dataDir);
  return { findings: search.findings, rows, files, ms: Date.now() - begun };
}
