/** What a reader calls a person: the one rule for every screen. */
import type { Language } from './language.js';

/** As the directory holds a person: in Latin letters, and as they write it themselves. Neither once erased. */
export interface PersonNames {
  readonly name?: string;
  readonly nameLocal?: string;
}

export type NameForm = keyof PersonNames;

const notLatin = /[^\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]/u;

/** A letter that readers of the language are not taken to know; everybody reads Latin ones. */
const unread: Readonly<Record<Language, RegExp>> = {
  en: notLatin,
  ru: /[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]/u,
  tk: notLatin,
  tr: notLatin,
};

/** Whether readers of the language are taken to know every letter. */
export const canRead = (language: Language, text: string): boolean => !unread[language].test(text);

/** The form they are called by, then the other where it differs: as they write it goes before, if it can be read. */
export function nameForms({ name, nameLocal }: PersonNames, language: Language): readonly NameForm[] {
  if (nameLocal === undefined || nameLocal === name) return name === undefined ? [] : ['name'];
  if (name === undefined) return ['nameLocal'];
  return canRead(language, nameLocal) ? ['nameLocal', 'name'] : ['name', 'nameLocal'];
}
