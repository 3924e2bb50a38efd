/** An invitation that was withdrawn: nobody joins by it any more. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WithdrawnInvitations1763800000060 implements MigrationInterface {
  readonly name = 'WithdrawnInvitations1763800000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitations add column withdrawn_at bigint');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
