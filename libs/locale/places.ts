/** Names of countries and authorities, from the data that the network ships. */
import { type Authority, findAuthority, findCountry } from '@kopri/protocol';
import type { Language } from './language.js';

export interface AuthorityName {
  /** In the language of the reader, otherwise as on the letters of the authority. */
  readonly name: string;
  /** Beside a name that is in neither the language of the reader nor English. */
  readonly english?: string;
  /** By that country's tool correspondent. */
  readonly confirmed: boolean;
}

export interface Places {
  /** Nothing for a country that is not in the list. */
  country(code: string): string | undefined;
  authority(id: string): AuthorityName | undefined;
}

export const placesIn = (language: Language): Places => ({
  country: (code) => {
    const names = findCountry(code)?.name;
    return names?.[language] ?? names?.en;
  },
  authority: (id) => {
    const found = findAuthority(id);
    if (found === undefined) return undefined;
    const { name, checked: confirmed } = found;
    const own = name[language];
    return own === undefined ? { ...officialName(found), confirmed } : { name: own, confirmed };
  },
});

/**
 * As on the letters of the authority, then in English: nobody translates a name here, and people too stand in their own
 * script with the Latin form beside it.
 */
function officialName({ country, name }: Authority): Pick<AuthorityName, 'name' | 'english'> {
  const names: Readonly<Record<string, string | undefined>> = name;
  const [language = ''] = findCountry(country)?.languages ?? [];
  const official = name.local ?? names[language];
  return official === undefined ? { name: name.en } : { name: official, english: name.en };
}
