/** The search for canaries in everything a server holds: first with controls planted, then, once they are removed, for good. */
import { join } from 'node:path';
import type pg from 'pg';
import type { Canary } from '../../../libs/testing/canary/canary.js';
import { plantControls, type Control } from '../../../libs/testing/canary/controls.js';
import { scanFolder, type Scanned } from '../../../libs/testing/canary/scan-files.js';
import { scanMemory } from '../../../libs/testing/canary/scan-memory.js';
import { scanRows } from '../../../libs/testing/canary/scan-rows.js';
import { Search, type Finding } from '../../../libs/testing/canary/search.js';

export interface SearchedServer {
  readonly dataDir: string;
  readonly logFile: string;
  readonly client: pg.Client;
}

export interface Searched {
  readonly findings: readonly Finding[];
  readonly rows: Scanned;
  readonly files: Scanned;
  readonly ms: number;
}

export interface ControlledSearch {
  readonly controls: readonly { readonly name: string; readonly found: boolean }[];
  /** Where the raw files show the row that only reading it as text should show. */
  readonly compressedSeenRaw: readonly Finding[];
  /** What was planted on purpose, after its removal; a record of the write-ahead log stays until it is written over. */
  readonly leftOver: readonly Finding[];
  readonly canaries: Searched;
}

export async function searchWithControls(
  server: SearchedServer,
  canaries: readonly Canary[],
  random: (bytes: number) => Uint8Array,
): Promise<ControlledSearch> {
  const { client, dataDir, logFile } = server;
  const planted = await plantControls({ client, blobFolder: join(dataDir, 'blobs'), logFile, random });
  const controls = [planted.row, planted.wal, planted.blob, planted.logLine];
  const before = await searchServer(server, [...canaries, ...controls.map(({ canary }) => canary)]).finally(
    planted.remove,
  );
  const after = await searchServer(server, [...canaries, ...controls.map(({ canary }) => canary)]);
  const isControl = ({ canary }: Finding): boolean => controls.some((control) => control.canary === canary);
  return {
    controls: controls.map((control) => ({
      name: control.canary.name,
      found: before.findings.some((finding) => isOf(control, finding)),
    })),
    compressedSeenRaw: before.findings.filter(
      (finding) => finding.canary === planted.row.canary && !isOf(planted.row, finding),
    ),
    leftOver: after.findings.filter((finding) => isControl(finding) && !isOf(planted.wal, finding)),
    canaries: { ...after, findings: after.findings.filter((finding) => !isControl(finding)) },
  };
}

const isOf = ({ canary, isAt }: Control, finding: Finding): boolean => finding.canary === canary && isAt(finding.place);

/** Every row of every table as text; every byte of its folder, which holds database, write-ahead log, blobs and logs. */
export async function searchServer(
  { client, dataDir }: SearchedServer,
  canaries: readonly Canary[],
): Promise<Searched> {
  const begun = Date.now();
  const search = new Search(canaries);
  // What PostgreSQL holds in memory is on the disk before the disk is read.
  await client.query('checkpoint');
  const rows = await scanRows(search, client);
  const files = await scanFolder(search, dataDir);
  return { findings: search.findings, rows, files, ms: Date.now() - begun };
}

export const findingWords = ({ canary, encoding, place }: Finding): string =>
  `${canary.name}, as ${encoding}, in ${place}`;

export interface SearchedMemory {
  readonly findings: readonly Finding[];
  readonly bytes: number;
  /** Whether the setup token was found, which the server does hold in its memory. */
  readonly controlFound: boolean;
}

/** What the running server holds in its memory; `undefined` where the system does not let us read it. */
export async function searchMemory(
  pid: number,
  canaries: readonly Canary[],
  setupToken: string,
): Promise<SearchedMemory | undefined> {
  const control: Canary = { name: 'the setup token', text: setupToken };
  const search = new Search([...canaries, control]);
  const bytes = await scanMemory(search, pid);
  if (bytes === undefined) return undefined;
  const findings = search.findings.filter(({ canary }) => canary !== control);
  return { findings, bytes, controlFound: findings.length < search.findings.length };
}
