/** From codes, keys, moments and numbers to words of one language. */
import type { ErrorCode, Fault } from '@kopri/protocol';
import type { Catalogue, StartCatalogue, StartKey, TextKey, ValuesOf } from './catalogue.js';
import { type Dates, datesOf } from './dates.js';
import { type ErrorWords, words as errorWords } from './error-words.js';
import type { Language } from './language.js';
import type { CodeOf, ListName } from './lists.js';
import type { Message, Values } from './message.js';
import { canRead, type NameForm, nameForms, type PersonNames } from './names.js';
import { type Numbers, numbersOf } from './numbers.js';

interface Voice extends Dates, Omit<Numbers, 'fill'> {
  readonly language: Language;
  /** What happened, and the next step. `detail` names the place or the value, as in `PORT must be a number`. */
  error(code: ErrorCode, detail?: string): ErrorWords;
  /** With a capital first letter, as a title or sentence begins; the Turkish i keeps its dot. */
  capital(text: string): string;
}

/** Speaks before the catalogue has arrived: the texts of the first screens and the errors that can meet people there. */
export interface StartSpeaker extends Voice {
  text<K extends StartKey>(key: K, ...values: ValuesOf<K>): string;
}

export interface AuthorityParts {
  readonly name: string;
  /** Whether readers of the language are taken to know its letters. */
  readonly isRead: boolean;
  readonly english?: string;
  /** “(name unconfirmed)”. */
  readonly remark?: string;
}

/** Speaks everything; does for a `StartSpeaker` too. */
export interface Speaker extends Voice {
  text<K extends TextKey>(key: K, ...values: ValuesOf<K>): string;
  /** The words for a code of a list; the code itself where a newer version sent one that is not known here. */
  words<L extends ListName>(list: L, code: CodeOf<L> | (string & {})): string;
  /** One fault of a document on a line: `$.stage: This is none of the codes of its list (trial, execution)`. */
  faultText(fault: Fault & { readonly allowed?: readonly string[] }): string;
  /** One warning about a document on a line. */
  warningText(warning: { readonly code: string; readonly path: string }): string;
  /** The code itself for a country that is not in the list. */
  country(code: string): string;
  /** Says so when no tool correspondent has confirmed the name; the id itself where it is not known. */
  authority(id: string): string;
  /** The same in its parts, for a place that has no room for all of them. */
  authorityParts(id: string): AuthorityParts;
  /** What a person is called in a sentence or a list; says so once the name was erased. */
  person(names: PersonNames | undefined): string;
  /** Where a person is introduced: what they are called, then the other name if there is one. None once erased. */
  names(of: PersonNames): readonly NameForm[];
}

export function speakStart(catalogue: StartCatalogue): StartSpeaker {
  const { voice, text } = voiceOf(catalogue);
  return { ...voice, text: (key, ...[values]) => text(key, values) };
}

export function speak(catalogue: Catalogue): Speaker {
  const { voice, text: said } = voiceOf(catalogue);
  const text: Speaker['text'] = (key, ...[values]) => said(key, values);
  const names: Speaker['names'] = (of) => nameForms(of, catalogue.language);
  const words: Speaker['words'] = (list, code) => ownValue(catalogue.words[list], code) ?? code;
  const authorityParts: Speaker['authorityParts'] = (id) => {
    const { confirmed, ...names } = catalogue.places.authority(id) ?? { name: id, confirmed: true };
    const parts = { ...names, isRead: canRead(catalogue.language, names.name) };
    return confirmed ? parts : { ...parts, remark: text('text.unconfirmed', { name: '' }).trim() };
  };
  return {
    ...voice,
    text,
    words,
    faultText: ({ path, fault, allowed }) => {
      const line = { path, words: words('faultCodes', fault) };
      return allowed === undefined
        ? text('text.fault', line)
        : text('text.fault-allowed', { ...line, allowed: allowed.join(', ') });
    },
    warningText: ({ code, path }) => text('text.fault', { path, words: words('warningCodes', code) }),
    country: (code) => catalogue.places.country(code) ?? code,
    authority: (id) => {
      const { name, english, remark } = authorityParts(id);
      return [name, english && `(${english})`, remark].filter(Boolean).join(' ');
    },
    authorityParts,
    person: (of = {}) => of[names(of)[0] ?? 'name'] ?? text('text.name-erased'),
    names,
  };
}

interface Spoken {
  readonly voice: Voice;
  readonly text: (key: string, values: Values | undefined) => string;
}

function voiceOf({ language, facts, texts, errors }: StartCatalogue): Spoken {
  const { fill, ...numbers } = numbersOf(facts);
  const messages: Readonly<Record<string, Message>> = texts;
  const text: Spoken['text'] = (key, values = {}) => fill(messages[key] ?? key, values);
  const withDetail = ({ message, hint }: ErrorWords, detail: string): ErrorWords =>
    errorWords(text('start.error-with-detail', { message, detail }), hint);
  const error: Voice['error'] = (code, detail) => {
    const known = ownValue<ErrorWords>(errors, code);
    if (known === undefined) return withDetail(errors.internal, code);
    return detail === undefined ? known : withDetail(known, detail);
  };
  const voice = { language, ...datesOf(facts), ...numbers, error, capital: (it: string) => capital(it, language) };
  return { voice, text };
}

const ownValue = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function capital(text: string, language: Language): string {
  const [first = ''] = text;
  return (language === 'tr' && first === 'i' ? 'İ' : first.toUpperCase()) + text.slice(first.length);
}
