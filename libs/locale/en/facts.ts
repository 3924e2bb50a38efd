import type { LocaleFacts } from '../facts.js';

export const facts: LocaleFacts = {
  plurals: { one: 'i = 1 and v = 0' },
  decimal: '.',
  group: ',',
  months: 'January February March April May June July August September October November December'.split(' '),
  monthsShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  patterns: {
    day: '{day} {month} {year}',
    dayShort: '{day} {month}',
    weekdayDay: '{weekday} {day} {month}',
    month: '{month} {year}',
  },
  and: 'and',
  sizes: [{ one: '{n} byte', other: '{n} bytes' }, '{n} kB', '{n} MB', '{n} GB'],
  durations: {
    days: { one: '{n} day', other: '{n} days' },
    hours: '{n} h',
    minutes: '{n} min',
    seconds: { one: '{n} second', other: '{n} seconds' },
  },
  cities: {
    'Asia/Ashgabat': 'Ashgabat',
    'Asia/Yerevan': 'Yerevan',
    'Asia/Baku': 'Baku',
    'Asia/Tbilisi': 'Tbilisi',
    'Asia/Almaty': 'Astana',
    'Asia/Bishkek': 'Bishkek',
    'Asia/Dushanbe': 'Dushanbe',
    'Asia/Tashkent': 'Tashkent',
    'Europe/Istanbul': 'Ankara',
    'Asia/Bangkok': 'Bangkok',
  },
};
