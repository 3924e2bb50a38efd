import { describe, expect, test } from '@jest/globals';
import { errorTable } from '@kopri/protocol';
import * as codeLists from '../protocol/codes.js';
import * as clientLists from '../protocol/faults.js';
import { errorCommands } from './error-commands.js';
import { lists, wireLists } from './lists.js';
import type { Message } from './message.js';
import { catalogues, languageCodes, placeholdersOf, stringsOf } from './testing/catalogues.js';
import { asTyped, sameInAll } from './testing/same-in-all.js';
import glossary from './testing/glossary.json' with { type: 'json' };

const sentence = /^\p{Lu}.*[.;]$/u;
const others = languageCodes.filter((language) => language !== 'en');

describe.each(languageCodes)('the catalogue in %s', (language) => {
  const catalogue = catalogues[language];
  const strings = stringsOf(catalogue);

  test('says for every error code what happened and what to do next, in sentences, and for nothing else', () => {
    expect(Object.keys(catalogue.errors).sort()).toEqual(Object.keys(errorTable).sort());
    for (const { message, hint } of Object.values(catalogue.errors)) {
      expect(message).toMatch(sentence);
      expect(hint).toMatch(sentence);
      expect(message.length + hint.length).toBeLessThan(240);
    }
  });

  test('has words for every code of every list of the domain, and for nothing else', () => {
    expect(Object.keys(lists).sort()).toEqual(Object.keys({ ...codeLists, ...clientLists }).sort());
    for (const [list, known] of Object.entries(lists)) {
      const words: Readonly<Record<string, string>> = catalogue.words[list as keyof typeof lists];
      expect(Object.keys(words).sort()).toEqual([...known].sort());
    }
  });

  test('keeps the words of one list apart, so that no two codes look alike', () => {
    for (const list of Object.keys(wireLists) as (keyof typeof wireLists)[]) {
      const shown = Object.values(catalogue.words[list]);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  test('uses for a wire code exactly the word of the glossary', () => {
    const terms = new Map(glossary.map((term) => [term.key, term[language]]));
    for (const [list, codes] of Object.entries(wireLists))
      for (const code of codes)
        expect([code, strings.get(`words.${list}.${code}`)]).toEqual([code, terms.get(`${list}.${code}`)]);
  });

  test('leaves nothing empty and nothing with space around it', () => {
    for (const [path, text] of strings)
      expect([path, text]).toEqual([path, text.trim() === '' ? 'words' : text.trim()]);
  });

  test('speaks to prosecutors: no word of the machinery, no exclamation, no pleading', () => {
    const everything = [...strings.values()].join('\n');
    expect(everything.match(machinery[language])).toBeNull();
  });

  test('has in each plural the forms of its language, each of them with the number where the last one has it', () => {
    const needed = [...Object.keys(catalogue.facts.plurals), 'other'].sort();
    for (const [key, message] of pluralsOf(catalogue.texts)) {
      expect([key, Object.keys(message).sort()]).toEqual([key, needed]);
      const inNumber = language === 'en' ? ['other'] : needed;
      for (const form of inNumber)
        expect([key, form, message[form]]).toEqual([key, form, expect.stringContaining('{n}')]);
    }
  });
});

describe.each(others)('next to English, %s', (language) => {
  const [english, translated] = [stringsOf(catalogues.en), stringsOf(catalogues[language])];

  test('has the same placeholders in every text', () => {
    const namesOf = (message: Message): string[] =>
      placeholdersOf(typeof message === 'string' ? message : Object.values(message).join(''));
    for (const [key, message] of Object.entries(catalogues.en.texts))
      expect([key, namesOf(catalogues[language].texts[key as keyof typeof catalogues.en.texts])]).toEqual([
        key,
        namesOf(message),
      ]);
  });

  test('has no English left', () => {
    const same = [...translated]
      .filter(([path, text]) => english.get(path) === text && /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')))
      .map(([path, text]) => `${path}: ${text}`)
      .filter((each) => !sameInAll.has(each.replace(/^.*?: /, '')));
    expect(same).toEqual(language === 'tr' ? ['words.urgencies.U3: Normal'] : []);
  });
});

describe('Russian', () => {
  test('has plural forms wherever English has them, for its nouns change with the number', () => {
    const plural = new Set(pluralsOf(catalogues.ru.texts).map(([key]) => key));
    for (const [key] of pluralsOf(catalogues.en.texts)) expect([key, plural.has(key)]).toEqual([key, true]);
  });

  test('has Latin letters only in names and in what is typed as it stands', () => {
    const latin = [...stringsOf(catalogues.ru)].flatMap(([path, text]) =>
      (text.replaceAll(/\{\w+\}/g, '').match(/[A-Za-zÀ-ž][\wÀ-ž/-]*/g) ?? []).map((word) => [path, word] as const),
    );
    expect(latin.filter(([, word]) => !(asTyped.test(word) || sameInAll.has(word)))).toEqual([]);
  });
});

test('the commands beside errors are commands of the command line', () => {
  const known =
    'network invite invitations withdraw join requests admit refuse status directory member sync channel channels send read query evidence device doctor'.split(
      ' ',
    );
  for (const command of Object.values(errorCommands)) {
    const [, name] = /\bkopri (--help|COMMAND|[a-z]+)/.exec(command) ?? [];
    expect([...known, '--help', 'COMMAND']).toContain(name);
  }
  expect(JSON.stringify(Object.values(catalogues).map(({ errors }) => errors))).not.toMatch(/\bkopri [a-z]+\b/);
});

const machinery = {
  en: /\b(epochs?|sessions?|fingerprints?|keys?|users?|accounts?|admins?|oops|sorry|please|invalid|illegal)\b|!/i,
  ru: /(?<!\p{L})(эпох|сесси|сеанс|отпечат|ключ(?!ени)|пользовател|аккаунт|учётн\p{L}* запис|администратор|пожалуйста|извините|корреспондент)|!/iu,
  tk: /(?<!\p{L})(seans|açar|barmak yz|ulanyjy|hasap ýazgy|administrator|habarçy|haýyş edýär|bagyşlaň)|!/iu,
  tr: /(?<!\p{L})(oturum|anahtar|parmak iz|kullanıcı|hesap|yönetici|lütfen|özür|sorgu|muhabir)|!/iu,
} as const;

const pluralsOf = (texts: Readonly<Record<string, Message>>): [string, Readonly<Record<string, string>>][] =>
  Object.entries(texts).flatMap(([key, message]) => (typeof message === 'string' ? [] : [[key, { ...message }]]));
