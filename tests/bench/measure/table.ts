/** Tables of figures as Markdown, to be pasted into docs/measurements.md. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const grouped = new Intl.NumberFormat('en-US');
const cell = (value: string | number): string => (typeof value === 'number' ? grouped.format(value) : value);

export function markdownOf({ title, head, rows }: Table): string {
  const lines = [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows.map((row) => row.map(cell))];
  return `### ${title}\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

/** Three significant digits at most; milliseconds. */
export const ms = (value: number): string =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

/** The middle one, so that a hiccup of the machine does not count. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
