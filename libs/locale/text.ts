/** From codes and keys to words. */
import type { ErrorCode, Fault } from '@kopri/protocol';
import { en, type TextKey, type TextValues } from './catalogue.js';
import type { ErrorWords } from './en/errors.js';
import type { CodeOf, ListName } from './lists.js';

/** A text of the catalogue with its placeholders filled in. */
export function text<K extends TextKey>(key: K, values: TextValues<K>): string {
  const filled: Readonly<Record<string, string | number>> = values;
  return en.texts[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
}

/** What happened, and the next step. `detail` names the place or the value, as in `PORT must be a number`. */
export function errorText(code: ErrorCode, detail?: string): ErrorWords {
  const { message, hint } = en.errors[code];
  return { message: detail === undefined ? message : text('error.with-detail', { message, detail }), hint };
}

/** The words for a code of a list; the code itself where a newer version sent one that is not known here. */
export function words<L extends ListName>(list: L, code: CodeOf<L> | string): string {
  const known: Readonly<Record<string, string>> = en.words[list];
  return Object.hasOwn(known, code) ? (known[code] ?? code) : code;
}

/** One fault of a document on a line: `$.stage: This is none of the codes of its list (trial, execution)`. */
export function faultText({ path, fault, allowed }: Fault & { readonly allowed?: readonly string[] }): string {
  const line = { path, words: words('faultCodes', fault) };
  return allowed === undefined
    ? text('fault.line', line)
    : text('fault.line-allowed', { ...line, allowed: allowed.join(', ') });
}

/** One warning about a document on a line. */
export const warningText = ({ code, path }: { readonly code: string; readonly path: string }): string =>
  text('fault.line', { path, words: words('warningCodes', code) });

/** A day as people write it, `3 November 2026`, from `2026-11-03`; Gregorian, from shipped data. Other text comes back as it is. */
export function formatDay(day: string): string {
  const [, year, month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = en.months[Number(month) - 1];
  return year === undefined || name === undefined ? day : text('date', { day: Number(date), month: name, year });
}
