/** Reading the project's documents. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export const readPage = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

const folders = ['', 'docs', 'docs/adr', 'docs/spec'];

/** Every page written by hand or generated, by its path from the root. */
export const pages: readonly string[] = folders.flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(folder, entry.name)),
);

/** Rows of every table of a page: cells without their blanks, header rows left out. */
export function tableRows(page: string): string[][] {
  const lines = page.split('\n');
  return lines
    .filter(
      (line, i) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line) && !/^\|[\s|:-]+\|$/.test(lines[i + 1] ?? ''),
    )
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}
