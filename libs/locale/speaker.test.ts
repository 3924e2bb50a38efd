import { describe, expect, test } from '@jest/globals';
import { authorities, countries } from '@kopri/protocol';
import { zones } from './facts.js';
import { loadCatalogue, loadStart, type PlainKey, speak, speakStart, type StartSpeaker } from './index.js';
import { languages } from './language.js';
import { numbersOf } from './numbers.js';
import { catalogues, languageCodes } from './testing/catalogues.js';

const [en, ru, tk, tr] = [catalogues.en, catalogues.ru, catalogues.tk, catalogues.tr].map(speak) as [
  ReturnType<typeof speak>,
  ReturnType<typeof speak>,
  ReturnType<typeof speak>,
  ReturnType<typeof speak>,
];
const all = [en, ru, tk, tr];
const noon = '2026-11-03T09:00:00Z';

describe('words', () => {
  test('for a day are as people write it in each language', () => {
    expect(all.map((each) => each.day('2026-11-03'))).toEqual([
      '3 November 2026',
      '3 ноября 2026',
      '3 noýabr 2026',
      '3 Kasım 2026',
    ]);
    expect(all.map((each) => each.dayShort('2026-11-03'))).toEqual(['3 Nov', '3 ноя', '3 noý', '3 Kas']);
    expect(all.map((each) => each.weekdayDay('2026-11-03'))).toEqual([
      'Tuesday 3 November',
      'вторник, 3 ноября',
      '3 noýabr sişenbe',
      '3 Kasım Salı',
    ]);
    expect(all.map((each) => each.month('2026-11-03'))).toEqual([
      'November 2026',
      'ноябрь 2026',
      'Noýabr 2026',
      'Kasım 2026',
    ]);
  });

  test('for what is no day or no moment are what came', () => {
    expect(['2026-13-03', '2026-11-00', 'soon'].map(ru.day)).toEqual(['2026-13-03', '2026-11-00', 'soon']);
    expect([ru.dayTime('soon', 'Asia/Baku'), ru.isoDay('soon', 'Asia/Baku')]).toEqual(['soon', 'soon']);
  });

  test('for a moment are the clock of its zone and the city of that clock', () => {
    expect(ru.time(noon, 'Asia/Ashgabat')).toBe('14:00');
    expect(tk.dayTime(noon, 'Asia/Ashgabat')).toBe('3 noýabr 2026, 14:00');
    expect(ru.dayTimeShort(noon, 'Europe/Istanbul')).toBe('3 ноя, 12:00');
    expect(tr.isoDay('2026-11-03T20:00:00Z', 'Asia/Bangkok')).toBe('2026-11-04');
    expect(all.map((each) => each.city('Asia/Yerevan'))).toEqual(['Yerevan', 'Ереван', 'Ýerewan', 'Erivan']);
    expect([ru.city('America/New_York'), ru.city('UTC')]).toEqual(['New York', 'UTC']);
  });

  test('for a deadline say the two units that matter', () => {
    const MINUTE_MS = 60_000;
    const shown = [198, 2880, 24_480, 1861].map((minutes) => ru.duration(minutes * MINUTE_MS));
    expect(shown).toEqual(['3 ч 18 мин', '2 дня', '17 дней', '1 день 7 ч']);
    expect([tk.duration(198 * MINUTE_MS), tr.duration(8000), en.duration(-90 * MINUTE_MS)]).toEqual([
      '3 sag 18 min',
      '8 saniye',
      '1 h 30 min',
    ]);
  });

  test('for the last minute stand in the case that the words around them ask for', () => {
    const ends = (n: number): string => {
      if (n % 100 >= 11 && n % 100 <= 14) return 'секунд';
      if (n % 10 === 1) return 'секунду';
      return n % 10 >= 2 && n % 10 <= 4 ? 'секунды' : 'секунд';
    };
    for (let n = 1; n <= 120; n += 1) {
      const [minutes, seconds] = [Math.floor(n / 60), n % 60];
      const said = (speaker: typeof ru) => speaker.text('today.in', { left: speaker.durationBy(n * 1000) });
      expect(said(ru)).toBe(minutes > 0 ? `через ${minutes} мин` : `через ${n} ${ends(n)}`);
      expect(said(tk)).toBe(minutes > 0 ? `${minutes} min galdy` : `${seconds} sekunt galdy`);
      expect(said(tr)).toBe(minutes > 0 ? `${minutes} dk kaldı` : `${seconds} saniye kaldı`);
      for (const unitMs of [60_000, 3_600_000, 86_400_000])
        expect(ru.durationBy(n * unitMs)).toBe(ru.duration(n * unitMs));
    }
    expect(ru.text('case.time-left', { time: ru.duration(1000) })).toBe('осталось: 1 секунда');
    expect(ru.text('case.overdue-by', { time: ru.durationBy(-21_000) })).toBe('просрочено на 21 секунду');
  });

  test('for sizes and counts follow the language', () => {
    expect(all.map((each) => each.bytes(2_400_000))).toEqual(['2.4 MB', '2,4 МБ', '2,4 MB', '2,4 MB']);
    const people = { one: '{n} человек', few: '{n} человека', many: '{n} человек', other: '{n} человека' };
    expect([1, 2, 5, 21, 2.5, 1000].map((n) => numbersOf(catalogues.ru.facts).fill(people, { n }))).toEqual([
      '1 человек',
      '2 человека',
      '5 человек',
      '21 человек',
      '2,5 человека',
      '1\u00A0000 человек',
    ]);
  });

  test('for an error name the place where it is known', () => {
    expect(en.error('usage').message).toBe('The command was not understood.');
    expect(en.error('usage', 'PORT must be a number').message).toBe(
      'The command was not understood. (PORT must be a number)',
    );
  });

  test('for a code of a newer version are the code', () => {
    expect(all.map((each) => each.words('queryTypes', 'RET'))).toEqual([
      'Safe and voluntary return',
      'Безопасное и добровольное возвращение',
      'Howpsuz we meýletin gaýdyp gelmek',
      'Gönüllü ve güvenli geri dönüş',
    ]);
    expect(ru.words('queryTypes', 'ZZZ')).toBe('ZZZ');
    expect(ru.words('queryTypes', 'constructor')).toBe('constructor');
  });

  test('for a fault name its place and the codes that would do', () => {
    expect(en.faultText({ path: '$.stage', fault: 'missing' })).toBe('$.stage: This is missing');
    expect(tr.faultText({ path: '$.urgency', fault: 'not-in-list', allowed: ['U0', 'U1'] })).toBe(
      '$.urgency: Listede böyle bir kod yok (U0, U1)',
    );
    expect(en.warningText({ path: '$.reason', code: 'name-in-text' })).toContain('$.reason: This looks like a name');
  });

  test('for a country and an authority come from the data of the network, and say when a name is unconfirmed', () => {
    for (const { code, name } of countries)
      expect(languageCodes.map((language) => speak(catalogues[language]).country(code))).toEqual(
        languageCodes.map((language) => name[language]),
      );
    expect([ru.country('XX'), ru.authority('xx-none')]).toEqual(['XX', 'xx-none']);
    const unconfirmed = authorities.find(({ checked }) => !checked);
    expect(ru.authority(unconfirmed?.id ?? '')).toContain('(название не подтверждено)');
  });

  test('for an authority that has no name in a language are the official name and the English one, never a translation', () => {
    expect(all.map((each) => each.authority('tm-gpo'))).toEqual([
      "General Prosecutor's Office of Turkmenistan",
      'Генеральная прокуратура Туркменистана',
      'Türkmenistanyň Baş prokuraturasy',
      "Türkmenistanyň Baş prokuraturasy (General Prosecutor's Office of Turkmenistan)",
    ]);
    expect([tk, tr].map((each) => each.authority('tr-pmm'))).toEqual([
      'Göç İdaresi Başkanlığı (Presidency of Migration Management)',
      'Göç İdaresi Başkanlığı',
    ]);
    expect([tk, tr].map((each) => each.authority('kz-pgo'))).toEqual(
      Array(2).fill("Қазақстан Республикасының Бас прокуратурасы (Prosecutor General's Office of Kazakhstan)"),
    );
  });

  test('for an authority come in parts too, and say whether its letters are read here', () => {
    const ofKazakhstan = {
      name: 'Қазақстан Республикасының Бас прокуратурасы',
      english: "Prosecutor General's Office of Kazakhstan",
    };
    expect(tk.authorityParts('kz-pgo')).toMatchObject({ ...ofKazakhstan, isRead: false });
    expect(tr.authorityParts('tr-pmm')).toMatchObject({ name: 'Göç İdaresi Başkanlığı', isRead: true });
    expect(tr.authorityParts('tr-pmm').english).toBeUndefined();
    const unconfirmed = authorities.find(({ checked }) => !checked);
    expect(ru.authorityParts(unconfirmed?.id ?? '').remark).toBe('(название не подтверждено)');
    expect(ru.authorityParts('xx-none')).toEqual({ name: 'xx-none', isRead: true });
  });

  test('begin with a capital letter of their language', () => {
    expect([tr.capital('istanbul'), tk.capital('işler'), ru.capital('вторник'), en.capital('')]).toEqual([
      'İstanbul',
      'Işler',
      'Вторник',
      '',
    ]);
  });
});

