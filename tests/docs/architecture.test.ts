/** The import table of ARCHITECTURE.md is the one the build checks. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot, readPage, tableRows } from './pages.js';

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly path?: string | readonly string[]; readonly pathNot?: string | readonly string[] };
}

const { forbidden } = createRequire(import.meta.url)(join(projectRoot, '.dependency-cruiser.cjs')) as {
  forbidden: readonly Rule[];
};

const namesIn = (cell: string): string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name);
const section = /^## Import table\n[\s\S]+?(?=^## )/m.exec(readPage('ARCHITECTURE.md'))?.[0] ?? '';
const rows = tableRows(section).map(([from = '', rooms = '', packages = '']) => ({
  from: namesIn(from)[0] ?? '',
  rooms,
  packages,
}));

/** `^libs/crypto/verify/` → `libs/crypto/verify`. */
const roomOf = (path: string): string | undefined => /^\^(libs\/[a-z/]+)\/$/.exec(path)?.[1];
const packageOf = (path: string): string | undefined => /^node_modules\/(.+)\/$/.exec(path)?.[1];
const listOf = (paths: string | readonly string[] | undefined): readonly string[] =>
  typeof paths === 'string' ? [paths] : (paths ?? []);

/** Rules that name one room and all it may import. */
const lists = forbidden
  .filter(
    ({ from, to }) => typeof from.path === 'string' && roomOf(from.path) !== undefined && Array.isArray(to.pathNot),
  )
  .map(({ from, to }) => {
    const own = roomOf(from.path ?? '');
    const allowed = listOf(to.pathNot);
    return {
      from: own,
      rooms: allowed.flatMap((path) => roomOf(path) ?? []).filter((room) => room !== own),
      packages: allowed.flatMap((path) => packageOf(path) ?? []).filter((name) => !name.includes('@types')),
    };
  });

test('each library may import what the table says, and no more', () => {
  const table = rows
    .filter(({ from }) => from.startsWith('libs/'))
    .map(({ from, rooms, packages }) => ({
      from,
      rooms: namesIn(rooms),
      packages: packages === 'any' ? ['.*'] : namesIn(packages),
    }));
  expect(table).toEqual(lists);
});

test.each([
  ['apps/server', 'server-cannot-read'],
  ['apps/cli', 'cli-never-crypto'],
])('%s may not import what the table excludes', (application, rule) => {
  const excluded = listOf(forbidden.find(({ name }) => name === rule)?.to.path).join('|');
  const row = rows.find(({ from }) => from === application);
  const [all = '', exception = ''] = (row?.rooms ?? '').split(';');
  expect(excluded).not.toBe('');
  for (const room of namesIn(all)) expect(`${room}/`).toMatch(new RegExp(excluded));
  for (const name of namesIn(row?.packages ?? '')) expect(`node_modules/${name}/`).toMatch(new RegExp(excluded));
  expect(namesIn(exception)).toEqual(application === 'apps/server' ? ['libs/domain'] : []);
});
