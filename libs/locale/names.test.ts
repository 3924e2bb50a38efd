import { describe, expect, test } from '@jest/globals';
import { speak } from './index.js';
import { languageCodes, catalogues } from './testing/catalogues.js';

const called = (names: { name?: string; nameLocal?: string }): Readonly<Record<string, string>> =>
  Object.fromEntries(languageCodes.map((language) => [language, speak(catalogues[language]).person(names)]));
const everywhere = (words: string) => ({ en: words, ru: words, tk: words, tr: words });

const gyzylgul = { name: 'Gyzylgul Annayewa', nameLocal: 'Гызылгуль Аннаева' };

describe('a person is called', () => {
  test('as they write it themselves, where the reader’s language has that script, and in Latin letters elsewhere', () => {
    expect(called(gyzylgul)).toEqual({ ...everywhere('Gyzylgul Annayewa'), ru: 'Гызылгуль Аннаева' });
    expect(called({ name: 'Aigerim Sadykova', nameLocal: 'Әйгерім Садықова' }).ru).toBe('Әйгерім Садықова');
    expect(called({ name: 'Nino Beridze', nameLocal: 'ნინო ბერიძე' })).toEqual(everywhere('Nino Beridze'));
    expect(called({ name: 'Somchai Jaidee', nameLocal: 'สมชาย ใจดี' })).toEqual(everywhere('Somchai Jaidee'));
  });

  test('by their own spelling everywhere, where that is in Latin letters', () => {
    expect(called({ name: 'Elif Yilmaz', nameLocal: 'Elif Yılmaz' })).toEqual(everywhere('Elif Yılmaz'));
    expect(called({ name: "O'ktam Jo'rayev", nameLocal: 'Oʻktam Joʻrayev-Öz' })).toEqual(
      everywhere('Oʻktam Joʻrayev-Öz'),
    );
  });

  test('by the one name there is, and erased in words', () => {
    expect(called({ name: 'Elif' })).toEqual(everywhere('Elif'));
    expect(called({})).toEqual({ en: 'Name erased', ru: 'Имя стёрто', tk: 'Ady pozuldy', tr: 'Adı silindi' });
    expect(speak(catalogues.en).person(undefined)).toBe('Name erased');
  });
});

test('where a person is introduced the other name stands behind the one they are called by, once', () => {
  const [en, ru] = [speak(catalogues.en), speak(catalogues.ru)];
  expect([en.names(gyzylgul), ru.names(gyzylgul)]).toEqual([
    ['name', 'nameLocal'],
    ['nameLocal', 'name'],
  ]);
  expect([en.names({ name: 'Elif', nameLocal: 'Elif' }), en.names({})]).toEqual([['name'], []]);
});
