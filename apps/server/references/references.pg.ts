import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { ReferenceNumbers } from './references.ports.js';

/** One statement is one transaction: it holds the row's lock, so two askers get two numbers. */
const NEXT = `insert into case_references as held (country, year, last_number) values ($1, $2, 1)
  on conflict (country, year) do update set last_number = held.last_number + 1
  returning last_number as number`;

@Injectable()
export class PgReferenceNumbers extends ReferenceNumbers {
  constructor(private readonly database: Database) {
    super();
  }

  override async next(country: string, year: number): Promise<number> {
    const { rows } = await this.database.pool.query<{ number: number }>(NEXT, [country, year]);
    const [row] = rows;
    if (row === undefined) throw new Error('a reference number was not returned');
    return row.number;
  }
}
