/** Codes in the reader's words, and words around numbers. */
import type { ListName } from '@kopri/locale';
import { english } from '@kopri/locale/english';
import { cleanLine } from './clean.js';

/** A code of a newer version has no words here yet, and is shown as it came. */
export const say = (list: ListName, code: string): string => cleanLine(english.words(list, code));

/** As in the middle of a sentence. Codes and initials keep their capitals. */
export const sayWithin = (list: ListName, code: string): string => lowerFirst(say(list, code));

const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** `1 item`, `3 items`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const countryName = (code: string): string => cleanLine(english.country(code));

/** Names that no tool correspondent has confirmed say so. */
export const authorityName = (id: string): string => cleanLine(english.authority(id));

/** 64 digits are for programs; people compare the first and last. */
export const shortHash = (sha256: string): string =>
  sha256.length > 20 ? `${sha256.slice(0, 8)}…${sha256.slice(-8)}` : sha256;
