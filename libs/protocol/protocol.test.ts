/**
 * Holds the wire to its version: what every schema accepts, and the bytes of one value of everything
 * that has its own encoding, are pinned by hash in `testing/wire.json`. After a change move
 * `PROTOCOL_VERSION` and run `UPDATE_WIRE=1 npm run test:jest -- libs/protocol/protocol.test.ts`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import * as protocol from './index.js';
import { sampleBodies, sampleBytes, sampleStatements } from './testing/samples.js';
import { textOfSchema } from './testing/schema-text.js';

const PINNED = join(import.meta.dirname, 'testing/wire.json');

interface Wire {
  readonly version: number;
  /** Hash of each thing, by name. */
  readonly things: Readonly<Record<string, string>>;
}

const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

const exported = Object.entries(protocol);
const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object(value).kind === 'schema';
const isLimit = (name: string, value: unknown): boolean =>
  /^[A-Z_]+$/.test(name) && !name.endsWith('PROTOCOL_VERSION') && JSON.stringify(value) !== undefined;

function wireNow(): Wire {
  const things = [
    ...exported.filter(([, value]) => isSchema(value)).map(([name, schema]) => [name, textOfSchema(schema)] as const),
    ...exported
      .filter(([name, value]) => isLimit(name, value))
      .map(([name, limit]) => [name, JSON.stringify(limit)] as const),
    ['events upstream', Object.keys(protocol.upstream).join(' ')] as const,
    ['events downstream', Object.keys(protocol.downstream).join(' ')] as const,
    ['signing purposes', protocol.signingPurposes.join('\n')] as const,
    ...Object.entries(sampleBytes),
  ];
  const hashed = things.map(([name, text]) => [name, hashOf(text)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: protocol.PROTOCOL_VERSION, things: Object.fromEntries(hashed) };
}

function pinned(): Wire {
  const read = () => JSON.parse(readFileSync(PINNED, 'utf8')) as Wire;
  if (process.env['UPDATE_WIRE'] === undefined) return read();
  const now = wireNow();
  let before: Wire | undefined;
  try {
    before = read();
  } catch {
    // The first time.
  }
  if (before === undefined || now.version > before.version) writeFileSync(PINNED, `${JSON.stringify(now, null, 2)}\n`);
  return read();
}

const changed = (before: Wire, now: Wire): string[] =>
  [...new Set([...Object.keys(before.things), ...Object.keys(now.things)])].filter(
    (name) => before.things[name] !== now.things[name],
  );

test('the wire changes only together with its version', () => {
  const [before, now] = [pinned(), wireNow()];
  expect(now.version).toBe(before.version);
  expect(changed(before, now)).toEqual([]);
});

test('every schema, every limit and every kind of thing with bytes of its own is held', () => {
  const { things } = wireNow();
  const schemas = exported.filter(([name, value]) => name.endsWith('Schema') && typeof value === 'object');
  expect(schemas.map(([name]) => name).filter((name) => !(name in things))).toEqual([]);
  expect(sampleBodies.map(({ kind }) => kind)).toEqual(protocol.contentKinds);
  expect(sampleStatements.map(({ kind }) => kind)).toEqual(protocol.statementKinds);
});

describe('what is held of a schema', () => {
  const texts = (...schemas: readonly unknown[]) => new Set(schemas.map(textOfSchema)).size;

  test('tells any two apart that accept other values', () => {
    const schemas = [
      v.string(),
      v.pipe(v.string(), v.maxLength(3)),
      v.pipe(v.string(), v.maxLength(4)),
      v.pipe(v.string(), v.regex(/^a$/)),
      v.pipe(v.string(), v.regex(/^b$/)),
      v.object({ a: v.string() }),
      v.strictObject({ a: v.string() }),
      v.object({ a: v.optional(v.string()) }),
      v.object({ b: v.string() }),
      v.array(v.string()),
      v.array(v.number()),
      v.tuple([v.string(), v.number()]),
      v.strictTuple([v.string(), v.number()]),
      v.picklist(['a', 'b']),
      v.picklist(['a', 'c']),
      v.variant('a', [v.object({ a: v.literal('x') })]),
      v.variant('a', [v.object({ a: v.literal('y') })]),
      v.record(v.string(), v.number()),
      v.nullable(v.string()),
      protocol.bytesSchema(32),
      protocol.bytesSchema(1, 32),
      protocol.idSchema('member'),
      protocol.idSchema('device'),
    ];
    expect(texts(...schemas)).toBe(schemas.length);
  });

  test('does not depend on the order in which keys were written', () => {
    expect(texts(v.object({ a: v.string(), b: v.number() }), v.object({ b: v.number(), a: v.string() }))).toBe(1);
  });
});
