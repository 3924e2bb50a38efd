/**
 * A schema as text: everything of it that decides what is accepted, in one order. For noticing that
 * the wire has changed. A check written as a function is told by its message, which says what it asks.
 */

/** What a wire schema of valibot is made of. */
interface Part {
  readonly kind?: string;
  readonly type?: string;
  readonly [field: string]: unknown;
}

/** Fields in which a schema or an action holds other schemas, or what it compares with. */
const fields = [
  'key',
  'value',
  'literal',
  'options',
  'requirement',
  'entries',
  'items',
  'item',
  'rest',
  'wrapped',
  'message',
];

export function textOfSchema(schema: unknown): string {
  return textOf(schema as Part);
}

function textOf(part: Part): string {
  const pipe = part['pipe'] as readonly Part[] | undefined;
  if (pipe !== undefined) return `pipe(${pipe.map(textOfStep).join(' ')})`;
  return textOfStep(part);
}

/** The first step of a pipe is the schema itself, without its pipe. */
function textOfStep(step: Part): string {
  const told = fields
    .filter((field) => step[field] !== undefined)
    .map((field) => `${field}=${textOfValue(step[field])}`);
  return `${step.type ?? 'unknown'}(${told.join(' ')})`;
}

function textOfValue(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return `[${value.map(textOfValue).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('kind' in value) return textOf(value as Part);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${name}:${textOfValue(inner)}`).join(' ')}}`;
}
