import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { caveats, handlingCodes, type Handling } from '@kopri/protocol';
import { inheritHandling, mayPassOn, strictest } from './handling.js';
import { elif, gyzylgul } from './testing/examples.js';

const anyHandling: fc.Arbitrary<Handling> = fc.record({
  code: fc.constantFrom(...handlingCodes),
  caveats: fc.subarray([...caveats]),
});

describe('handling', () => {
  test('of a quote, a forward or an export is the strictest of its parts, with all their caveats', () => {
    expect(
      inheritHandling([{ code: 'H0', caveats: ['no-export'] }, { code: 'H2', caveats: ['lead-only'] }, { code: 'H1' }]),
    ).toEqual({
      code: 'H2',
      caveats: ['lead-only', 'no-export'],
    });
    expect(inheritHandling([])).toEqual({ code: 'H0' });
  });

  test('never grows milder by putting parts together, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyHandling), anyHandling, (parts, part) => {
        const whole = inheritHandling([...parts, part]);
        expect(whole).toEqual(inheritHandling([part, ...parts.toReversed()]));
        expect(strictest(whole.code, part.code)).toBe(whole.code);
        expect(whole.caveats ?? []).toEqual(expect.arrayContaining(part.caveats ?? []));
      }),
    );
  });

  test('lets H0 pass on freely, and all else only to whom the originator released it', () => {
    const release = { recipients: [gyzylgul.member] };
    expect(mayPassOn({ code: 'H0' }, elif.member)).toBe(true);
    expect(mayPassOn({ code: 'H0', caveats: ['named-recipients-only'] }, elif.member)).toBe(false);
    for (const code of ['H1', 'H2', 'H3'] as const) {
      expect(mayPassOn({ code }, gyzylgul.member)).toBe(false);
      expect(mayPassOn({ code }, gyzylgul.member, release)).toBe(true);
      expect(mayPassOn({ code }, elif.member, release)).toBe(false);
    }
  });
});
