import { expect, test } from '@jest/globals';
import { findReferenceClashes } from './references.js';
import { exampleId } from './testing/examples.js';

const [a, b, c] = [exampleId('query', 1), exampleId('query', 2), exampleId('query', 3)];

test('a reference used by two queries is marked with both; none, or the same query twice, is no clash', () => {
  const clashes = findReferenceClashes([
    { id: b, reference: 'CASC-TM-2026-000001' },
    { id: a, reference: 'CASC-TM-2026-000001' },
    { id: a, reference: 'CASC-TM-2026-000001' },
    { id: c, reference: 'CASC-TM-2026-000002' },
    { id: c, reference: 'CASC-TM-2026-000002' },
    { id: a, reference: null },
    { id: b, reference: null },
  ]);
  expect([...clashes]).toEqual([['CASC-TM-2026-000001', [a, b]]]);
});
