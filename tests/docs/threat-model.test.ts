/** The threat model cites tests; this holds it to them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot, readPage } from './pages.js';

const page = readPage('docs/threat-model.md');

/** Sections by their claim: `T4`. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^T\d+/.exec(section)?.[0] ?? section.slice(0, 20), section]),
);
const cited = Array.from(
  page.matchAll(/^- `([^`]+\.test\.ts)`: "(.+)"$/gm),
  ([, file = '', title = '']) => [file, title] as const,
);

const testFiles = ['libs', 'apps', 'migrations', 'tests'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file)),
);

/** Titles as they stand in the source, quotes unescaped. */
const titlesOf = (file: string): readonly string[] =>
  Array.from(
    readPage(file).matchAll(/(?:^|[\s.)])(?:test|describe)?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm),
    ([, , title = '']) => title.replaceAll(/\\(['"`])/g, '$1'),
  );

test('claims T1 to T14 each have their section, in order', () => {
  expect([...sections.keys()]).toEqual(Array.from({ length: 14 }, (_, i) => `T${i + 1}`));
});

test.each(cited)('%s has a test "%s"', (file, title) => {
  expect(testFiles).toContain(file);
  expect(titlesOf(file)).toContain(title);
});

test('every claim cites a test, or says that it is for later', () => {
  const bare = [...sections].filter(([, section]) => !/^- `/m.test(section)).map(([claim]) => claim);
  expect(bare).toEqual([]);
  const later = [...sections].filter(([, section]) => /^\*Not yet\.\*/m.test(section)).map(([claim]) => claim);
  expect(later).toEqual(['T9', 'T12']);
});

describe('a claim that a test cites by number', () => {
  const claims = testFiles.flatMap((file) =>
    titlesOf(file).flatMap((title) => Array.from(title.matchAll(/\bT\d{1,2}\b/g), ([claim]) => claim)),
  );

  test('is one of the page', () => {
    expect([...new Set(claims)].filter((claim) => !sections.has(claim))).toEqual([]);
    expect(claims.length).toBeGreaterThan(0);
  });
});
