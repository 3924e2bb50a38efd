/** A line around the first word that was found. */
import { fold } from './fold.js';

const AROUND = 60;

/** `forms` are folded words that were found. */
export function excerptOf(text: string, forms: ReadonlySet<string>): string {
  const first = Array.from(text.matchAll(/[\p{L}\p{M}\p{N}'’ʻ]+/gu)).find(([word]) =>
    fold(word).some((form) => forms.has(form)),
  );
  const at = first?.index ?? 0;
  const from = at <= AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1;
  const to = at + 2 * AROUND >= text.length ? text.length : text.lastIndexOf(' ', at + 2 * AROUND);
  const cut = text.slice(Math.min(from, at), Math.max(to, at + (first?.[0].length ?? 0)));
  return `${from === 0 ? '' : '…'}${cut.replaceAll(/\s+/g, ' ').trim()}${to === text.length ? '' : '…'}`;
}
