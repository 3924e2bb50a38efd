import { expect, test } from '@jest/globals';
import { loadCatalogue, speak } from '@kopri/locale';
import type { QueryEntry } from '@kopri/client';
import { rowWords } from './row-words.js';
import { entryOf, OWN, TURKISH } from './testing/entries.js';

const speaker = speak(await loadCatalogue('en'));
const people = new Map([[TURKISH, { name: 'Elif Yilmaz', country: 'TR' }]]) as never;
const view = { speaker, people, me: OWN, zone: 'Asia/Ashgabat', nowMs: Date.parse('2026-11-03T05:42:00Z') };
const holderOf = (entry: Partial<QueryEntry>): string => rowWords(entryOf(entry), view).who.first;

const refused: Partial<QueryEntry> = { state: 'refused', side: 'asker', from: OWN, to: [TURKISH], holder: null };

test('a line says that nobody has it only while somebody has to take it', () => {
  expect(holderOf({ holder: null })).toBe('Nobody has it');
  expect(holderOf({ holder: OWN })).toBe('You');
  expect(holderOf({ ...refused, waiting: 'for-me' })).toBe('You');
  expect(holderOf({ ...refused, waiting: 'nothing' })).toBe('Elif Yilmaz');
});

test('a line tells its remarks one by one, so that none is broken over its end', () => {
  expect(rowWords(entryOf({ reference: 'CASC-TR-2026-000418', child: true, unread: 4 }), view).remarks).toEqual([
    'CASC-TR-2026-000418',
    'a child is concerned',
    '4 unread',
  ]);
});
