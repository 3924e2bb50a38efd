/** Words for everything people read, in four languages. Nothing here loads a language; `@kopri/locale/english` does. */
export type { Catalogue, PlainKey, StartCatalogue, StartErrorCode, StartKey, TextKey, ValuesOf } from './catalogue.js';
export type { Dates, Instant } from './dates.js';
export type { ErrorWords } from './error-words.js';
export { isLanguage, languages, type Language } from './language.js';
export type { CodeOf, ListName } from './lists.js';
export { loadCatalogue, loadStart } from './load.js';
export type { Message } from './message.js';
export type { NameForm, PersonNames } from './names.js';
export { speak, speakStart, type Speaker, type StartSpeaker } from './speaker.js';
export { ownZone } from './wall-clock.js';
