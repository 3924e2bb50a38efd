/**
 * Text from others, made safe to print. A peer may send terminal escapes, which move the cursor
 * or rewrite a line, and direction marks, which make text read differently from what it is.
 * Each such character becomes one replacement mark: the reader sees that something stood there.
 */

const REPLACEMENT = '\u{FFFD}';

/** Control characters but tab and line feed; line and paragraph separators, direction marks, invisible marks and tags; lone surrogates. */
const UNSAFE =
  /(?![\t\n])\p{Cc}|[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Cs}/gu;

/** For one line, as in a table or a title: line feeds and tabs become spaces. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/[\t\n]+/g, ' ')
    .trim();

/** For a paragraph: line feeds stay. */
export const cleanText = (text: string): string => text.replaceAll('\r\n', '\n').replace(UNSAFE, REPLACEMENT);

/**
 * One line of JSON that is also safe to look at: the same characters stand as escapes, so that
 * nothing is lost. `JSON.stringify` alone leaves DEL, C1 and direction marks raw.
 */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(UNSAFE, (unsafe) =>
    Array.from({ length: unsafe.length }, (_, i) => `\\u${unsafe.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
