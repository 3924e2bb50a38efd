/**
 * Canaries planted on purpose where the server could leak one: a search that does not find these
 * would prove nothing by finding no others.
 */
import { appendFile, open, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { newCanary, type Canary } from './canary.js';

export interface ControlGround {
  readonly client: pg.Client;
  readonly blobFolder: string;
  readonly logFile: string;
  readonly random: (bytes: number) => Uint8Array;
}

export interface Control {
  readonly canary: Canary;
  /** Whether a finding's place is where this one was planted. */
  isAt(place: string): boolean;
}

export interface PlantedControls {
  readonly row: Control;
  readonly wal: Control;
  readonly blob: Control;
  readonly logLine: Control;
  /** Row, file and line go. The record stays in the write-ahead log until PostgreSQL writes over it. */
  remove(): Promise<void>;
}

const TABLE = 'canary_control';
/** Beyond 2 kB PostgreSQL compresses a value. */
const ROW_CHARACTERS = 8_192;

export async function plantControls({ client, blobFolder, logFile, random }: ControlGround): Promise<PlantedControls> {
  const make = (name: string): Canary => newCanary(name, random);
  const [row, wal, blob, logLine] = [
    make('a row'),
    make('a record of the write-ahead log'),
    make('a blob'),
    make('a line of the log'),
  ];
  await client.query(`create table ${TABLE} (body text)`);
  await client.query(`insert into ${TABLE} values ($1)`, [compressibleBody(row.text)]);
  await client.query('select pg_logical_emit_message(false, $1, $2)', ['canary control', wal.text]);
  const file = join(blobFolder, `canary-control-${process.pid}`);
  await writeFile(file, Buffer.concat([random(5_000), Buffer.from(blob.text), random(5_000)]));
  const line = `{"level":20,"msg":"canary control ${logLine.text}"}\n`;
  const offset = (await stat(logFile)).size;
  await appendFile(logFile, line);
  const at = (canary: Canary, isAt: (place: string) => boolean): Control => ({ canary, isAt });
  return {
    row: at(row, (place) => place === `table ${TABLE}`),
    wal: at(wal, (place) => place.includes('pg_wal')),
    blob: at(blob, (place) => basename(place) === basename(file)),
    logLine: at(logLine, (place) => basename(place) === basename(logFile)),
    remove: async () => {
      await client.query(`drop table ${TABLE}`);
      await rm(file);
      await cutLine(logFile, offset, line);
    },
  };
}

/**
 * The canary stands in it whole, once. Its two halves stand before it, apart, so that compression
 * writes it as two references: the bytes on the disk do not show it, only the row read as text does.
 */
function compressibleBody(text: string): string {
  const half = text.length / 2;
  const head = `${text.slice(0, half)} ${text.slice(half)} ${text}`;
  return head.padEnd(ROW_CHARACTERS, ' all quiet on the bridge');
}

/** What was written after the line moves up; the server appends, so it loses nothing but a line of that very moment. */
async function cutLine(file: string, from: number, line: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    const after = Buffer.alloc(size - from);
    await handle.read(after, 0, after.length, from);
    const rest = Buffer.from(after.toString('latin1').replace(Buffer.from(line).toString('latin1'), ''), 'latin1');
    await handle.write(rest, 0, rest.length, from);
    await handle.truncate(from + rest.length);
  } finally {
    await handle.close();
  }
}
