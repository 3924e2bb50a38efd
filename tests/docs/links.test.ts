/** The documents hold together: links lead somewhere, pages stay short enough to be read. */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pages, projectRoot, readPage } from './pages.js';

const LONGEST_SPEC_LINES = 120;
const LONGEST_ARCHITECTURE_LINES = 200;
const LONGEST_ADR_LINES = 40;

const lineCount = (page: string): number => readPage(page).trimEnd().split('\n').length;
const longerThan = (lines: number, under: string): string[] =>
  pages.filter((page) => page.startsWith(under) && lineCount(page) > lines);

/** What a heading is called in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (page: string): string[] =>
  Array.from(readPage(page).matchAll(/^#+ (.+)$/gm), ([, heading = '']) => anchorOf(heading));

interface Link {
  readonly page: string;
  readonly target: string;
}

const links: readonly Link[] = pages.flatMap((page) =>
  Array.from(readPage(page).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => ({ page, target })).filter(
    ({ target }) => !/^https?:/.test(target),
  ),
);

function leadsSomewhere({ page, target }: Link): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (file.startsWith('..') || !existsSync(join(projectRoot, file))) return false;
  return anchor === undefined || (file.endsWith('.md') && anchorsOf(file).includes(anchor));
}

test('every link within the project leads somewhere', () => {
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !leadsSomewhere(link))).toEqual([]);
});

/** Paths as documents name them in code type: `libs/domain/custody.ts`, not patterns and not what a build makes. */
const named = pages.flatMap((page) =>
  Array.from(
    readPage(page).matchAll(/`((?:libs|apps|tests|docs|migrations|scripts)\/[\w./-]+)`/g),
    ([, path = '']) => ({ page, path }),
  ),
);

test('every file and folder that a document names is there', () => {
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ path }) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

describe('length', () => {
  test('a page of the specification is read in one sitting', () => {
    expect(longerThan(LONGEST_SPEC_LINES, 'docs/spec/')).toEqual([]);
  });

  test('the architecture fits on a few screens, a decision on one', () => {
    expect(longerThan(LONGEST_ARCHITECTURE_LINES, 'ARCHITECTURE.md')).toEqual([]);
    expect(longerThan(LONGEST_ADR_LINES, 'docs/adr/')).toEqual([]);
  });
});

test('every decision is listed in the architecture', () => {
  const listed = readPage('ARCHITECTURE.md');
  expect(pages.filter((page) => page.startsWith('docs/adr/') && !listed.includes(page))).toEqual([]);
});

test('every page of the specification says what the server learns and which tests show it', () => {
  const specs = pages.filter((page) => page.startsWith('docs/spec/'));
  expect(specs.length).toBe(8);
  expect(
    specs.filter(
      (page) =>
        !['example', 'what-the-server-learns', 'shown-by'].every((heading) => anchorsOf(page).includes(heading)),
    ),
  ).toEqual([]);
});
