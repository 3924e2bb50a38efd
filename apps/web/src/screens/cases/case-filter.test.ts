import { describe, expect, test } from '@jest/globals';
import { entryOf, OWN, TURKISH } from '../today/testing/entries.js';
import { fits, isEmpty, noFilter, without, withChoice, type CaseFilter } from './case-filter.js';

const seen = { own: OWN, countries: ['TR'], year: '2026' };
const isShown = (filter: CaseFilter, entry = entryOf()) => fits(entry, { filter, seen, found: undefined });

describe('a filter of cases', () => {
  test('shows everything while nothing is chosen', () => {
    expect(isShown(noFilter)).toBe(true);
  });

  test('shows what fits everything that is chosen', () => {
    expect(isShown({ country: 'TR', urgency: 'U2', type: 'NAT', side: 'answerer', year: '2026' })).toBe(true);
    for (const other of [{ country: 'TH' }, { urgency: 'U0' }, { type: 'DOC' }, { side: 'asker' }, { year: '2025' }])
      expect(isShown({ country: 'TR', ...other })).toBe(false);
  });

  test('tells mine from nobody’s and from a colleague’s', () => {
    const held = [OWN, null, TURKISH].map((holder) => entryOf({ holder }));
    expect(held.map((entry) => isShown({ holder: 'mine' }, entry))).toEqual([true, false, false]);
    expect(held.map((entry) => isShown({ holder: 'nobody' }, entry))).toEqual([false, true, false]);
  });

  test('holds a case for open until it is closed', () => {
    const states = (['accepted', 'answered', 'closed'] as const).map((state) => entryOf({ state }));
    expect(states.map((entry) => isShown({ state: 'open' }, entry))).toEqual([true, true, false]);
    expect(states.map((entry) => isShown({ state: 'closed' }, entry))).toEqual([false, false, true]);
  });

  test('shows only what its words were found in', () => {
    const entry = entryOf();
    const shown = (found: readonly (typeof entry.query)[]) =>
      fits(entry, { filter: { text: 'silk' }, seen, found: new Set(found) });
    expect([shown([entry.query]), shown([])]).toEqual([true, false]);
  });

  test('forgets a choice that is taken back, or set to any', () => {
    const chosen = withChoice(withChoice(noFilter, 'country', 'TR'), 'text', 'silk');
    expect(without(chosen, 'text')).toEqual({ country: 'TR' });
    expect(isEmpty(withChoice(without(chosen, 'text'), 'country', ''))).toBe(true);
  });
});
