/**
 * Signs of names, telephone and document numbers in free text (rule 4 of "Victims first"). A guess,
 * made to be shown as a warning beside the field: it misses some and suspects too many.
 */
import { authorities, countries } from '@kopri/protocol';

export type FreeTextSign = 'name-in-text' | 'phone-in-text' | 'document-number-in-text';

export function findFreeTextSigns(text: string): readonly FreeTextSign[] {
  const plain = text.replaceAll(dates, ' ');
  return [
    ...(hasName(plain) ? (['name-in-text'] as const) : []),
    ...(hasPhone(plain) ? (['phone-in-text'] as const) : []),
    ...(documentNumber.test(plain) ? (['document-number-in-text'] as const) : []),
  ];
}

const dates = /\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?|\d{1,2}[./]\d{1,2}[./]\d{4}|CASC-[A-Z]{2}-\d{4}-\d{6}/g;
/** A series of one to three capitals, perhaps in two parts, and six to nine digits. */
const documentNumber = /(?<![\p{L}\d])\p{Lu}{1,3}(-\p{Lu}{1,2})?[ №-]{0,2}\d{6,9}(?![\p{L}\d])/u;
const phone = /(?<![\p{L}\d-])\+?\d[\d ().-]{7,}\d(?![\p{L}\d])/gu;
const capitalised = /(?<!\p{L})\p{Lu}\p{Ll}+(?:['’-]\p{L}+)*(?: \p{Lu}\p{Ll}+(?:['’-]\p{L}+)*)+/gu;

const PHONE_DIGITS = 9;
const hasPhone = (text: string): boolean =>
  Array.from(text.matchAll(phone)).some(([number]) => number.replaceAll(/\D/g, '').length >= PHONE_DIGITS);

/** Two capitalised words in a row, neither of them of a public name or of the beginning of a sentence. */
const hasName = (text: string): boolean =>
  Array.from(text.matchAll(capitalised)).some(
    ([words]) => words.split(' ').filter((word) => !publicWords.has(word.toLowerCase())).length >= 2,
  );

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

const publicWords: ReadonlySet<string> = new Set([
  ...[...countries, ...authorities].flatMap(({ name }) => Object.values(name).flatMap((one) => wordsOf(one ?? ''))),
  ...wordsOf(
    'The A An In On At Of For From To By Is Was Were Are Does Did Do Has Have Had Can Could May If When Where Who What Which Whether Please She He They We',
  ),
  ...wordsOf('January February March April May June July August September October November December'),
  ...wordsOf('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  ...wordsOf('Palermo Protocol Convention Article Criminal Code Law Court Airport Turkish Turkmen Thai Russian'),
]);
