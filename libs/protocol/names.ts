/**
 * What a name may be written with: two names that look alike on every screen are one name. Ranges of
 * Unicode are written out and not asked of the engine: a statement one client accepts, every client
 * has to accept, whatever its age (ADR 0027). Specification: docs/spec/directory.md.
 */
import * as v from 'valibot';
import { textSchema } from './schemas.js';

/** Drawn as nothing or as a blank, or turning the direction: controls, private use, what is ignored by default. */
const unseen = String.raw`[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]`;

const otherSpace = String.raw`[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]`;

/** Letters of the Arabic block by how they join (ArabicShaping.txt): to both sides; at least to the one before; marks between. */
const arabic = {
  both: String.raw`[\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649\u064a\u066e\u066f\u0678-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff]`,
  before: String.raw`[\u0620\u0622-\u063f\u0641-\u064a\u066e\u066f\u0671-\u0673\u0675-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff]`,
  mark: String.raw`[\u064b-\u065f\u0670]`,
};

/** Of the ten Indic scripts from Devanagari to Sinhala; `ra` takes a joiner before its virama. */
const indic = {
  virama: String.raw`[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]`,
  letter: String.raw`[\u0905-\u0939\u0985-\u09b9\u09f0\u09f1\u0a05-\u0a39\u0a85-\u0ab9\u0b05-\u0b39\u0b71\u0b85-\u0bb9\u0c05-\u0c39\u0c85-\u0cb9\u0d05-\u0d3a\u0d85-\u0dc6]`,
  ra: String.raw`[\u09b0\u0cb0]`,
};

/** Where a joiner changes what is seen, as in علی‌رضا; anywhere else it is a sign nobody sees (after RFC 5892, appendix A). */
const joinerSeen = [
  `(?<=${arabic.both}${arabic.mark}*)\\u200c(?=${arabic.mark}*${arabic.before})`,
  `(?<=${indic.virama})[\\u200c\\u200d](?=${indic.letter})`,
  `(?<=${indic.ra})\\u200d(?=${indic.virama})`,
].join('|');

const refused = `${unseen}|(?!${joinerSeen})[\\u200c\\u200d]`;

/** A name, a position, the name of a device or network: one line, one space between words, nothing unseen. */
export const nameSchema = (maxLength: number) =>
  v.pipe(textSchema(maxLength), v.regex(new RegExp(`^(?![^]*(?:${refused}|${otherSpace}| {2}))`, 'u')));

/** In composed form, with one plain space for whatever stood between the words. */
export const tidyName = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\t\n\r\p{Z}]+/gu, ' ')
    .trim();

const everyRefused = new RegExp(refused, 'gu');

/** Also without what nobody sees: pasting brings it along. Passes `nameSchema` unless empty, too long or cut in a letter. */
export const visibleName = (text: string): string => tidyName(tidyName(text).replaceAll(everyRefused, ''));
