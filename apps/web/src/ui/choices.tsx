/** Choices that are all in sight, on native inputs. Under seven of them; more go into a `Select`. */
import { useId } from 'preact/hooks';
import { FieldGroup, type FieldTexts } from './field.js';

export interface Choice<V extends string> {
  readonly value: V;
  readonly words: string;
  /** A second phrase in the chip, as “9 November, on leave”. */
  readonly detail?: string | undefined;
  readonly disabled?: boolean;
}

interface Offered<V extends string> extends FieldTexts {
  choices: readonly Choice<V>[];
}

export interface OneOfProps<V extends string> extends Offered<V> {
  value: V | undefined;
  onValue: (value: V) => void;
}

export interface SomeOfProps<V extends string> extends Offered<V> {
  values: readonly V[];
  onValues: (values: readonly V[]) => void;
}

interface InputProps {
  type: 'radio' | 'checkbox';
  name: string;
  checked: boolean;
  onPick: () => void;
}

const Chip = ({ choice, ...input }: InputProps & { choice: Choice<string> }) => (
  <label class={input.checked ? 'chip on' : 'chip'}>
    <input
      type={input.type}
      name={input.name}
      checked={input.checked}
      disabled={choice.disabled ?? false}
      onChange={input.onPick}
    />
    <span class="edge" />
    <span>
      {choice.words}
      {choice.detail && <small> · {choice.detail}</small>}
    </span>
  </label>
);

/** One of the choices: circles. */
export function Chips<V extends string>({ choices, value, onValue, ...texts }: OneOfProps<V>) {
  const name = useId();
  return (
    <FieldGroup {...texts}>
      <div class="chips">
        {choices.map((choice) => (
          <Chip
            key={choice.value}
            choice={choice}
            type="radio"
            name={name}
            checked={choice.value === value}
            onPick={() => onValue(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** More than these stand in lines. */
const MANY = 6;

/** Any of the choices: boxes. Values come back in the order in which they are offered. */
export function ManyChips<V extends string>({ choices, values, onValues, ...texts }: SomeOfProps<V>) {
  const name = useId();
  const turn = (value: V): void =>
    onValues(choices.map((choice) => choice.value).filter((it) => (it === value) !== values.includes(it)));
  return (
    <FieldGroup {...texts}>
      <div class={choices.length > MANY ? 'chips many' : 'chips'}>
        {choices.map((choice) => (
          <Chip
            key={choice.value}
            choice={choice}
            type="checkbox"
            name={name}
            checked={values.includes(choice.value)}
            onPick={() => turn(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** One of a few short words in a line: the kind of an answer, a view. */
export function Segments<V extends string>({ choices, value, onValue, ...texts }: OneOfProps<V>) {
  const name = useId();
  return (
    <FieldGroup {...texts}>
      <div class="seg">
        {choices.map((choice) => (
          <label key={choice.value} class={choice.value === value ? 'on' : undefined}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.disabled ?? false}
              onChange={() => onValue(choice.value)}
            />
            <span class="edge" />
            <span>{choice.words}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** One box with a sentence: a setting, a consent. */
export const Tick = (props: { words: string; checked: boolean; onChecked: (checked: boolean) => void }) => (
  <label class={props.checked ? 'chip on' : 'chip'}>
    <input type="checkbox" checked={props.checked} onChange={() => props.onChecked(!props.checked)} />
    <span class="edge" />
    <span>{props.words}</span>
  </label>
);
