import { Field } from './field.js';
import { Icon } from './icon.js';
import type { OneOfProps } from './choices.js';

/** The native menu, for seven choices and more. `prompt` stands first until something is chosen. */
export const Select = <V extends string>({
  choices,
  value,
  onValue,
  prompt,
  ...texts
}: OneOfProps<V> & { prompt?: string | undefined }) => (
  <Field {...texts}>
    {(control) => (
      <span class="sel">
        <select
          {...control}
          class="in"
          value={value ?? ''}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
            if (chosen !== undefined) onValue(chosen.value);
          }}
        >
          {(prompt !== undefined || value === undefined) && (
            <option value="" disabled>
              {prompt ?? ''}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
              {choice.words}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    )}
  </Field>
);
