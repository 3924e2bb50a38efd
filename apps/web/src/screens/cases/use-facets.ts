/** The choices of a filter: codes that the case queries at hand really have, in the reader's words. */
import type { QueryEntry } from '@kopri/client';
import { queryStates, queryTypes, urgencies } from '@kopri/protocol';
import { useOverview } from '../../inside/overview.js';
import { useSpeaker } from '../../ui/speaker.js';
import { otherCountries } from '../today/row-words.js';
import { OPEN, type Facet } from './case-filter.js';
import type { FacetChoices } from './filter-bar.js';
import { yearOf } from './use-filtered.js';

export function useFacets(entries: readonly QueryEntry[]): Readonly<Record<Facet, FacetChoices>> {
  const { text, words, country } = useSpeaker();
  const { people, zone } = useOverview();
  const has = <Code extends string>(codes: readonly Code[], of: (entry: QueryEntry) => string): readonly Code[] =>
    codes.filter((code) => entries.some((entry) => of(entry) === code));
  const countries = [...new Set(entries.flatMap((entry) => otherCountries(entry, people)))];
  const years = [...new Set(entries.map((entry) => yearOf(entry, zone)))].toSorted().toReversed();
  return {
    country: { label: text('today.country'), choices: worded(countries, country) },
    urgency: {
      label: text('today.urgency'),
      choices: worded(
        has(urgencies, ({ urgency }) => urgency),
        (code) => `${code} · ${words('urgencies', code)}`,
      ),
    },
    type: {
      label: text('today.type'),
      choices: worded(
        has(queryTypes, ({ type }) => type),
        (code) => words('queryTypes', code),
      ),
    },
    holder: {
      label: text('today.who'),
      choices: [
        { value: 'mine', words: text('today.mine') },
        { value: 'nobody', words: text('today.nobody-has-it') },
      ],
    },
    state: {
      label: text('today.state'),
      choices: [
        { value: OPEN, words: text('today.still-open') },
        ...worded(
          has(queryStates, ({ state }) => state),
          (code) => words('queryStates', code),
        ),
      ],
    },
    side: {
      label: text('today.side'),
      choices: [
        { value: 'asker', words: text('today.we-ask') },
        { value: 'answerer', words: text('today.we-answer') },
        { value: 'observer', words: text('today.we-observe') },
      ],
    },
    year: { label: text('today.year'), choices: worded(years, (year) => year) },
  };
}

const worded = <Code extends string>(codes: readonly Code[], say: (code: Code) => string) =>
  codes.map((value) => ({ value, words: say(value) }));
