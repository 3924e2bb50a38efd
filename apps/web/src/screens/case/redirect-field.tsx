/** To whom else: a country that has members here, then all of it, one of its authorities, or one person. */
import { useState } from 'preact/hooks';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import type { CaseFile } from './use-case.js';

interface RedirectFieldProps {
  readonly file: CaseFile;
  readonly value: string | undefined;
  readonly onValue: (to: string) => void;
}

export function RedirectField({ file: { people, me }, value, onValue }: RedirectFieldProps) {
  const { text, country, authority, person } = useSpeaker();
  const present = [...people.values()].filter(({ state, country: at }) => state === 'active' && at !== null);
  const countries = [...new Set(present.map((entry) => entry.country ?? ''))];
  const [chosen, setChosen] = useState(() => countryOf(value) ?? people.get(me)?.country ?? countries[0] ?? '');
  const there = present.filter((entry) => entry.country === chosen);
  const offices = [...new Set(there.map((entry) => entry.authority))].filter((office) => office !== null);
  const persons = there.filter(({ member, name }) => member !== me && name !== undefined);
  return (
    <div class="pair">
      <Select
        label={text('case.country')}
        choices={countries.map((code) => ({ value: code, words: country(code) }))}
        value={chosen}
        onValue={setChosen}
      />
      <Select
        label={text('case.pass-to')}
        prompt={text('case.choose-one')}
        choices={[
          { value: chosen, words: text('case.whole-country', { country: country(chosen) }) },
          ...offices.map((office) => ({ value: office, words: authority(office) })),
          ...persons.map((entry) => ({ value: entry.member as string, words: person(entry) })),
        ]}
        value={value}
        onValue={onValue}
      />
    </div>
  );

  function countryOf(to: string | undefined): string | undefined {
    if (to === undefined) return undefined;
    const found = present.find(({ member, authority: office }) => member === to || office === to);
    return found?.country ?? (countries.includes(to) ? to : undefined);
  }
}
