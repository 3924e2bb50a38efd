/** Countries and authorities: public names, shipped with the product and confirmed by each country's tool correspondent. */
import * as v from 'valibot';
import data from './data/authorities.json' with { type: 'json' };
import { authorityKinds } from './codes.js';
import { authorityIdSchema, countryCodeSchema, languageSchema } from './schemas.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const namesSchema = v.object({
  en: v.string(),
  ru: v.optional(v.string()),
  tk: v.optional(v.string()),
  tr: v.optional(v.string()),
  local: v.optional(v.string()),
});

const countrySchema = v.object({
  code: countryCodeSchema,
  /** IANA name. */
  timeZone: v.string(),
  weekend: v.array(v.picklist(weekdays)),
  /** A member of the network, or a partner in a destination country. */
  member: v.boolean(),
  languages: v.array(languageSchema),
  name: namesSchema,
});
export type Country = v.InferOutput<typeof countrySchema>;

const authoritySchema = v.object({
  id: authorityIdSchema,
  country: countryCodeSchema,
  kind: v.picklist(authorityKinds),
  /** False: shown as unconfirmed until that country's tool correspondent confirms the name. */
  checked: v.boolean(),
  name: namesSchema,
});
export type Authority = v.InferOutput<typeof authoritySchema>;

export const countries: readonly Country[] = v.parse(v.array(countrySchema), data.countries);
export const authorities: readonly Authority[] = v.parse(v.array(authoritySchema), data.authorities);

export const findCountry = (code: string): Country | undefined => countries.find((country) => country.code === code);
export const findAuthority = (id: string): Authority | undefined =>
  authorities.find((authority) => authority.id === id);
