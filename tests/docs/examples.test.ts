/** The examples that documents show are those that work. */
import { describe, expect, test } from '@jest/globals';
import { parseQueryDocument, parseSummaryDocument } from '@kopri/domain';
import { readPage } from './pages.js';

const jsonIn = (page: string): unknown => JSON.parse(/```json\n([\s\S]+?)```/.exec(readPage(page))?.[1] ?? 'null');

describe('QUERY.json', () => {
  test.each([
    ['docs/examples/query.json', JSON.parse(readPage('docs/examples/query.json')) as unknown],
    ['docs/spec/case-query.md', jsonIn('docs/spec/case-query.md')],
  ])('of %s has no fault', (_, query) => {
    expect(parseQueryDocument(query)).toMatchObject({ ok: true });
  });
});

describe('SUMMARY.json', () => {
  test.each([
    ['docs/examples/summary.json', JSON.parse(readPage('docs/examples/summary.json')) as unknown],
    ['docs/spec/files.md', jsonIn('docs/spec/files.md')],
  ])('of %s has no fault', (_, summary) => {
    expect(parseSummaryDocument(summary)).toMatchObject({ ok: true });
  });
});
