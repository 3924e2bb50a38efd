import { describe, expect, test } from '@jest/globals';
import { arrivalOf } from './arrival.js';

const at = (href: string) => arrivalOf(new URL(href));

describe('an address', () => {
  test('of an invitation brings the whole link', () => {
    const link = 'https://kopri.example/join#p2RyAA';
    expect(at(link)).toEqual({ invitation: link });
  });

  test('of a setup brings the token, decoded where it can be', () => {
    expect(at('https://kopri.example/#setup=a%20b')).toEqual({ setupToken: 'a b' });
    expect(at('https://kopri.example/#setup=100%')).toEqual({ setupToken: '100%' });
  });

  test('of a screen, of nothing, or of a join without a secret brings nothing', () => {
    for (const href of ['/', '/#/case/TM-2026-1', '/join', '/join#'])
      expect(at(`https://kopri.example${href}`)).toEqual({});
  });
});
