/**
 * Signs of names, telephone and document numbers in free text (rule 4 of "Victims first"). A guess,
 * made to be shown as a warning beside the field: it misses some and suspects too many.
 */
import { authorities, countries } from '@kopri/protocol';

export type FreeTextSign = 'name-in-text' | 'phone-in-text' | 'document-number-in-text';

/** A stretch of the text in UTF-16 units, as `selectionStart` of a field counts. */
export interface FreeTextHit {
  readonly code: FreeTextSign;
  readonly from: number;
  readonly to: number;
}

export const findFreeTextSigns = (text: string): readonly FreeTextSign[] => [
  ...new Set(hitsByKind(text).map(({ code }) => code)),
];

/** In the order of the text, none within another: to be marked in place. */
export function findFreeTextHits(text: string): readonly FreeTextHit[] {
  const hits = hitsByKind(text).toSorted((a, b) => a.from - b.from || b.to - a.to);
  const apart: FreeTextHit[] = [];
  for (const hit of hits) if (hit.from >= (apart.at(-1)?.to ?? 0)) apart.push(hit);
  return apart;
}

function hitsByKind(text: string): readonly FreeTextHit[] {
  const plain = text.replaceAll(dates, (date) => ' '.repeat(date.length));
  const hits = (code: FreeTextSign, sign: RegExp, isOne: (found: string) => boolean = () => true): FreeTextHit[] =>
    Array.from(plain.matchAll(sign), ({ 0: found, index }) => ({ code, found, from: index, to: index + found.length }))
      .filter(({ found }) => isOne(found))
      .map(({ from, to }) => ({ code, from, to }));
  return [
    ...hits('name-in-text', capitalised, isName),
    ...hits('phone-in-text', phone),
    ...hits('document-number-in-text', documentNumber),
  ];
}

const dates = /\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?|\d{1,2}[./]\d{1,2}[./]\d{4}|CASC-[A-Z]{2}-\d{4}-\d{6}/g;
/** A series of one to three capitals, perhaps in two parts, and six to nine digits. */
const documentNumber = /(?<![\p{L}\d])\p{Lu}{1,3}(-\p{Lu}{1,2})?[ №-]{0,2}\d{6,9}(?![\p{L}\d])/gu;
/** Nine digits and more, set apart as telephone numbers are. */
const phone = /(?<![\p{L}\d-])\+?\d(?:(?: ?[-–] ?|[ .]| ?\(|\)[ -]?)?\d){8,}(?![\p{L}\d])/gu;
const capitalised = /(?<!\p{L})\p{Lu}\p{Ll}+(?:['’-]\p{L}+)*(?: \p{Lu}\p{Ll}+(?:['’-]\p{L}+)*)+/gu;

/** Two capitalised words in a row, neither of them of a public name or of the beginning of a sentence. */
const isName = (found: string): boolean =>
  found.split(' ').filter((word) => !publicWords.has(word.toLowerCase())).length >= 2;

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
