import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { textOf } from './bytes.js';
import { encodeCbor } from './cbor.js';
import { invitationLinkSchema, joinRequestCodec, parseInvitationLink } from './enrolment.js';
import { nameSchema, tidyName, visibleName } from './names.js';
import { personalPartCodec } from './statement.js';
import { sampleBytes } from './testing/samples.js';

const schema = nameSchema(120);
const isName = (text: string): boolean => v.is(schema, text);
const bytesNamed = (name: string): Uint8Array => sampleBytes[name] ?? new Uint8Array(0);
const { ZWNJ, ZWJ } = { ZWNJ: '\u200c', ZWJ: '\u200d' };

const everySign = Array.from({ length: 0x11_0000 }, (_, at) => String.fromCodePoint(at));

describe('a name of any country', () => {
  test.each([
    'Gyzylgul Berdiýewa',
    'Гызылгуль Аннаева',
    'Әйгерім Садықова',
    'ნინო ბერიძე',
    'Oʻtkir Gʻaniyev',
    'Shaun O’Neill-Öz',
    "Jean d'Arc (Paris)",
    'สมชาย ใจดี',
    'Nguyễn Thị Hằng',
    '王小明',
    'Յովհաննէս Թումանեան',
    'מִרְיָם כֹּהֵן',
    'محمد بن سلمان',
    `علی${ZWNJ}رضا مهدی${ZWNJ}زاده`,
    `عَلِي${ZWNJ}پور`,
    `क्${ZWJ}षितिज श्री`,
    `র${ZWJ}্যাব`,
    `ශ්${ZWJ}රී`,
    'Prosecutor, department № 3 «West» & co.',
  ])('passes: %s', (name) => {
    expect(isName(name)).toBe(true);
    expect(visibleName(name)).toBe(name);
  });
});

describe('a name that looks like a colleague’s', () => {
  test.each([
    ['a space without width', 'Elif\u200b Kaya'],
    ['a joiner between Latin letters', `El${ZWJ}if Kaya`],
    ['a joiner at the end', `علی${ZWNJ}`],
    ['a joiner after a letter that joins nothing', `دا${ZWNJ}ود`],
    ['two joiners', `علی${ZWNJ}${ZWNJ}رضا`],
    ['a joiner between Indic letters without a virama', `क${ZWNJ}ष`],
    ['a mark of direction', 'Elif\u200e Kaya'],
    ['letters turned round', 'Elif \u202eayaK'],
    ['an isolate', '\u2066Elif\u2069 Kaya'],
    ['a soft hyphen', 'El\u00adif Kaya'],
    ['a word joiner', 'Elif\u2060 Kaya'],
    ['a byte order mark', 'Elif\ufeff Kaya'],
    ['a selector of variants', 'Elif\ufe0f Kaya'],
    ['a Korean filler', 'Elif\u3164Kaya'],
    ['a blank of Braille', 'Elif\u2800Kaya'],
    ['a tag', 'Elif\u{e0041} Kaya'],
    ['private use', 'Elif\ue000 Kaya'],
    ['what is no sign', 'Elif\ufffe Kaya'],
    ['a line break', 'Elif\nKaya'],
    ['a tab', 'Elif\tKaya'],
    ['a space that does not break', 'Elif\u00a0Kaya'],
    ['two spaces', 'Elif  Kaya'],
    ['a space before', ' Elif Kaya'],
    ['a space behind', 'Elif Kaya '],
  ])('by %s is no name', (_, name) => {
    expect(isName(name)).toBe(false);
    expect(isName(visibleName(name))).toBe(true);
  });

  test('is refused wherever a name is signed, asked for or offered, whoever made the bytes', () => {
    const name = 'Elif\u200b Kaya';
    const request = joinRequestCodec.parse(bytesNamed('join request'));
    const { link } = parseInvitationLink(textOf(bytesNamed('invitation link')));
    for (const field of ['name', 'nameLocal', 'position', 'deviceName'])
      expect(() => personalPartCodec.parse(encodeCbor({ [field]: name }))).toThrow('malformed');
    for (const field of ['name', 'nameLocal', 'position']) {
      const person = { ...request.person, [field]: name };
      expect(() => joinRequestCodec.parse(encodeCbor({ ...request, person }))).toThrow('malformed');
    }
    expect(v.is(invitationLinkSchema, { ...link, position: 'Prosecutor' })).toBe(true);
    expect(v.is(invitationLinkSchema, { ...link, position: name })).toBe(false);
  });
});

describe('no sign', () => {
  const inside = new Set(everySign.filter((sign) => isName(`Elif${sign}Kaya`.normalize('NFC'))));

  test('that engines may leave undrawn stands in a name', () => {
    const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
    expect(everySign.filter((sign) => ignorable.test(sign) && inside.has(sign))).toEqual([]);
  });

  test('that looks like a space is one, but the space', () => {
    expect(everySign.filter((sign) => /\p{Zs}/u.test(sign) && inside.has(sign))).toEqual([' ']);
  });

  test('that is a letter, a number or a mark is missing, but the blank ones', () => {
    const blank = /\p{Default_Ignorable_Code_Point}/u;
    const written = everySign.filter((sign) => /[\p{L}\p{N}\p{M}]/u.test(sign) && !blank.test(sign));
    expect(written.filter((sign) => !inside.has(sign))).toEqual([]);
  });
});

describe('what was typed or pasted', () => {
  const signs = fc.oneof(
    fc.constantFrom(
      ...'Elif ',
      'é',
      '\u0301',
      'ی',
      'ر',
      'د',
      'َ',
      'क',
      '\u094d',
      ZWNJ,
      ZWJ,
      '\u200b',
      '\u00a0',
      '\n',
      '\u00ad',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const anything = fc.array(signs, { maxLength: 24 }).map((all) => all.join(''));

  test('is a name without what nobody sees, unless nothing is left; and stays as it is', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const name = visibleName(text);
        expect(visibleName(name)).toBe(name);
        expect(name === '' || isName(name)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is only tidied where all of it is seen', () => {
    expect(tidyName(' Elif \u00a0\n Kaya\t')).toBe('Elif Kaya');
    expect(tidyName('u\u0308')).toBe('ü');
    expect(isName(tidyName('Elif\u200b Kaya'))).toBe(false);
  });
});
