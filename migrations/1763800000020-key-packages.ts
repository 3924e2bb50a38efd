/**
 * Key packages by device. A row outlives its bytes: the hash of a consumed one keeps a repeated
 * deposit from bringing it back. At most one ordinary one is held for a channel at a time.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyPackages1763800000020 implements MigrationInterface {
  readonly name = 'KeyPackages1763800000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table key_packages (
        id bigint generated always as identity primary key,
        device text collate "C" not null,
        hash bytea not null,
        last_resort boolean not null,
        deposited_at bigint not null,
        bytes bytea,
        reserved_channel text collate "C",
        reserved_epoch bigint,
        reserved_at bigint,
        unique (device, hash)
      );
      alter table key_packages alter column bytes set storage external;
      create unique index key_packages_reserved on key_packages (device, reserved_channel) where bytes is not null;
      create unique index key_packages_last_resort on key_packages (device) where last_resort and bytes is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
