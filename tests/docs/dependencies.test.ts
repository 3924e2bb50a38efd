/** Every dependency has its reason, and no reason outlives its dependency. */
import { expect, test } from '@jest/globals';
import { readPage, tableRows } from './pages.js';

type Named = Readonly<Record<string, string>>;
const { dependencies, optionalDependencies, devDependencies } = JSON.parse(readPage('package.json')) as Record<
  string,
  Named
>;
const named = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).sort();

const rows = tableRows(readPage('docs/dependencies.md'));
const listed = rows.map(([name = '']) => name.replaceAll('`', '')).sort();

test('the packages of package.json are those of the page, each once', () => {
  expect(listed).toEqual(named);
});

test('each has a reason', () => {
  expect(rows.filter(([, reason = '']) => reason.length < 4)).toEqual([]);
});
