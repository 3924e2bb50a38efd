import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { renderGoldenTable } from './testing/golden.js';

const file = join(import.meta.dirname, 'testing/golden.json');

test('dates, numbers, plurals and durations are the characters of the golden table; UPDATE_GOLDEN=1 writes it', () => {
  const rendered = `${JSON.stringify(renderGoldenTable(), null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, rendered);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(rendered));
});
