/**
 * Reading a document that a person wrote: all its faults at once, each at its JSON path. What the
 * wire schema says is said once; here a key it does not know is a fault too.
 */
import * as v from 'valibot';
import type { Fault, FaultCode } from '@kopri/protocol';

export interface DocumentFault extends Fault {
  readonly fault: FaultCode;
  /** The codes that would do. */
  readonly allowed?: readonly string[];
}

type Key = string | number;
export const pathOf = (keys: readonly Key[]): string => keys.reduce<string>((path, key) => path + segment(key), '$');

function segment(key: Key): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly value: unknown; readonly faults: readonly DocumentFault[] };

/** Text is put in composed form and trimmed first: editors and keyboards differ, and people do not see it. */
export function parseDocument<T>(schema: v.GenericSchema<unknown, T>, json: unknown): Parsed<T> {
  if (!isRecord(json)) return { ok: false, value: json, faults: [{ path: '$', fault: 'wrong-type' }] };
  const value = tidied(json);
  const result = v.safeParse(schema, value);
  const faults = firstPerPath([...(result.issues ?? []).map(faultOf), ...unknownKeys(schema, value, [])]);
  return result.success && faults.length === 0 ? { ok: true, value: result.output } : { ok: false, value, faults };
}

/** One place, one fault: what a wrong form entails is not told as well. */
const firstPerPath = (faults: readonly DocumentFault[]): DocumentFault[] =>
  faults.filter(({ path }, i) => faults.findIndex((fault) => fault.path === path) === i);

/** Deeper than any document; beyond it the schema refuses anyway, and the stack is kept. */
const MAX_DEPTH = 8;

function tidied(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', ' ').trim();
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => tidied(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidied(item, depth + 1)]));
}

function faultOf(issue: v.BaseIssue<unknown>): DocumentFault {
  const path = pathOf((issue.path ?? []).map(({ key }) => key as Key));
  const allowed = allowedBy(issue);
  return { path, fault: codeOf(issue), ...(allowed !== undefined && { allowed }) };
}

function codeOf({ type, received, input }: v.BaseIssue<unknown>): FaultCode {
  if (received === 'undefined' && input === undefined) return 'missing';
  switch (type) {
    case 'picklist':
      return 'not-in-list';
    case 'literal':
      return 'must-be-true';
    case 'min_length':
      return 'empty';
    case 'max_length':
      return Array.isArray(input) ? 'too-many' : 'too-long';
    case 'regex':
    case 'check':
      return 'malformed';
    default:
      return 'wrong-type';
  }
}

/** Valibot lists a picklist's codes as `("H0" | "H1")`. */
function allowedBy({ type, expected }: v.BaseIssue<unknown>): readonly string[] | undefined {
  return type === 'picklist'
    ? Array.from(expected?.matchAll(/"([^"]*)"/g) ?? [], (match) => match[1] ?? '')
    : undefined;
}

/** What of a schema matters for finding keys it does not know. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
}

function unknownKeys(shape: Shape, value: unknown, at: readonly Key[]): DocumentFault[] {
  if (shape.wrapped !== undefined) return unknownKeys(shape.wrapped, value, at);
  const { item, entries } = shape;
  if (item !== undefined)
    return Array.isArray(value) ? value.flatMap((one, i) => unknownKeys(item, one, [...at, i])) : [];
  if (entries === undefined || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = Object.hasOwn(entries, key) ? entries[key] : undefined;
    return known === undefined
      ? [{ path: pathOf([...at, key]), fault: 'unknown-key' }]
      : unknownKeys(known, inner, [...at, key]);
  });
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
