/** Lines of code and of tests, room by room. Blank lines do not count; comments do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../scenarios/processes/checkout.js';
import { median, type Table } from './table.js';

const ROOMS = [
  'libs/protocol',
  'libs/crypto/verify',
  'libs/crypto/sealed',
  'libs/directory',
  'libs/domain',
  'libs/locale',
  'libs/client',
  'libs/testing',
  'apps/server',
  'apps/cli',
  'migrations',
  'tests',
];

interface File {
  readonly path: string;
  readonly lines: number;
}

function filesOf(room: string): File[] {
  return readdirSync(join(checkout, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name))
    .map((path) => ({ path, lines: linesOf(path) }));
}

const linesOf = (path: string): number =>
  readFileSync(join(checkout, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;

/** What only tests use, wherever it stands. */
const isOfTests = ({ path }: File): boolean =>
  path.endsWith('.test.ts') ||
  path.includes('/testing/') ||
  path.startsWith('libs/testing') ||
  path.startsWith('tests/');

const sum = (files: readonly File[]): number => files.reduce((lines, file) => lines + file.lines, 0);

export function codeTables(): Table[] {
  const rooms = ROOMS.map((room) => ({ room, files: filesOf(room) }));
  const all = rooms.flatMap(({ files }) => files);
  const sources = all.filter((file) => !isOfTests(file));
  const tests = all.filter(isOfTests);
  const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
  const rows = rooms.map(({ room, files }) => [
    room,
    sum(files.filter((file) => !isOfTests(file))),
    sum(files.filter(isOfTests)),
  ]);
  return [
    {
      title: 'Lines, blank ones not counted',
      head: ['Room', 'Source', 'Tests and what only they use'],
      rows: [...rows, ['**all**', sum(sources), sum(tests)]],
    },
    {
      title: 'Files of source',
      head: ['', 'Lines'],
      rows: [
        ['number of files', sources.length],
        ['median', median(lengths)],
        ['90 % are below', lengths[Math.floor(lengths.length * 0.9)] ?? 0],
        ['longest', lengths.at(-1) ?? 0],
        ['tests to source', (sum(tests) / sum(sources)).toFixed(2)],
      ],
    },
  ];
}
