import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { encodeInvitationLink, joinRequestCodec, parseInvitationLink, type InvitationLink } from './enrolment.js';
import { oneByteChanged, anyId, bytesOf, anyName } from './testing/arbitraries.js';
import { filled, sampleBytes, sampleIds } from './testing/samples.js';
import { textOf, utf8 } from './bytes.js';

const link: InvitationLink = {
  version: 1,
  network: filled(32, 1),
  invitation: sampleIds.invitation,
  secret: filled(16, 2),
  role: 'practitioner',
  country: 'TM',
  authority: 'tm-gpo',
  position: 'Prosecutor',
};
const server = 'https://kopri.example';
const text = encodeInvitationLink(server, link);
const malformed = expect.objectContaining({ code: 'link-malformed' });

describe('an invitation link', () => {
  test('gives back server and invitation', () => {
    const anyLink: fc.Arbitrary<InvitationLink> = fc.record({
      version: fc.constant(1 as const),
      network: bytesOf(32),
      invitation: anyId('invitation'),
      secret: bytesOf(16),
      role: fc.constantFrom('practitioner' as const, 'correspondent' as const),
      country: fc.constantFrom('TM', 'TR', 'TH'),
      authority: fc.constantFrom('tm-gpo', 'tr-mfa-1'),
      position: anyName(160),
    });
    const servers = fc.constantFrom(
      'https://kopri.example',
      'http://127.0.0.1:3000',
      'https://kopri.example/behind/a/path',
    );
    fc.assert(
      fc.property(servers, anyLink, (address, some) => {
        expect(parseInvitationLink(encodeInvitationLink(address, some))).toEqual({ server: address, link: some });
      }),
    );
  });

  test('keeps all that is secret after the #, which no browser sends', () => {
    const [before] = text.split('#');
    expect(before).toBe('https://kopri.example/join');
  });

  test('forgives spaces and line breaks from pasting, wherever they stand', () => {
    const places = fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00a0')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(places, (spaces) => {
        const pasted = spaces.reduce((so, [at, space]) => so.slice(0, at) + space + so.slice(at), text);
        expect(parseInvitationLink(pasted)).toEqual({ server, link });
      }),
    );
  });

  test('is refused with any part of its end missing', () => {
    const hash = text.indexOf('#');
    for (let length = 0; length < text.length; length += 1) {
      if (length === hash) continue;
      expect(() => parseInvitationLink(text.slice(0, length))).toThrow(malformed);
    }
  });

  test.each([
    ['a slash too many is no other server', `${server}/`],
    ['many slashes neither', `${server}///`],
  ])('%s', (_, address) => {
    expect(parseInvitationLink(encodeInvitationLink(address, link)).server).toBe(server);
  });

  test.each([
    ['another scheme', text.replace('https', 'ftp')],
    ['another page', text.replace('/join', '/joined')],
    ['a question before the #', text.replace('#', '?a=1#')],
    ['two marks', text.replace('#', '##')],
    ['no server', text.replace('kopri.example', '')],
    ['words before it', `See ${text}`],
    ['a full stop after it', `${text}.`],
    ['padding', `${text}==`],
    ['nothing', ''],
  ])('is refused with %s', (_, wrong) => {
    expect(() => parseInvitationLink(wrong)).toThrow(malformed);
  });

  test('changed in one byte is refused, or another invitation', () => {
    fc.assert(
      fc.property(oneByteChanged(utf8(text.slice(text.indexOf('#') + 1))), (changed) => {
        let parsed: unknown;
        try {
          parsed = parseInvitationLink(`${server}/join#${textOf(changed)}`).link;
        } catch {
          return;
        }
        expect(parsed).not.toEqual(link);
      }),
    );
  });
});

describe('a join request', () => {
  const bytes = sampleBytes['join request'] ?? new Uint8Array(0);

  test('has one encoding, and is refused cut short or followed by anything', () => {
    expect(joinRequestCodec.encode(joinRequestCodec.parse(bytes))).toEqual(bytes);
    for (let length = 0; length < bytes.length; length += 7)
      expect(() => joinRequestCodec.parse(bytes.subarray(0, length))).toThrow('malformed');
    expect(() => joinRequestCodec.parse(Uint8Array.from([...bytes, 0]))).toThrow('malformed');
  });

  test('without a name is refused, and with a key nobody knows', () => {
    const request = joinRequestCodec.parse(bytes);
    expect(() => joinRequestCodec.encode({ ...request, person: { name: '' } })).toThrow('malformed');
    expect(() => joinRequestCodec.encode({ ...request, more: 1 } as typeof request)).toThrow('malformed');
  });
});
