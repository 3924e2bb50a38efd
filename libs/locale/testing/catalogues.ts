/** All languages at once, as only tests need them. */
import type { Catalogue } from '../catalogue.js';
import { catalogue as en } from '../en/catalogue.js';
import type { Language } from '../language.js';
import { catalogue as ru } from '../ru/catalogue.js';
import { catalogue as tk } from '../tk/catalogue.js';
import { catalogue as tr } from '../tr/catalogue.js';

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, ru, tk, tr };

export const languageCodes = Object.keys(catalogues) as Language[];

/** Every text of a catalogue by its path, as in `errors.internal.hint` or `texts.shell.undo.few`. */
export function stringsOf({ errors, words, texts }: Catalogue): ReadonlyMap<string, string> {
  return new Map(leaves({ errors, words, texts }, []));
}

function leaves(value: unknown, path: readonly string[]): (readonly [string, string])[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [[path.join('.'), String(value)]];
}

/** The names between braces, sorted, each once. */
export const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
