import type { Speaker, TextKey } from '@kopri/locale';

/** The languages of the network's countries, and English. */
const named = {
  az: 'directory.lang-az',
  en: 'directory.lang-en',
  hy: 'directory.lang-hy',
  ka: 'directory.lang-ka',
  kk: 'directory.lang-kk',
  ky: 'directory.lang-ky',
  ru: 'directory.lang-ru',
  tg: 'directory.lang-tg',
  th: 'directory.lang-th',
  tk: 'directory.lang-tk',
  tr: 'directory.lang-tr',
  uz: 'directory.lang-uz',
} as const satisfies Readonly<Record<string, TextKey>>;

const isNamed = (code: string): code is keyof typeof named => Object.hasOwn(named, code);

/** Of a BCP 47 tag; another language keeps its code. */
export const languageWords = ({ text }: Pick<Speaker, 'text'>, code: string): string =>
  isNamed(code) ? text(named[code]) : code;
