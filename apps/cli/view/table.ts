/** Tables that line up, in any script, with the last column wrapped to the terminal. */

const GAP = '  ';
/** Under this the last column is left to the terminal: wrapped words would stand one by one. */
const LEAST_WRAPPED = 24;

const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Columns that `text` takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Breaks at spaces so that no line is wider than `width`, but for single words that are. Line feeds stay. */
function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/ +/)) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Indents every line of a wrapped text by `indent` columns. */
export const block = (text: string, indent: number, width: number): string[] =>
  wrap(text, Math.max(LEAST_WRAPPED, width - indent)).map((line) => (line === '' ? '' : ' '.repeat(indent) + line));

/** Rows under their headings. A column that is empty in every row is left out. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const kept = headings.map((_, column) => column).filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  const pick = (row: readonly string[]): string[] => kept.map((column) => row[column] ?? '');
  return align([pick(headings), ...rows.map(pick)], width);
}

/** Labels on the left, values on the right: for one thing and its properties. Empty values are left out. */
export const sheet = (pairs: readonly (readonly [label: string, value: string])[], width: number): string[] =>
  align(
    pairs.filter(([, value]) => value !== ''),
    width,
  );

function align(rows: readonly (readonly string[])[], width: number): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: Math.max(0, count - 1) }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const indent = widths.reduce((sum, columnWidth) => sum + columnWidth + GAP.length, 0);
  const room = width - indent < LEAST_WRAPPED ? Number.POSITIVE_INFINITY : width - indent;
  return rows.flatMap((row) => alignRow(row, widths, { indent, room }));
}

function alignRow(
  row: readonly string[],
  widths: readonly number[],
  { indent, room }: { indent: number; room: number },
): string[] {
  const left = widths.map((columnWidth, column) => pad(row[column] ?? '', columnWidth) + GAP).join('');
  const [first = '', ...rest] = wrap(row[widths.length] ?? '', room);
  return [(left + first).trimEnd(), ...rest.map((line) => (' '.repeat(indent) + line).trimEnd())];
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
