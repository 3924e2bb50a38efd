/** Published vectors stay where they are, outside the project, and run as they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from '@jest/globals';
import { fromHex } from '@kopri/protocol';

const folder = process.env['KOPRI_VECTORS'] ?? join(process.cwd(), '../shared/vectors');

/** Runs `define` with the content of a file; where it is missing says so in one line, and fails in CI. */
export function describeVectors<T>(file: string, define: (content: T) => void): void {
  const path = join(folder, file);
  if (existsSync(path))
    return describe(`published vectors ${file}`, () => define(JSON.parse(readFileSync(path, 'utf8')) as T));
  process.stdout.write(`published vectors missing: ${path}\n`);
  const missing = () => {
    throw new Error(`published vectors missing: ${path}`);
  };
  if (process.env['CI'] === 'true') return test(`published vectors ${file} are there`, missing);
  describe.skip(`published vectors ${file}`, () => test('are there', missing));
}

/** Bytes of a hexadecimal field. */
export function hex(text: string): Uint8Array {
  const bytes = fromHex(text);
  if (bytes === undefined) throw new TypeError('a vector that is not hexadecimal');
  return bytes;
}
