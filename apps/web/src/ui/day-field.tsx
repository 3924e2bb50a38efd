import { useState } from 'preact/hooks';
import { findDay } from './day-text.js';
import { Field, type FieldTexts } from './field.js';
import { useSpeaker } from './speaker.js';

interface DayFieldProps extends FieldTexts {
  /** `2026-11-03`, or undefined while there is none. */
  value: string | undefined;
  /** Undefined when the field was emptied or says no day. */
  onValue: (day: string | undefined) => void;
  onLeave?: (() => void) | undefined;
}

/** A day as text, not the browser's own picker, which speaks another language than the screen; its words stand beside it. */
export function DayField({ value, onValue, onLeave, hint, error, ...texts }: DayFieldProps) {
  const speaker = useSpeaker();
  const [typed, setTyped] = useState(value ?? '');
  const [left, setLeft] = useState(false);
  const shown = findDay(typed) === value ? typed : (value ?? typed);
  const unreadable = left && shown.trim() !== '' && findDay(shown) === undefined;
  return (
    <Field
      {...texts}
      hint={hint ?? speaker.text('shell.day-hint')}
      error={unreadable ? speaker.text('shell.day-unreadable') : error}
    >
      {(control) => (
        <div class="with-words">
          <input
            {...control}
            class="in"
            type="text"
            autocomplete="off"
            value={shown}
            onInput={(event) => {
              setLeft(false);
              setTyped(event.currentTarget.value);
              onValue(findDay(event.currentTarget.value));
            }}
            onBlur={() => {
              setLeft(true);
              setTyped(findDay(shown) ?? shown);
              onLeave?.();
            }}
          />
          <span class="words-of" aria-live="polite">
            {value && speaker.day(value)}
          </span>
        </div>
      )}
    </Field>
  );
}
