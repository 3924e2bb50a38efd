/** What is chosen stands as chips that take it away again; the choices themselves open on request. */
import { useState } from 'preact/hooks';
import '../../styles/screens/cases.css';
import { announce } from '../../ui/announcer.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { facets, isEmpty, noFilter, without, withChoice, type CaseFilter, type Facet } from './case-filter.js';

export interface FacetChoices {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
}

interface FilterBarProps {
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
  /** Those that this list can be filtered by. */
  readonly facets: Readonly<Partial<Record<Facet, FacetChoices>>>;
}

export function FilterBar(props: FilterBarProps) {
  const { filter, onFilter } = props;
  const { text } = useSpeaker();
  const [isOpen, setOpen] = useState(false);
  const turn = (): void => setOpen(!isOpen);
  useShortcuts({ KeyF: turn });
  return (
    <div class="filter" role="search">
      <div class="chosen">
        <Button icon="settings" keys="KeyF" pressed={isOpen} onPress={turn}>
          {text('today.filter')}
        </Button>
        <ChosenChips {...props} />
        {!isEmpty(filter) && (
          <Button kind="quiet" onPress={() => onFilter(noFilter)}>
            {text('today.clear')}
          </Button>
        )}
      </div>
      {isOpen && <FilterFields {...props} />}
    </div>
  );
}

function ChosenChips({ filter, onFilter, facets: offered }: FilterBarProps) {
  const { text } = useSpeaker();
  const wordsOf = (name: Facet | 'text', value: string): string => {
    if (name === 'text') return value;
    const { label = '', choices = [] } = offered[name] ?? {};
    return `${label}: ${choices.find((choice) => choice.value === value)?.words ?? value}`;
  };
  const chips = ([...facets, 'text'] as const).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ name, words: wordsOf(name, value) }];
  });
  return (
    <>
      {chips.map(({ name, words }) => (
        <Button
          key={name}
          icon="cross"
          label={text('today.remove-filter', { filter: words })}
          onPress={() => {
            onFilter(without(filter, name));
            announce(text('today.remove-filter', { filter: words }));
          }}
        >
          {words}
        </Button>
      ))}
    </>
  );
}

function FilterFields({ filter, onFilter, facets: offered }: FilterBarProps) {
  const { text } = useSpeaker();
  return (
    <div class="fields">
      <TextField
        label={text('today.text')}
        hint={text('today.text-hint')}
        value={filter.text ?? ''}
        onValue={(value) => onFilter(withChoice(filter, 'text', value))}
      />
      {facets.map((name) => {
        const facet = offered[name];
        return facet === undefined ? null : (
          <Select
            key={name}
            label={facet.label}
            choices={[{ value: '', words: text('today.any') }, ...facet.choices]}
            value={filter[name] ?? ''}
            onValue={(value) => onFilter(withChoice(filter, name, value))}
          />
        );
      })}
    </div>
  );
}
