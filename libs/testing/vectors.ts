/** Published vectors: read where they lie, never copied in. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const folder = process.env['KOPRI_VECTORS'] ?? join(process.cwd(), '..', 'shared', 'vectors');

/** The file's text; where there is none, says so in one line, and throws in CI: a skipped vector proves nothing there. */
export function readVectors(...path: readonly string[]): string | undefined {
  const file = join(folder, ...path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const missing = `vectors missing, not run: ${path.join('/')} (set KOPRI_VECTORS)`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`${missing}\n`);
  return undefined;
}
