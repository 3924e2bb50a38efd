import { expect, test } from '@jest/globals';
import { strengthOf } from './passphrase.js';

test('a passphrase has at least twelve characters or four words, of any kind', () => {
  expect(['', 'elevenchars', 'üç söz bar', '           x', 'a b c d'].map(strengthOf)).toEqual(Array(5).fill('short'));
  expect(['twelve chars', 'on iki at ak', 'двенадцатьбу'].map(strengthOf)).toEqual(Array(3).fill('enough'));
});

test('twenty characters or five words are hard to guess', () => {
  expect(['seven quiet bridges over one', 'ýedi köpri bir derýa üsti'].map(strengthOf)).toEqual(['strong', 'strong']);
});
