/**
 * Words as they sound, whatever script and spelling they came in: what a search compares. Pure, and
 * remembered per word: a history repeats itself, and folding is dearer than looking up.
 */
import { otherNames, soundPattern, sounds } from './sounds.js';

/** The words of a text: letters with their marks, digits, and apostrophes within. */
export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}'’ʻ]+/gu) ?? [];

const MAX_REMEMBERED = 100_000;
const remembered = new Map<string, readonly string[]>();

/** One or two forms of a word: as it sounds, and without the glides that transcriptions put in or leave out. */
export function fold(word: string): readonly string[] {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const forms = formsOf(word);
  remembered.set(word, forms);
  return forms;
}

function formsOf(word: string): readonly string[] {
  const lower = word.normalize('NFC').replaceAll(/[İIı]/g, 'i').toLowerCase().replaceAll(/['’ʻ]/g, '');
  const sounding = soundOf(otherNames.get(lower) ?? lower);
  const plain = single(sounding.replaceAll(/i(?=[aeou])/g, ''));
  return plain === sounding || plain === '' ? [sounding] : [sounding, plain];
}

function soundOf(lower: string): string {
  const sounding = lower.replaceAll(soundPattern, (letters) => sounds.get(letters) ?? letters);
  return single(sounding.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''));
}

const single = (sounding: string): string => sounding.replaceAll(/(\p{L})\1+/gu, '$1');

/** Edits that a word of this length may differ by and still be found: one in five letters, none in short words. */
export const editsAllowed = (form: string): number => (form.length < 4 ? 0 : Math.round(form.length * 0.2));

/** Every word of `text` is, in sound, part of a word of the fields or a few edits from one. */
export function soundsLike(fields: readonly (string | undefined)[], text: string): boolean {
  const known = fields.flatMap((field) => (field === undefined ? [] : wordsIn(field).flatMap(fold)));
  return wordsIn(text).every((word) => fold(word).some((form) => known.some((other) => isNear(other, form))));
}

/** Where words of `text` stand in a field, in sound: the part that was typed, or the whole word where it is a few edits away. */
export function soundingIn(field: string, text: string): readonly { readonly from: number; readonly to: number }[] {
  const typed = wordsIn(text).flatMap(fold);
  return Array.from(field.matchAll(/[\p{L}\p{M}\p{N}'’ʻ]+/gu)).flatMap(({ 0: word, index }) => {
    const form = typed.find((one) => fold(word).some((known) => isNear(known, one)));
    if (form === undefined) return [];
    const { from, to } = partOf(word, form);
    return [{ from: index + from, to: index + to }];
  });
}

/** The shortest part of a word that sounds like `form`. */
function partOf(word: string, form: string): { readonly from: number; readonly to: number } {
  const sounds = (part: string): boolean => formsOf(part).some((known) => known.includes(form));
  const whole = { from: 0, to: word.length };
  if (!sounds(word)) return whole;
  while (sounds(word.slice(0, whole.to - 1))) whole.to -= 1;
  while (sounds(word.slice(whole.from + 1, whole.to))) whole.from += 1;
  return whole;
}

/** One or two letters stand in every other word: they must begin it. */
const isNear = (known: string, typed: string): boolean =>
  (typed.length < 3 ? known.startsWith(typed) : known.includes(typed)) || isWithin(known, typed, editsAllowed(typed));

/** Levenshtein distance of at most `edits`. */
function isWithin(a: string, b: string, edits: number): boolean {
  if (edits === 0 || Math.abs(a.length - b.length) > edits) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? Infinity) <= edits;
}
