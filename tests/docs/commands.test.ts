/** Commands that documents show are commands: each is given to the real command line, over a client that does nothing. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run } from '../../apps/cli/testing/run.js';
import { ids } from '../../apps/cli/testing/cast.js';
import { pages, projectRoot, readPage } from './pages.js';

/** What a reader puts in. */
const placeholders: Readonly<Record<string, string>> = {
  TOKEN: 'token',
  LINK: 'https://kopri.example/join#abc',
  REFERENCE: 'CASC-TR-2026-000001',
  EVIDENCE: ids.evidence(1),
};

const commands = pages
  .filter((page) => !page.startsWith('docs/errors'))
  .flatMap((page) => Array.from(readPage(page).matchAll(/^npx kopri (.+)$/gm), ([, line = '']) => ({ page, line })));

const wordsOf = (line: string): string[] =>
  Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '').map(
    (word) => placeholders[word] ?? word,
  );

/** A folder in which the files stand that the commands name; what they write stays in it. */
const folder = mkdtempSync(join(tmpdir(), 'kopri-commands-'));
const before = process.cwd();
beforeAll(() => {
  for (const name of ['docs', 'LICENSE']) symlinkSync(join(projectRoot, name), join(folder, name));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

test('there are some', () => {
  expect(commands.length).toBeGreaterThan(20);
});

test.each(commands)('$page: kopri $line', async ({ line }) => {
  const words = wordsOf(line);
  const fresh = words.includes('join') || words.includes('found');
  const { exit, err } = await run(['--yes', ...words], { fresh });
  expect({ exit, err: exit === 0 ? [] : err }).toEqual({ exit: 0, err: [] });
});

/** Scripts of package.json, as documents name them. */
test('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };
  const named = pages.flatMap((page) =>
    Array.from(readPage(page).matchAll(/npm run ([\w:]+)/g), ([, script = '']) => ({ page, script })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ script }) => !(script in scripts))).toEqual([]);
});
