/** The directory log in PostgreSQL. */
import { Injectable } from '@nestjs/common';
import type { LogEntry } from '@kopri/protocol';
import type { PoolClient } from 'pg';
import { Database } from '../platform/database.js';
import { DirectoryStore, type Append } from './directory.ports.js';

interface Row {
  readonly statement: Buffer;
  readonly salt: Buffer | null;
  readonly personal: Buffer | null;
}

@Injectable()
export class PgDirectoryStore extends DirectoryStore {
  constructor(private readonly database: Database) {
    super();
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
    // An update leaves the old row in the file; what was erased must be gone from there too.
    // It is done already as far as anybody can ask, so a failure here fails nothing: autovacuum comes by later.
    if (erased.length > 0) await this.database.pool.query('vacuum full directory_entries').catch(() => undefined);
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
