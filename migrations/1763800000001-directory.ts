/** The directory log. `salt` and `personal` are what an erasure destroys; `statement` stays for ever. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Directory1763800000001 implements MigrationInterface {
  readonly name = 'Directory1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_entries (
        index integer primary key check (index >= 0),
        statement bytea not null,
        salt bytea,
        personal bytea,
        check ((salt is null) = (personal is null))
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
