import { authorities, countries, memberRoles } from '@kopri/protocol';
import { Details } from '../../ui/details.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { languageWords } from './language-words.js';
import type { DirectorySearch } from './search.js';

interface FiltersProps {
  readonly search: DirectorySearch;
  readonly change: (change: Partial<DirectorySearch>) => void;
}

/** Stays open as long as something is filtered. */
export function Filters({ search, change }: FiltersProps) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const { country, authority, language, role } = search;
  const offices = authorities.filter((one) => country === '' || one.country === country);
  const choice = (value: string, words: string) => ({ value, words });
  const chosen = [country, authority, language, role].filter((value) => value !== '').length;
  return (
    <Details
      summary={chosen === 0 ? text('directory.filters') : text('directory.filters-on', { n: chosen })}
      open={chosen > 0}
    >
      <div class="filters">
        <Select
          label={text('directory.country')}
          value={country}
          onValue={(value) => change({ country: value })}
          choices={[
            choice('', text('directory.any')),
            ...countries.map(({ code }) => choice(code, speaker.country(code))),
          ]}
        />
        <Select
          label={text('directory.authority')}
          value={authority}
          onValue={(value) => change({ authority: value })}
          choices={[choice('', text('directory.any')), ...offices.map(({ id }) => choice(id, speaker.authority(id)))]}
        />
        <Select
          label={text('directory.language')}
          value={language}
          onValue={(value) => change({ language: value })}
          choices={[
            choice('', text('directory.any')),
            ...[...new Set(countries.flatMap(({ languages }) => languages))].map((code) =>
              choice(code, languageWords(speaker, code)),
            ),
          ]}
        />
        <Select
          label={text('directory.role')}
          value={role}
          onValue={(value) => change({ role: value })}
          choices={[
            choice('', text('directory.any')),
            ...memberRoles.map((code) => choice(code, speaker.words('memberRoles', code))),
          ]}
        />
      </div>
    </Details>
  );
}
