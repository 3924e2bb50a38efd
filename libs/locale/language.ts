/** The languages of the product, each by its own name, in the order in which people choose among them. */
export const languages = {
  en: 'English',
  ru: 'Русский',
  tk: 'Türkmençe',
  tr: 'Türkçe',
} as const;

export type Language = keyof typeof languages;

export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text);
