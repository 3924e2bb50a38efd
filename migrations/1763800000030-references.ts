/** The last case reference handed out per country and year. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class References1763800000030 implements MigrationInterface {
  readonly name = 'References1763800000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_references (
        country text collate "C" not null,
        year integer not null,
        last_number integer not null,
        primary key (country, year)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
