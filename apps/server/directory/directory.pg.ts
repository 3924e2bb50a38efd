/** The directory log in PostgreSQL. */
import { Injectable } from '@nestjs/common';
import type { LogEntry } from '@kopri/protocol';
import type { PoolClient } from 'pg';
import { Database } from '../platform/database.js';
import { DirectoryStore, type Append } from './directory.ports.js';
import { TableRewrite } from './table-rewrite.pg.js';

interface Row {
  readonly statement: Buffer;
  readonly salt: Buffer | null;
  readonly personal: Buffer | null;
}

@Injectable()
export class PgDirectoryStore extends DirectoryStore {
  private readonly rewrite: TableRewrite;

  constructor(private readonly database: Database) {
    super();
    this.rewrite = new TableRewrite(database, 'directory_entries');
  }

  override async load(from: number): Promise<LogEntry[]> {
    const { rows } = await this.database.pool.query<Row>(
      'select statement, salt, personal from directory_entries where index >= $1 order by index',
      [from],
    );
    return rows.map(toEntry);
  }

  override async append({ from, entries, erased, during }: Append): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await insert(transaction, from, entries);
      if (erased.length > 0)
        await transaction.query('update directory_entries set salt = null, personal = null where index = any($1)', [
          erased,
        ]);
      await during(transaction);
    });
    if (erased.length > 0) await this.rewrite.run();
  }
}

async function insert(transaction: PoolClient, from: number, entries: readonly LogEntry[]): Promise<void> {
  for (const [i, { statement, personal }] of entries.entries()) {
    await transaction.query(
      'insert into directory_entries (index, statement, salt, personal) values ($1, $2, $3, $4)',
      [
        from + i,
        Buffer.from(statement),
        personal && Buffer.from(personal.salt),
        personal && Buffer.from(personal.bytes),
      ],
    );
  }
}

const toEntry = ({ statement, salt, personal }: Row): LogEntry => ({
  statement: plain(statement),
  ...(salt !== null && personal !== null && { personal: { salt: plain(salt), bytes: plain(personal) } }),
});

/** A copy of its own: the driver's buffers are slices of what it read. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);
