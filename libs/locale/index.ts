/** The one catalogue of texts: words for errors, codes, faults and dates. English for now. */
export { en, type Catalogue, type TextKey, type TextValues } from './catalogue.js';
export { renderErrorTable } from './error-table.js';
export { type ErrorWords } from './en/errors.js';
export { clientLists, lists, wireLists, type CodeOf, type ListName } from './lists.js';
export { errorText, faultText, formatDay, text, warningText, words } from './text.js';
