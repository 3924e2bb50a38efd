/**
 * Reads every row of every table as text, as PostgreSQL itself writes it: what is compressed or
 * moved out of line on the disk stands in the clear here. Tables of the system are read too: its
 * statistics hold samples of values.
 */
import type pg from 'pg';
import type { Scanned } from './scan-files.js';
import type { Search } from './search.js';

interface Table {
  readonly schema: string;
  readonly name: string;
}

export interface TableSize {
  readonly name: string;
  readonly rows: number;
  /** With indexes and what lies out of line. */
  readonly bytes: number;
}

/** A row may be a megabyte and is twice that as text. */
const ROWS_AT_ONCE = 50;

/** The connection must not be in a transaction, and its role one that may read everything. */
export async function scanRows(search: Search, client: pg.Client): Promise<Scanned> {
  let [files, bytes] = [0, 0];
  for (const table of await listTables(client)) {
    files += 1;
    bytes += await scanTable(search, client, table);
  }
  return { files, bytes };
}

/** Tables of ours, largest first. */
export async function measureTables(client: pg.Client): Promise<readonly TableSize[]> {
  const sizes: TableSize[] = [];
  for (const table of (await listTables(client)).filter(({ schema }) => schema === 'public')) {
    const { rows } = await client.query<{ rows: string; bytes: string }>(
      `select count(*) as rows, pg_total_relation_size($1::regclass) as bytes from ${quote(table)}`,
      [quote(table)],
    );
    sizes.push({ name: table.name, rows: Number(rows[0]?.rows), bytes: Number(rows[0]?.bytes) });
  }
  return sizes.sort((a, b) => b.bytes - a.bytes);
}

async function listTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select nspname as schema, relname as name from pg_class join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'm') and nspname <> 'pg_toast' order by 1, 2`,
  );
  return rows;
}

async function scanTable(search: Search, client: pg.Client, table: Table): Promise<number> {
  const follow = search.trail(`table ${table.name}`);
  let bytes = 0;
  await client.query('begin');
  try {
    await client.query(`declare scan no scroll cursor for select t::text as row from ${quote(table)} as t`);
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from scan`);
      if (rows.length === 0) return bytes;
      for (const { row } of rows) {
        const text = Buffer.from(`${row}\n`);
        bytes += text.length;
        follow(text);
      }
    }
  } finally {
    await client.query('rollback');
  }
}

const quote = ({ schema, name }: Table): string =>
  [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
