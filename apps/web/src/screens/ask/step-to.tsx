import { useMemo } from 'preact/hooks';
import { countries } from '@kopri/protocol';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useAsking, useErrorAt } from './asking.js';
import { Contacts } from './contacts.js';

/** To whom: a country, then people in it. */
export function StepTo() {
  const { text, country } = useSpeaker();
  const { form, set, ownCountry } = useAsking();
  const errorAt = useErrorAt();
  const choices = useMemo(
    () =>
      countries
        .map(({ code }) => ({ value: code, words: country(code) }))
        .toSorted((a, b) => Number(a.value === ownCountry) - Number(b.value === ownCountry)),
    [country, ownCountry],
  );
  return (
    <>
      <Select
        label={text('ask.country')}
        prompt={text('ask.country-prompt')}
        choices={choices}
        value={form.country === '' ? undefined : form.country}
        onValue={(chosen) => chosen !== form.country && set({ country: chosen, members: [], whole: false })}
        error={form.country === '' ? errorAt('$to') : undefined}
      />
      <Contacts />
    </>
  );
}
