import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { renderErrorTable } from './error-table.js';

const page = join(import.meta.dirname, '../../docs/errors.md');

test('docs/errors.md is what the table of codes and the catalogue give; UPDATE_DOCS=1 writes it', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(page, renderErrorTable());
  expect(readFileSync(page, 'utf8')).toBe(renderErrorTable());
});
