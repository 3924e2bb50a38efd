/** Invitations and the requests that answer them. The secret of an invitation never comes here. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Enrolment1763800000002 implements MigrationInterface {
  readonly name = 'Enrolment1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitations (
        invitation text primary key,
        inviting_member text not null,
        inviting_device text not null,
        role text not null,
        country text,
        authority text,
        expires_at bigint not null
      )`);
    await runner.query('create index invitations_by_device on invitations (inviting_device)');
    await runner.query(`
      create table join_requests (
        request text primary key,
        invitation text not null references invitations,
        member text not null,
        device text not null,
        device_key bytea not null,
        body bytea not null,
        mac bytea not null,
        is_rival boolean not null,
        state text not null check (state in ('waiting', 'admitted', 'refused')),
        received_at bigint not null
      )`);
    // A link serves one request: the first wins, and the database says so.
    await runner.query('create unique index join_requests_first on join_requests (invitation) where not is_rival');
    await runner.query('create index join_requests_by_invitation on join_requests (invitation)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
