/**
 * Messages are plain data (ADR 0019): a string with `{name}` placeholders, or its plural forms, chosen by the value `n`.
 * English says which keys and placeholders there are; TypeScript holds the other languages and all callers to it.
 */
import type { Language } from './language.js';
import type { Categories } from './plural.js';

export type PluralForms<L extends Language> = Readonly<Record<Categories[L], string>>;

export type Message = string | PluralForms<'en'> | PluralForms<'ru'>;

/** English texts whose keys begin with the name of their part, as in `today.overdue`. */
export type EnglishTexts<Part extends string> = Readonly<Record<`${Part}.${string}`, string | PluralForms<'en'>>>;

/** The same keys in another language: none missing, none besides. */
export type Translated<English, L extends Language> = Readonly<Record<keyof English, string | PluralForms<L>>>;

type NamesInText<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesInText<Rest>
  : never;

type NamesIn<M> = M extends string ? NamesInText<M> : 'n' | NamesInText<Extract<M[keyof M], string>>;

type Value<Name> = Name extends 'n' ? number : string | number;

/** The values a text needs: nothing, or one argument with a value for each placeholder; `n` counts and is a number. */
export type ValuesFor<M> = [NamesIn<M>] extends [never] ? [] : [values: { readonly [Name in NamesIn<M>]: Value<Name> }];

/** What is in no language at compile time: any values by name. */
export type Values = Readonly<Record<string, string | number>>;
