import type { Country } from '@kopri/protocol';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { areConfirmed, holidaysAhead } from './country-days.js';
import { useNow } from './use-now.js';

export function HolidaysPart({ country }: { readonly country: Country }) {
  const { text, weekdayDay } = useSpeaker();
  const days = holidaysAhead(country, useNow());
  return (
    <Section title={text('directory.holidays')}>
      <ul class="days">
        {days.map((day) => (
          <li key={day}>
            {weekdayDay(day)} <span class="small num">{day}</span>
          </li>
        ))}
      </ul>
      {!areConfirmed(country.code) && <p class="small gap-3">{text('directory.holidays-unconfirmed')}</p>}
    </Section>
  );
}
