import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseRoute, pathTo } from './router.js';

test('an address leads to its screen and says at what', () => {
  expect(parseRoute('#/case/TM-2026-1')).toEqual({ screen: 'case', at: ['TM-2026-1'] });
  for (const nowhere of ['', '#', '#/']) expect(parseRoute(nowhere)).toEqual({ screen: 'today', at: [] });
});

test('an address that was cut within a letter is read as it stands', () => {
  expect(parseRoute('#/case/%E0%')).toEqual({ screen: 'case', at: ['%E0%'] });
  expect(parseRoute('#/%')).toEqual({ screen: '%', at: [] });
});

test('whatever stands behind the # leads somewhere, and what was written comes back', () => {
  fc.assert(fc.property(fc.string(), (hash) => expect(parseRoute(`#${hash}`).screen).not.toBe('')));
  const part = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(part, part, (screen, id) => expect(parseRoute(pathTo(screen, id))).toEqual({ screen, at: [id] })),
  );
});