test('a text asks for its values, and only a text with placeholders has any', () => {
  const plain: readonly PlainKey[] = ['start.offline', 'start.language'];
  expect(plain.map((key) => tr.text(key))).toEqual(['Bağlantı yok', 'Dil']);
  expect(en.text('text.unconfirmed', { name: 'A' })).toBe('A (name unconfirmed)');
  // @ts-expect-error the name is missing
  expect(en.text('text.unconfirmed')).toBe(' (name unconfirmed)');
  // @ts-expect-error there is no such text
  expect(en.text('text.none')).toBe('text.none');
  // @ts-expect-error this text has placeholders
  const other: PlainKey = 'text.fault';
  expect(other).toBe('text.fault');
});

test('every zone of the countries of the network has a city', () => {
  expect([...zones].sort()).toEqual(countries.map(({ timeZone }) => timeZone).sort());
});

test('a language is offered by its own name and loads in two parts, the first of which speaks already', async () => {
  expect(Object.values(languages)).toEqual(['English', 'Русский', 'Türkmençe', 'Türkçe']);
  for (const language of languageCodes) {
    const start = speakStart(await loadStart(language));
    const full: StartSpeaker = speak(await loadCatalogue(language));
    expect([start.language, start.text('start.offline')]).toEqual([language, full.text('start.offline')]);
    expect(start.error('passphrase-wrong')).toEqual(full.error('passphrase-wrong'));
  }
});

test('an error that the first part has no words for is named by its code', () => {
  const start = speakStart(catalogues.en);
  expect(start.error('passphrase-wrong', 'x').message).toContain('(x)');
  const { errors, ...rest } = catalogues.en;
  const few = speakStart({ ...rest, errors: { ...errors, 'query-unknown': undefined } as unknown as typeof errors });
  expect(few.error('query-unknown').message).toBe('Something failed that should not have. (query-unknown)');
});
