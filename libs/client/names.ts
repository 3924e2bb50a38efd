/** Names as people type them: without accents and capitals, Turkish ı and İ as i. */

const fold = (text: string): string =>
  text.replaceAll('İ', 'i').replaceAll('ı', 'i').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

export const sameName = (name: string | undefined, typed: string): boolean =>
  name !== undefined && fold(name) === fold(typed);

export const foldedIncludes = (text: string | undefined, part: string): boolean =>
  text !== undefined && fold(text).includes(fold(part));
