/** The texts of one language. English is the first; a new language is a new value of the same shape. */
import type { ErrorCode } from '@kopri/protocol';
import { clientWords } from './en/client-codes.js';
import { codeWords } from './en/codes.js';
import { errors, type ErrorWords } from './en/errors.js';
import { months, texts } from './en/texts.js';
import type { lists } from './lists.js';
import type { WordsOf } from './words-of.js';

type Texts = typeof texts;
export type TextKey = keyof Texts;

export interface Catalogue {
  readonly errors: Readonly<Record<ErrorCode, ErrorWords>>;
  readonly words: WordsOf<typeof lists>;
  readonly texts: Readonly<Record<TextKey, string>>;
  readonly months: readonly string[];
}

export const en: Catalogue = { errors, words: { ...codeWords, ...clientWords }, texts, months };

type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
export type TextValues<K extends TextKey> = Readonly<Record<Placeholders<Texts[K]>, string | number>>;
