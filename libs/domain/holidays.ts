/**
 * Public holidays that fall on the same day every year. Shipped unchecked: each country's tool
 * correspondent confirms and completes its list. Holidays of the lunar calendars, Easter and days
 * moved by decree are missing until then, so a date may come out a day or two early, never late.
 */

export interface FixedHoliday {
  /** Month and day, as in `01-01`. */
  readonly day: string;
  readonly name: string;
  /** False until the country's tool correspondent has confirmed it. */
  readonly checked: boolean;
}

const unchecked = (days: Readonly<Record<string, string>>): readonly FixedHoliday[] =>
  Object.entries(days).map(([day, name]) => ({ day, name, checked: false }));

export const fixedHolidays: Readonly<Record<string, readonly FixedHoliday[]>> = {
  TM: unchecked({
    '01-01': 'New Year',
    '03-08': "International Women's Day",
    '03-21': 'Nowruz',
    '03-22': 'Nowruz',
    '05-18': 'Day of the Constitution and the State Flag',
    '09-27': 'Independence Day',
    '10-06': 'Day of Remembrance',
    '12-12': 'Day of Neutrality',
  }),
  AM: unchecked({
    '01-01': 'New Year',
    '01-02': 'New Year',
    '01-06': 'Christmas',
    '01-28': 'Army Day',
    '03-08': "Women's Day",
    '04-24': 'Day of Remembrance of the Genocide',
    '05-01': 'Labour Day',
    '05-09': 'Day of Victory and Peace',
    '05-28': 'Day of the First Republic',
    '07-05': 'Constitution Day',
    '09-21': 'Independence Day',
    '12-31': "New Year's Eve",
  }),
  AZ: unchecked({
    '01-01': 'New Year',
    '01-02': 'New Year',
    '01-20': 'Day of Mourning',
    '03-08': "Women's Day",
    '03-20': 'Novruz',
    '03-21': 'Novruz',
    '03-22': 'Novruz',
    '03-23': 'Novruz',
    '03-24': 'Novruz',
    '05-09': 'Victory over Fascism',
    '05-28': 'Independence Day',
    '06-15': 'Day of National Salvation',
    '06-26': 'Armed Forces Day',
    '11-08': 'Victory Day',
    '11-09': 'State Flag Day',
    '12-31': 'Day of Solidarity of Azerbaijanis',
  }),
  GE: unchecked({
    '01-01': 'New Year',
    '01-02': 'New Year',
    '01-07': 'Orthodox Christmas',
    '01-19': 'Epiphany',
    '03-03': "Mother's Day",
    '03-08': "Women's Day",
    '04-09': 'Day of National Unity',
    '05-09': 'Victory over Fascism',
    '05-12': 'Saint Andrew',
    '05-26': 'Independence Day',
    '08-28': 'Mariamoba',
    '10-14': 'Svetitskhovloba',
    '11-23': 'Saint George',
  }),
  KZ: unchecked({
    '01-01': 'New Year',
    '01-02': 'New Year',
    '01-07': 'Orthodox Christmas',
    '03-08': "Women's Day",
    '03-21': 'Nauryz',
    '03-22': 'Nauryz',
    '03-23': 'Nauryz',
    '05-01': 'Day of Unity',
    '05-07': 'Defender of the Fatherland Day',
    '05-09': 'Victory Day',
    '07-06': 'Day of the Capital',
    '08-30': 'Constitution Day',
    '10-25': 'Republic Day',
    '12-16': 'Independence Day',
  }),
  KG: unchecked({
    '01-01': 'New Year',
    '01-07': 'Orthodox Christmas',
    '02-23': 'Defender of the Fatherland Day',
    '03-08': "Women's Day",
    '03-21': 'Nooruz',
    '04-07': "Day of the People's April Revolution",
    '05-01': 'Labour Day',
    '05-05': 'Constitution Day',
    '05-09': 'Victory Day',
    '08-31': 'Independence Day',
    '11-07': 'Days of History and Remembrance',
    '11-08': 'Days of History and Remembrance',
  }),
  TJ: unchecked({
    '01-01': 'New Year',
    '02-23': 'Armed Forces Day',
    '03-08': "Mother's Day",
    '03-21': 'Navruz',
    '03-22': 'Navruz',
    '03-23': 'Navruz',
    '03-24': 'Navruz',
    '05-09': 'Victory Day',
    '06-27': 'Day of National Unity',
    '09-09': 'Independence Day',
    '11-06': 'Constitution Day',
  }),
  UZ: unchecked({
    '01-01': 'New Year',
    '03-08': "Women's Day",
    '03-21': 'Navruz',
    '05-09': 'Day of Memory and Honour',
    '09-01': 'Independence Day',
    '10-01': 'Day of Teachers and Mentors',
    '12-08': 'Constitution Day',
  }),
  TR: unchecked({
    '01-01': 'New Year',
    '04-23': "National Sovereignty and Children's Day",
    '05-01': 'Labour and Solidarity Day',
    '05-19': 'Commemoration of Atatürk, Youth and Sports Day',
    '07-15': 'Democracy and National Unity Day',
    '08-30': 'Victory Day',
    '10-29': 'Republic Day',
  }),
  TH: unchecked({
    '01-01': 'New Year',
    '04-06': 'Chakri Day',
    '04-13': 'Songkran',
    '04-14': 'Songkran',
    '04-15': 'Songkran',
    '05-01': 'Labour Day',
    '05-04': 'Coronation Day',
    '06-03': "Queen's Birthday",
    '07-28': "King's Birthday",
    '08-12': "Mother's Day",
    '10-13': 'Memorial Day of King Bhumibol',
    '10-23': 'Chulalongkorn Day',
    '12-05': "Father's Day",
    '12-10': 'Constitution Day',
    '12-31': "New Year's Eve",
  }),
};

/** True for the shipped list; a country without one has no holidays here. `day` as in `2026-01-01`. */
export const isFixedHoliday = (country: string, day: string): boolean =>
  fixedHolidays[country]?.some((holiday) => day.endsWith(`-${holiday.day}`)) ?? false;
