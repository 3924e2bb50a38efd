/** Files as the server knows them: a blob of ciphertext, its channel, who put it there, its length. The bytes lie in a folder. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Blobs1763800000040 implements MigrationInterface {
  readonly name = 'Blobs1763800000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blobs (
        blob text collate "C" primary key,
        channel text collate "C" not null,
        member text collate "C" not null,
        device text collate "C" not null,
        size_bytes bigint not null,
        created_at bigint not null
      );
      create index blobs_of_member on blobs (member);
    `);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
