import { ariaKeys, isLetterPress, isPress, keyCaps } from './keys.js';

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('A shortcut', () => {
  test('is the physical key: the N of a Cyrillic layout writes т and still is N', () => {
    expect(isPress('KeyN', { ...bare, code: 'KeyN', key: 'т' })).toBe(true);
    expect(isPress('KeyN', { ...bare, code: 'KeyT', key: 'n' })).toBe(false);
  });

  test.each([
    ['Ctrl+KeyK', { ctrlKey: true }, true],
    ['Ctrl+KeyK', { metaKey: true }, true],
    ['Ctrl+KeyK', {}, false],
    ['KeyK', { ctrlKey: true }, false],
    ['KeyK', { shiftKey: true }, false],
    ['Shift+KeyK', { shiftKey: true }, true],
    ['KeyK', { altKey: true }, false],
  ])('%s pressed with %j: %s', (spec, held, met) => {
    expect(isPress(spec, { ...bare, code: 'KeyK', key: 'k', ...held })).toBe(met);
  });

  test('of a sign is the sign, wherever the layout has it', () => {
    expect(isPress('=?', { ...bare, code: 'Digit7', key: '?', shiftKey: true })).toBe(true);
    expect(isPress('=?', { ...bare, code: 'Slash', key: '/' })).toBe(false);
  });

  test('says what stands on the key caps, one for each press', () => {
    expect(['Ctrl+KeyK', 'KeyG KeyO', '=?', 'Escape', 'ArrowDown'].map(keyCaps)).toEqual([
      ['Ctrl K'],
      ['G', 'O'],
      ['?'],
      ['Esc'],
      ['↓'],
    ]);
  });

  test('is told to screen readers in their own spelling, and a sequence is not told', () => {
    expect([ariaKeys('Ctrl+KeyK'), ariaKeys('Escape'), ariaKeys('KeyG KeyO')]).toEqual([
      'Control+K',
      'Escape',
      undefined,
    ]);
  });

  test('of a single letter gives way to fields and to the switch; with Ctrl, or Esc, it does not', () => {
    expect(['KeyN', '=?', 'KeyG KeyO', 'Ctrl+KeyK', 'Escape'].map(isLetterPress)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
