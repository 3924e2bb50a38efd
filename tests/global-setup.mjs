/** Makes the folder in which the first suite that needs PostgreSQL starts one (test-database.ts). */
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'kopri-test-'));
  // Run by root, PostgreSQL drops to a lesser account, which must get in.
  await chmod(folder, 0o711);
  process.env.KOPRI_TEST_FOLDER = folder;
}
