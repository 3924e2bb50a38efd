/** What one language consists of. English says which keys there are; a language that lacks one does not compile. */
import type { ErrorCode } from '@kopri/protocol';
import type { start } from './en/start.js';
import type { startErrors } from './en/start-errors.js';
import type { texts } from './en/all-texts.js';
import type { ErrorWords } from './error-words.js';
import type { LocaleFacts } from './facts.js';
import type { Language } from './language.js';
import type { lists } from './lists.js';
import type { Message, ValuesFor } from './message.js';
import type { Places } from './places.js';
import type { WordsOf } from './words-of.js';

type Texts = typeof texts;
export type StartKey = keyof typeof start;
export type TextKey = keyof Texts;
export type StartErrorCode = keyof typeof startErrors;

/** The arguments after the key: none, or one with a value for each placeholder. */
export type ValuesOf<K extends TextKey> = ValuesFor<Texts[K]>;

/** Texts without placeholders, as a property of a component takes them. */
export type PlainKey = { [K in TextKey]: ValuesOf<K> extends [] ? K : never }[TextKey];

/** What the first screens need; small, because nothing shows before it has arrived. */
export interface StartCatalogue {
  readonly language: Language;
  readonly facts: LocaleFacts;
  readonly texts: Readonly<Record<StartKey, Message>>;
  readonly errors: Readonly<Record<StartErrorCode, ErrorWords>>;
}

export interface Catalogue extends StartCatalogue {
  readonly texts: Readonly<Record<TextKey, Message>>;
  readonly errors: Readonly<Record<ErrorCode, ErrorWords>>;
  readonly words: WordsOf<typeof lists>;
  readonly places: Places;
}
