import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { encodeCbor, parseCbor } from '../cbor.js';
import { newId } from '../ids.js';
import { MAX_EVIDENCE_FILES, MAX_FILE_BYTES } from '../limits.js';
import { custodyEventBodySchema, custodyEventCodec, evidenceSummarySchema, fileNameSchema } from './evidence.js';

const random = (n: number) => new Uint8Array(n).fill(3);
const evidence = newId('evidence', random);
const file = {
  name: 'report.pdf',
  type: 'application/pdf',
  size: 20_000_000,
  sha256: random(32),
  blob: newId('blob', random),
  key: random(32),
};
const summary = {
  evidence,
  query: newId('query', random),
  kind: 'digital',
  title: 'Messages',
  collectedBy: { name: 'Merdan', authority: 'tm-mia' },
  collectedAt: '2026-11-02T10:30:00+05:00',
  method: 'Logical extraction',
  copyType: 'extract',
  victimMaterial: false,
  handling: { code: 'H1' },
  files: [file],
};
const accepts = (parts: object) => v.is(evidenceSummarySchema, { ...summary, ...parts });

describe('an evidence summary', () => {
  test('survives the wire unchanged', () => {
    expect(v.parse(evidenceSummarySchema, parseCbor(encodeCbor(summary), 65_000))).toEqual(summary);
  });

  test('has at most the files and sizes of the limits', () => {
    const files = (n: number) => Array.from({ length: n }, () => file);
    expect(accepts({ files: files(MAX_EVIDENCE_FILES) })).toBe(true);
    expect(accepts({ files: files(MAX_EVIDENCE_FILES + 1) })).toBe(false);
    expect(accepts({ files: [{ ...file, size: MAX_FILE_BYTES + 1 }] })).toBe(false);
    expect(accepts({ files: [{ ...file, key: random(31) }] })).toBe(false);
  });

  test('with all its files fits into one message', () => {
    const files = Array.from({ length: MAX_EVIDENCE_FILES }, () => ({ ...file, name: 'Ж'.repeat(255) }));
    expect(encodeCbor({ ...summary, files }).length).toBeLessThan(60_000);
  });

  test.each([
    '../secret',
    'a/b',
    'a\\b',
    'C:x',
    '.',
    '..',
    '',
    ' a',
    'a\u0000b',
    'a\u202eb',
  ])('carries no file name that leaves its folder or hides its end: %j', (name) => {
    expect(v.is(fileNameSchema, name)).toBe(false);
  });

  test.each([
    'report.pdf',
    'Türkmen delil.PDF',
    'ყოველი.txt',
    '.htaccess',
    'a..b',
  ])('carries plain file names in any script: %s', (name) => {
    expect(v.is(fileNameSchema, name)).toBe(true);
  });
});

describe('a custody event', () => {
  const event = {
    version: 1 as const,
    evidence,
    actor: newId('member', random),
    action: 'collected' as const,
    at: 1,
    prev: random(32),
  };

  test('has one encoding, which is what is signed and hashed', () => {
    const bytes = custodyEventCodec.encode({ ...event, reason: 'Search', hashAfter: random(32) });
    expect(custodyEventCodec.encode(custodyEventCodec.parse(bytes))).toEqual(bytes);
    expect(() => custodyEventCodec.parse(Uint8Array.of(...bytes, 0))).toThrow('malformed');
  });

  test('with a key that is not known is refused: nothing unread is signed for', () => {
    expect(() => custodyEventCodec.parse(encodeCbor({ ...event, note: 'x' }))).toThrow('malformed');
    expect(() => custodyEventCodec.parse(encodeCbor({ ...event, version: 2 }))).toThrow('malformed');
  });

  test('travels as the bytes that were signed', () => {
    const body = { event: custodyEventCodec.encode(event), device: newId('device', random), signature: random(64) };
    expect(v.parse(custodyEventBodySchema, parseCbor(encodeCbor(body), 65_000))).toEqual(body);
  });
});
