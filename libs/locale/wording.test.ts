/** What a machine can see of good writing in each language. What only a native reader sees stands in docs/languages.md. */
import { describe, expect, test } from '@jest/globals';
import { wireLists } from './lists.js';
import { catalogues, languageCodes, stringsOf } from './testing/catalogues.js';
import { asTyped, sameInAll } from './testing/same-in-all.js';

type Texts = ReadonlyMap<string, string>;

/** All texts but the words of wire codes: those are the glossary's, to the letter. */
const textsOf = (language: keyof typeof catalogues): Texts =>
  new Map([...stringsOf(catalogues[language])].filter(([path]) => !((path.split('.')[1] ?? '') in wireLists)));

const faulty = (texts: Texts, fault: RegExp): string[] =>
  [...texts].filter(([, text]) => fault.test(text)).map(([path, text]) => `${path}: ${text}`);

const wordsOf = (texts: Texts): string[] =>
  [...texts.values()]
    .flatMap((text) => text.replaceAll(/\{\w+\}/g, '').match(/\p{L}[\p{L}\p{N}_/-]*/gu) ?? [])
    .filter((word) => !(asTyped.test(word) || sameInAll.has(word)));

const english = textsOf('en');

describe.each(languageCodes)('the texts in %s', (language) => {
  const texts = textsOf(language);

  test('have the quotation marks of their language, in pairs, and no typewriter marks', () => {
    expect(faulty(texts, /["'`]/)).toEqual([]);
    const quotation = /«[^«»]+»|“[^“”]+”/g;
    const own = language === 'en' || language === 'tr' ? '“' : '«';
    for (const [path, text] of texts) {
      expect([path, text.replaceAll(quotation, '')]).toEqual([path, expect.not.stringMatching(/[«»“”„]/)]);
      for (const quoted of text.match(quotation) ?? []) expect([path, quoted[0]]).toEqual([path, own]);
    }
  });

  test('have one space between words and none before a mark that ends something', () => {
    expect(faulty(texts, /\s{2}|\s[,.;?)»”]|[(«“]\s|[,;]\p{L}|\.\.|…/u)).toEqual([]);
  });

  test('say one word for one concept', () => {
    expect(faulty(texts, otherWords[language])).toEqual([]);
  });

  test('are sentences, titles or labels where the English ones are', () => {
    const endOf = (text: string): string => /[.?:]$/.exec(text)?.[0] ?? '';
    for (const [path, text] of texts) {
      const said = english.get(path);
      if (said === undefined || path === 'texts.channels.in-reply-to') continue;
      expect([path, endOf(text)]).toEqual([path, endOf(said)]);
      if (/^\p{Ll}/u.test(said)) expect([path, text]).toEqual([path, expect.not.stringMatching(/^\p{Lu}/u)]);
    }
  });
});

describe.each(['tk', 'tr'] as const)('what the value decides in %s', (language) => {
  const texts = textsOf(language);

  test('is no ending: no suffix is glued to a value', () => {
    expect(faulty(texts, /\}[’'-]?\p{L}/u)).toEqual([]);
    expect(faulty(new Map([['x', '{name}’den']]), /\}[’'-]?\p{L}/u)).toHaveLength(1);
  });

  test('is no case: nothing that rules a case stands behind a value', () => {
    expect(faulty(texts, ruling[language])).toEqual([]);
  });

  test('is no plural: a noun behind a number stays in the singular', () => {
    expect(faulty(texts, /\{(n|size|total|all|done|chosen)\} (\p{L}+ )?\p{L}+(lar|ler)(?!\p{L})/u)).toEqual([]);
  });

  test('is written in the letters of the language', () => {
    expect(wordsOf(texts).filter((word) => foreign[language].test(word))).toEqual([]);
  });

  test('is no word of English, but for those that both languages have', () => {
    const ofEnglish = new Set(wordsOf(english).map((word) => word.toLowerCase()));
    const same = wordsOf(texts).map((word) => word.toLowerCase());
    expect([...new Set(same)].filter((word) => word.length > 2 && ofEnglish.has(word)).sort()).toEqual(
      shared[language],
    );
  });
});

test('no preposition of Russian that rules a case stands before a value', () => {
  expect(faulty(textsOf('ru'), /(?<!\p{L})(у|от|для|к|о|об|без|около|при|в|во|по|под|между) \{/iu)).toEqual([]);
});

/** Words that were not chosen, each for a concept that has another one. */
const otherWords = {
  en: /\b(coordinator|organi[sz]ation|tenant|ticket|chat|room|tracker|application|fill out)s?\b/i,
  ru: /потерпевш|опечат(?!к)|полномочи|ведомств|отбор(?!\p{L})|имя удалено|на (своём|вашем) письме/iu,
  tk: /ulgam|(?<!g)öçür|möhür|jyns|(?<!\p{L})(juda|ýasa)|meýdan(?!ça)|(?<!hakynda |resmi )haýyşnama|guşagy|iş orny|(?<!\p{L})(sud|server)(?!\p{L})/iu,
  tr: /(?<!\p{L})(ileti(ler)?(?!\p{L})|mühür|kurum|yasa(?!k)|kuşku|istek|süzme|denetle(yin|ndi)|ortak ülke|(adli|resmi|merkezi|milli|askeri|dini)(?!\p{L}))/iu,
} as const;

const ruling = {
  tk: /\} (çenli|görä|garşy|bäri|soň|öň|başga|garanda)(?!\p{L})/u,
  tr: /\} (kadar|göre|doğru|karşı|rağmen|sonra|önce|beri|itibaren|başka)(?!\p{L})/u,
} as const;

/** `web` came into Turkish with its letter. */
const foreign = { tk: /[cqvxğıİâîû]/iu, tr: /(?!^web$)^.*[qwxäňýž]/iu } as const;

const shared = {
  tk: ['bank', 'bar', 'disk', 'has', 'material', 'operator', 'order', 'parallel', 'profile', 'web'],
  tr: ['disk', 'form', 'latin', 'partner', 'profile', 'program', 'site', 'web'],
} as const;
