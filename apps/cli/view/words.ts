/** Codes in the reader's words, and words around numbers. */
import { words } from '@kopri/locale';
import { findAuthority, findCountry } from '@kopri/protocol';
import { cleanLine } from './clean.js';

type List = Parameters<typeof words>[0];

/** A code of a newer version has no words here yet, and is shown as it came. */
export const say = (list: List, code: string): string => cleanLine(words(list, code));

/** As in the middle of a sentence. Codes and initials keep their capitals. */
export const sayWithin = (list: List, code: string): string => lowerFirst(say(list, code));

const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** `1 item`, `3 items`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

export const countryName = (code: string): string => findCountry(code)?.name.en ?? cleanLine(code);

/** Names that no tool correspondent has confirmed say so. */
export function authorityName(id: string): string {
  const authority = findAuthority(id);
  if (authority === undefined) return cleanLine(id);
  return authority.checked ? authority.name.en : `${authority.name.en} (name unconfirmed)`;
}

/** `20.0 MB`, as file managers count: a kilobyte is 1,000 bytes. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`;
  return bytes < 999_950_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** 64 digits are for programs; people compare the first and last. */
export const shortHash = (sha256: string): string =>
  sha256.length > 20 ? `${sha256.slice(0, 8)}…${sha256.slice(-8)}` : sha256;
