/** What was erased goes from the file of the table, too: an update leaves the old row in it. */
import type { Database } from '../platform/database.js';

/** While anybody may still see the past, a backup that runs for one, the rewritten file has the old row as well. */
const AGAIN_AFTER_MS = [1_000, 10_000, 60_000, 600_000, 3_600_000];

export class TableRewrite {
  constructor(
    private readonly database: Database,
    private readonly table: string,
  ) {}

  /** The first attempt; the others come later by themselves. Fails nothing: what was erased is gone for whoever asks. */
  async run(attempt = 0): Promise<void> {
    const left = await this.rewrite().catch(() => 1);
    const delayMs = AGAIN_AFTER_MS[attempt];
    if (left > 0 && delayMs !== undefined) setTimeout(() => void this.run(attempt + 1), delayMs).unref();
  }

  /** The rows of the past that had to stay: PostgreSQL tells their number as the first of a remark. */
  private async rewrite(): Promise<number> {
    const client = await this.database.pool.connect();
    let left = 0;
    const count = ({ detail }: { readonly detail?: string | undefined }): void => {
      left = Math.max(left, Number(/\d+/.exec(detail ?? '')?.[0] ?? 0));
    };
    client.on('notice', count);
    try {
      await client.query(`vacuum (full, verbose) ${this.table}`);
    } finally {
      client.off('notice', count);
      client.release();
    }
    return left;
  }
}
