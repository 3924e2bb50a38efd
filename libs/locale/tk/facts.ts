import type { LocaleFacts } from '../facts.js';

export const facts: LocaleFacts = {
  plurals: { one: 'n = 1' },
  decimal: ',',
  group: '\u00A0',
  months: 'ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr'.split(' '),
  monthsShort: 'ýan few mart apr maý iýun iýul awg sen okt noý dek'.split(' '),
  monthsAlone: 'Ýanwar Fewral Mart Aprel Maý Iýun Iýul Awgust Sentýabr Oktýabr Noýabr Dekabr'.split(' '),
  weekdays: 'ýekşenbe duşenbe sişenbe çarşenbe penşenbe anna şenbe'.split(' '),
  patterns: {
    day: '{day} {month} {year}',
    dayShort: '{day} {month}',
    weekdayDay: '{day} {month} {weekday}',
    month: '{month} {year}',
  },
  and: 'we',
  sizes: ['{n} baýt', '{n} kB', '{n} MB', '{n} GB'],
  durations: { days: '{n} gün', hours: '{n} sag', minutes: '{n} min', seconds: '{n} sekunt' },
  cities: {
    'Asia/Ashgabat': 'Aşgabat',
    'Asia/Yerevan': 'Ýerewan',
    'Asia/Baku': 'Baku',
    'Asia/Tbilisi': 'Tbilisi',
    'Asia/Almaty': 'Astana',
    'Asia/Bishkek': 'Bişkek',
    'Asia/Dushanbe': 'Duşanbe',
    'Asia/Tashkent': 'Daşkent',
    'Europe/Istanbul': 'Ankara',
    'Asia/Bangkok': 'Bangkok',
  },
};
