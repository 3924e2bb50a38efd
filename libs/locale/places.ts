/** Names of countries and authorities, from the data that the network ships. */
import { type Authority, findAuthority, findCountry } from '@kopri/protocol';
import type { Language } from './language.js';

export interface Places {
  /** Nothing for a country that is not in the list. */
  country(code: string): string | undefined;
  /** The name to show, and whether that country's tool correspondent has confirmed it. */
  authority(id: string): { readonly name: string; readonly confirmed: boolean } | undefined;
}

export const placesIn = (language: Language): Places => ({
  country: (code) => {
    const names = findCountry(code)?.name;
    return names?.[language] ?? names?.en;
  },
  authority: (id) => {
    const found = findAuthority(id);
    return found && { name: found.name[language] ?? officialName(found), confirmed: found.checked };
  },
});

/**
 * As on the letters of the authority, then in English: nobody translates a name here, and people too stand in their own
 * script with the Latin form beside it.
 */
function officialName({ country, name }: Authority): string {
  const names: Readonly<Record<string, string | undefined>> = name;
  const [language = ''] = findCountry(country)?.languages ?? [];
  const official = name.local ?? names[language];
  return official === undefined ? name.en : `${official} (${name.en})`;
}
