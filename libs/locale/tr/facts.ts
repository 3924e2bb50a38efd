import type { LocaleFacts } from '../facts.js';

export const facts: LocaleFacts = {
  plurals: { one: 'n = 1' },
  decimal: ',',
  group: '.',
  months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'.split(' '),
  monthsShort: 'Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara'.split(' '),
  weekdays: 'Pazar Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi'.split(' '),
  patterns: {
    day: '{day} {month} {year}',
    dayShort: '{day} {month}',
    weekdayDay: '{day} {month} {weekday}',
    month: '{month} {year}',
  },
  and: 've',
  sizes: ['{n} bayt', '{n} kB', '{n} MB', '{n} GB'],
  durations: { days: '{n} gün', hours: '{n} sa', minutes: '{n} dk', seconds: '{n} saniye' },
  cities: {
    'Asia/Ashgabat': 'Aşkabat',
    'Asia/Yerevan': 'Erivan',
    'Asia/Baku': 'Bakü',
    'Asia/Tbilisi': 'Tiflis',
    'Asia/Almaty': 'Astana',
    'Asia/Bishkek': 'Bişkek',
    'Asia/Dushanbe': 'Duşanbe',
    'Asia/Tashkent': 'Taşkent',
    'Europe/Istanbul': 'Ankara',
    'Asia/Bangkok': 'Bangkok',
  },
};
