/**
 * Channels, their logs and the welcomes that wait. Ids are compared byte by byte (`collate "C"`);
 * envelopes are ciphertext, which no compression shortens, so they are stored as they come.
 * The primary key numbers a channel's log without doubles; the second index makes a retry with the
 * same send counter find what it stored (T4).
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delivery1763800000010 implements MigrationInterface {
  readonly name = 'Delivery1763800000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table channels (
        channel text collate "C" primary key,
        epoch bigint not null,
        bound_size bigint not null
      );
      create table channel_devices (
        channel text collate "C" not null references channels,
        device text collate "C" not null,
        joined_seq bigint not null,
        left_seq bigint,
        primary key (channel, device, joined_seq)
      );
      create table envelopes (
        channel text collate "C" not null,
        seq bigint not null,
        device text collate "C" not null,
        counter bigint not null,
        at bigint not null,
        sealed bytea not null,
        primary key (channel, seq),
        constraint envelopes_once unique (device, counter)
      );
      alter table envelopes alter column sealed set storage external;
      create table welcomes (
        channel text collate "C" not null references channels,
        seq bigint not null,
        at bigint not null,
        sealed bytea not null,
        primary key (channel, seq)
      );
      alter table welcomes alter column sealed set storage external;
      create table welcome_devices (
        device text collate "C" not null,
        channel text collate "C" not null,
        seq bigint not null,
        primary key (device, channel, seq),
        foreign key (channel, seq) references welcomes on delete cascade
      );
      create index welcome_devices_of_welcome on welcome_devices (channel, seq);
    `);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
