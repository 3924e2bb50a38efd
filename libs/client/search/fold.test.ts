import { describe, expect, test } from '@jest/globals';
import { fold, soundingIn, soundsLike, wordsIn } from './fold.js';

describe('a name', () => {
  test.each([
    ['Gyzylgul', 'Гызылгуль'],
    ['Gyzylgül', 'гызылгүл'],
    ['Aşgabat', 'Ашхабад'],
    ['Ashgabat', 'АШГАБАТ'],
    ['Şöhrat', 'Шохрат'],
    ['İlker', 'ilker'],
    ['IŞIK', 'ışık'],
    ['Ýusup', 'Юсуп'],
    ['Yusup', 'Ýusup'],
    ['თბილისი', 'Tbilisi'],
    ['Тбилиси', 'თბილისი'],
    ['ბერიძე', 'Beridze'],
    ['Беридзе', 'ბერიძე'],
    ['მცხეთა', 'Mtskheta'],
    ['Երևան', 'Yerevan'],
    ['Ереван', 'Yerevan'],
    ['Սարգսյան', 'Sargsyan'],
    ['Хачатрян', 'Խաչատրյան'],
    ['Saparmyrat', 'Сапармурат'],
    ['Berdiýewa', 'Бердыева'],
    ['Annaýewa', 'Аннаева'],
    ['Jeren', 'Джерен'],
    ['Hojamyrat', 'Ходжамурат'],
    ['Täzegül', 'Тязегуль'],
    ['Bäşim', 'Бяшим'],
    ['Çary', 'Чары'],
    ['Döwlet', 'Довлет'],
    ['Gurbanguly', 'Курбанкули'],
    ['Ýolbars', 'Ёлбарс'],
    ['Aýgül', 'Айгуль'],
    ['Yılmaz', 'Йылмаз'],
    ['Özgür', 'Озгюр'],
    ['Çağla', 'Чагла'],
    ['Cemal', 'Джемаль'],
    ['Şahin', 'Shahin'],
    ['Khojaev', 'Ходжаев'],
    ['Нұрсұлтан', 'Nursultan'],
    ['Ҷамшед', 'Jamshed'],
    ['Goʻzal', 'Гўзал'],
    ['Əliyev', 'Aliyev'],
  ])('%s is found as %s, and the other way round', (one, other) => {
    expect([soundsLike([one], other), soundsLike([other], one)]).toEqual([true, true]);
  });

  test.each([
    ['Merdan', 'Serdar'],
    ['Elif', 'Anna'],
    ['Aylar', 'Aygul'],
    ['Nino', 'Nazik'],
    ['Ali', 'Oya'],
    ['Mary', 'Dashoguz'],
  ])('%s is not taken for %s', (one, other) => {
    expect(soundsLike([one], other)).toBe(false);
  });

  test('is found by a part of it, by several words in any order, and by none that is missing', () => {
    const fields = ['Gyzylgul Berdiýewa', undefined, 'Prosecutor'];
    expect(soundsLike(fields, 'бердыева gyzyl')).toBe(true);
    expect(soundsLike(fields, 'gyzylgul merdan')).toBe(false);
    expect(soundsLike([undefined], 'gyzylgul')).toBe(false);
  });
});

test('a word has one form or two, and folding it again changes nothing', () => {
  for (const word of ['Gyzylgul', 'Юсуп', 'თბილისი', 'ประชา', '2026']) {
    const forms = fold(word);
    expect([1, 2]).toContain(forms.length);
    for (const form of forms) expect(fold(form)).toContain(form);
  }
});

test('words are found in any script, without the marks between them', () => {
  expect(wordsIn('CASC-TR-2026-000007: Гызылгуль, «თბილისი»!')).toEqual([
    'CASC',
    'TR',
    '2026',
    '000007',
    'Гызылгуль',
    'თბილისი',
  ]);
});

test.each([
  ['Гызылгуль Оразова', 'gyzylgul', 'Гызылгул'],
  ['Зарина Гулқизилова', 'gulkizil', 'Гулқизил'],
  ['Kızılgül Işık', 'işik', 'Işık'],
  ['İlker Öztürk', 'ilker', 'İlker'],
  ['Aygul Berdiýewa', 'бердыева', 'Berdiýewa'],
])('in %s the stretch that sounds like %s is %s', (field, text, stretch) => {
  expect(soundingIn(field, text).map(({ from, to }) => field.slice(from, to))).toEqual([stretch]);
});
