import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { toHex } from './bytes.js';
import { encodeCbor } from './cbor.js';
import { MAX_STATEMENT_BYTES } from './limits.js';
import { signedBytes, signingPurposes } from './signing.js';
import {
  devicePossession,
  personalPartCodec,
  signedStatementCodec,
  statementBodyCodec,
  type StatementBody,
} from './statement.js';
import { anyId, anyName, bytesOf, oneByteChanged } from './testing/arbitraries.js';
import { filled, sampleBytes, sampleDevice, sampleIds, sampleStatements } from './testing/samples.js';

const admitted = sampleStatements.find(({ kind }) => kind === 'member.admitted') as StatementBody;
const refused = (value: unknown) =>
  expect(() => statementBodyCodec.parse(encodeCbor(value))).toThrow(expect.objectContaining({ code: 'malformed' }));

describe.each(sampleStatements.map((body) => [body.kind, body] as const))('the body of %s', (_, body) => {
  const bytes = statementBodyCodec.encode(body);

  test('comes back as it was, and is refused cut short or followed by anything', () => {
    expect(statementBodyCodec.parse(bytes)).toEqual(body);
    for (let length = 0; length < bytes.length; length += 5)
      expect(() => statementBodyCodec.parse(bytes.subarray(0, length))).toThrow('malformed');
    expect(() => statementBodyCodec.parse(Uint8Array.from([...bytes, 0]))).toThrow('malformed');
  });

  test('changed in any byte is refused, or says something else in the one encoding of that', () => {
    fc.assert(
      fc.property(oneByteChanged(bytes), (changed) => {
        let parsed: StatementBody;
        try {
          parsed = statementBodyCodec.parse(changed);
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed' });
          return;
        }
        expect(parsed).not.toEqual(body);
        expect(toHex(statementBodyCodec.encode(parsed))).toBe(toHex(changed));
      }),
    );
  });

  test('with a field nobody knows is refused: nothing unread is signed for', () => {
    refused({ ...body, more: 1 });
    refused({ ...body, details: { ...body.details, more: 1 } });
  });
});

describe('a body', () => {
  test.each([
    ['a kind nobody knows', { kind: 'member.praised' }],
    ['another version', { version: 2 }],
    ['a short network id', { network: filled(31, 1) }],
    ['a short prev', { prev: filled(31, 1) }],
    ['a device as subject', { subject: sampleIds.device }],
    ['a time before 1970', { time: -1 }],
    ['a time that is no whole number of milliseconds', { time: 1.5 }],
    ['no details', { details: undefined }],
  ])('with %s is refused', (_, change) => {
    expect(() => statementBodyCodec.encode({ ...admitted, ...change } as StatementBody)).toThrow('malformed');
  });
});

describe('a signed statement', () => {
  const anySigned = fc.record({
    version: fc.constant(1 as const),
    body: bytesOf(1, 300),
    signatures: fc.array(fc.record({ signer: fc.oneof(anyId('device'), anyId('rootKey')), signature: bytesOf(64) }), {
      minLength: 1,
      maxLength: 16,
    }),
  });

  test('carries one to sixteen signatures by devices or root keys', () => {
    fc.assert(
      fc.property(anySigned, (signed) =>
        expect(signedStatementCodec.parse(signedStatementCodec.encode(signed))).toEqual(signed),
      ),
    );
    const with_ = (signatures: unknown[]) => () =>
      signedStatementCodec.parse(encodeCbor({ version: 1, body: filled(3, 1), signatures }));
    const signature = { signer: sampleIds.device, signature: filled(64, 1) };
    expect(with_([])).toThrow('malformed');
    expect(with_(Array.from({ length: 17 }, () => signature))).toThrow('malformed');
    expect(with_([{ ...signature, signer: sampleIds.member }])).toThrow('malformed');
    expect(with_([{ ...signature, signature: filled(63, 1) }])).toThrow('malformed');
  });

  test('holds a body of the greatest length, and none longer', () => {
    const sized = (length: number) => () =>
      signedStatementCodec.encode({
        version: 1,
        body: filled(length, 1),
        signatures: [{ signer: sampleIds.device, signature: filled(64, 1) }],
      });
    expect(sized(MAX_STATEMENT_BYTES)).not.toThrow();
    expect(sized(MAX_STATEMENT_BYTES + 1)).toThrow('malformed');
  });
});

test('a personal part carries names in any script', () => {
  const part = fc.record({
    name: anyName(120),
    nameLocal: anyName(120),
    position: anyName(160),
    languages: fc.subarray(['tk', 'ru', 'tr', 'kaa']),
  });
  fc.assert(fc.property(part, (some) => expect(personalPartCodec.parse(personalPartCodec.encode(some))).toEqual(some)));
  expect(personalPartCodec.parse(sampleBytes['personal part'] ?? new Uint8Array(0)).nameLocal).toBe('Гызылгуль');
});

test('possession is proved over member, device and both keys, each of which changes the bytes', () => {
  const { device, deviceKey, mlsKey } = sampleDevice;
  const parts = { member: sampleIds.member, device, deviceKey, mlsKey };
  const bytes = [
    parts,
    { ...parts, deviceKey: mlsKey },
    { ...parts, mlsKey: deviceKey },
    { ...parts, deviceKey: mlsKey, mlsKey: deviceKey },
  ].map(devicePossession);
  expect(new Set(bytes.map(toHex)).size).toBe(4);
});

test('what is signed for one purpose is never what is signed for another', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...signingPurposes),
      fc.constantFrom(...signingPurposes),
      bytesOf(0, 40),
      bytesOf(0, 40),
      (a, b, x, y) => {
        expect(toHex(signedBytes(a, x)) === toHex(signedBytes(b, y))).toBe(a === b && toHex(x) === toHex(y));
      },
    ),
  );
});
