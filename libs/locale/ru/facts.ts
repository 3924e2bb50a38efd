/** Short months have three letters and no full stop, as the design draws them; CLDR writes `нояб.`. */
import type { LocaleFacts } from '../facts.js';

export const facts: LocaleFacts = {
  plurals: {
    one: 'v = 0 and i % 10 = 1 and i % 100 != 11',
    few: 'v = 0 and i % 10 = 2..4 and i % 100 != 12..14',
    many: 'v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14',
  },
  decimal: ',',
  group: '\u00A0',
  months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  monthsShort: 'янв фев мар апр мая июн июл авг сен окт ноя дек'.split(' '),
  monthsAlone: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
  weekdays: 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' '),
  patterns: {
    day: '{day} {month} {year}',
    dayShort: '{day} {month}',
    weekdayDay: '{weekday}, {day} {month}',
    month: '{month} {year}',
  },
  and: 'и',
  sizes: [{ one: '{n} байт', few: '{n} байта', many: '{n} байт', other: '{n} байта' }, '{n} кБ', '{n} МБ', '{n} ГБ'],
  durations: {
    days: { one: '{n} день', few: '{n} дня', many: '{n} дней', other: '{n} дня' },
    hours: '{n} ч',
    minutes: '{n} мин',
    seconds: { one: '{n} секунда', few: '{n} секунды', many: '{n} секунд', other: '{n} секунды' },
  },
  durationsBy: { seconds: { one: '{n} секунду', few: '{n} секунды', many: '{n} секунд', other: '{n} секунды' } },
  cities: {
    'Asia/Ashgabat': 'Ашхабад',
    'Asia/Yerevan': 'Ереван',
    'Asia/Baku': 'Баку',
    'Asia/Tbilisi': 'Тбилиси',
    'Asia/Almaty': 'Астана',
    'Asia/Bishkek': 'Бишкек',
    'Asia/Dushanbe': 'Душанбе',
    'Asia/Tashkent': 'Ташкент',
    'Europe/Istanbul': 'Анкара',
    'Asia/Bangkok': 'Бангкок',
  },
};
