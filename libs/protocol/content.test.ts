import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { encodeCbor, parseCbor } from './cbor.js';
import { contentKinds, encodeContent, parseContent, type Content } from './content.js';
import { AppError } from './errors.js';
import { MAX_CONTENT_BYTES } from './limits.js';
import { anyId, anyText, anyValue, bytesOf, oneByteChanged } from './testing/arbitraries.js';
import { sampleBodies, sampleHeader } from './testing/samples.js';

const contents = sampleBodies.map((body): Content => ({ ...sampleHeader, ...body }));
const fieldsOf = (content: Content) => parseCbor(encodeContent(content), MAX_CONTENT_BYTES) as Record<string, unknown>;
const text = contents[0] as Content;

describe('content', () => {
  test.each(
    contents.map((content) => [content.kind, content] as const),
  )('of kind %s comes back as it was, in one encoding', (_, content) => {
    const bytes = encodeContent(content);
    expect(parseContent(bytes)).toEqual(content);
    expect(encodeContent(parseContent(bytes) as Content)).toEqual(bytes);
  });

  test('is kept with its header when its kind is unknown, to be shown as needing a newer version', () => {
    const kinds = fc
      .string({ minLength: 1, maxLength: 64 })
      .filter((kind) => !contentKinds.some((known) => known === kind));
    fc.assert(
      fc.property(kinds, anyValue, (kind, body) => {
        const bytes = encodeCbor({ ...sampleHeader, kind, body });
        expect(parseContent(bytes)).toEqual({ ...sampleHeader, kind: 'unknown', unknownKind: kind, bytes });
      }),
    );
  });

  test('named like something every object has is unknown too', () => {
    for (const kind of ['constructor', 'toString', '__proto__']) {
      expect(parseContent(encodeCbor({ ...sampleHeader, kind, body: {} }))).toMatchObject({
        kind: 'unknown',
        unknownKind: kind,
      });
    }
  });

  test('of a newer version keeps what is known: keys nobody knows are ignored', () => {
    const fields = fieldsOf(text);
    expect(parseContent(encodeCbor({ ...fields, mood: 'good', body: { text: 'Salam', font: 'serif' } }))).toEqual(text);
  });

  test('carries any text, sender and claims', () => {
    const anyText20k = anyText(20_000);
    const claims = fc.record({
      checkpoint: fc.record({ size: fc.integer({ min: 1, max: 2 ** 40 }), root: bytesOf(32), signature: bytesOf(64) }),
      chain: fc.record({ seq: fc.nat(), hash: bytesOf(32) }),
    });
    fc.assert(
      fc.property(anyId('message'), fc.nat(2 ** 45), claims, anyText20k, (id, sentAt, known, words) => {
        const content: Content = { version: 1, id, sentAt, claims: known, kind: 'text', body: { text: words } };
        expect(parseContent(encodeContent(content))).toEqual(content);
      }),
    );
  });

  test('fails in one way for whatever bytes a peer sends', () => {
    const bytes = fc.oneof(
      bytesOf(0, 60),
      anyValue.map(encodeCbor),
      ...contents.map((content) => oneByteChanged(encodeContent(content))),
    );
    fc.assert(
      fc.property(bytes, (some) => {
        try {
          parseContent(some);
        } catch (error) {
          expect(error instanceof AppError && error.code).toBe('malformed');
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['a version nobody knows', { ...fieldsOf(text), version: 2 }],
  ['no id', { ...fieldsOf(text), id: undefined }],
  ['the id of something else', { ...fieldsOf(text), id: sampleHeader.parent?.replace('e', 'm') }],
  ['no claims', { ...fieldsOf(text), claims: undefined }],
  [
    'a checkpoint of size 0',
    {
      ...fieldsOf(text),
      claims: { ...sampleHeader.claims, checkpoint: { ...sampleHeader.claims.checkpoint, size: 0 } },
    },
  ],
  ['an unknown handling code', { ...fieldsOf(text), handling: { code: 'H9' } }],
  ['a body of another kind', { ...fieldsOf(text), kind: 'receipt' }],
  ['text in decomposed form', { ...fieldsOf(text), body: { text: 'Gu\u0308l' } }],
  ['text that turns the direction of writing', { ...fieldsOf(text), body: { text: 'a\u202eb' } }],
  ['text that is only white space', { ...fieldsOf(text), body: { text: ' ' } }],
])('content with %s is refused', (_, fields) => {
  expect(() => parseContent(encodeCbor(fields))).toThrow(expect.objectContaining({ code: 'malformed' }));
});

test('half of a surrogate pair is no text: it would not come back as it was', () => {
  expect(() => encodeContent({ ...text, kind: 'text', body: { text: 'a\ud800b' } })).toThrow();
});

test('content too large for a message is refused before it is sealed', () => {
  const long = (length: number): Content => ({ ...sampleHeader, kind: 'text', body: { text: 'ж'.repeat(length) } });
  expect(encodeContent(long(20_000)).length).toBeLessThanOrEqual(MAX_CONTENT_BYTES);
  const event = {
    kind: 'case-event',
    body: { ...sampleBodies[3]?.body, act: 'ask-clarification', text: 'ж'.repeat(10_000) },
  } as Content;
  expect(encodeContent({ ...sampleHeader, ...event }).length).toBeLessThanOrEqual(MAX_CONTENT_BYTES);
  const things = Array.from({ length: 50 }, () => 'ж'.repeat(1_000));
  const many = {
    kind: 'case-event',
    body: {
      ...sampleBodies[3]?.body,
      act: 'send',
      reference: null,
      from: { country: 'TR', member: anyMember },
      to: { countries: ['TM'], authorities: [], members: [] },
      due: { acknowledge: '2026-11-04T13:00:00Z', answer: '2026-11-10T09:00:00Z', zone: 'Asia/Ashgabat' },
      type: 'ASSET',
      urgency: 'U3',
      factsSummary: 'Money was moved.',
      questions: [{ text: 'Whose is it?' }],
      handling: { code: 'H1' },
      stage: 'investigation',
      legalBasis: [],
      purposeOfUse: 'lead',
      neutralityDeclaration: true,
      financial: things,
    },
  } as unknown as Content;
  expect(() => encodeContent({ ...sampleHeader, ...many })).toThrow(
    expect.objectContaining({ code: 'message-too-large' }),
  );
});

const anyMember = `m${'01'.repeat(16)}`;
