import type { Ref } from 'preact';
import { Field, type FieldTexts } from './field.js';

export interface TextFieldProps extends FieldTexts {
  value: string;
  onValue: (value: string) => void;
  onLeave?: (() => void) | undefined;
  /** Hides what is typed. */
  secret?: boolean;
  /** A token of HTML, as `current-password`; nothing is remembered by the browser without one. */
  autocomplete?: 'off' | 'name' | 'current-password' | 'new-password' | 'one-time-code' | undefined;
  inputMode?: 'text' | 'numeric' | 'tel' | 'email' | undefined;
  /** The language of what is typed, where it is not that of the screen. */
  lang?: string | undefined;
  maxLength?: number | undefined;
  required?: boolean;
  placeholder?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

const plain = { type: 'text' } as const;
const password = { type: 'password' } as const;

export const TextField = ({ value, onValue, onLeave, secret = false, inputRef, ...props }: TextFieldProps) => (
  <Field label={props.label} hint={props.hint} error={props.error} labelHidden={props.labelHidden ?? false}>
    {(control) => (
      <input
        {...control}
        ref={inputRef ?? null}
        class="in"
        {...(secret ? password : plain)}
        value={value}
        autocomplete={props.autocomplete ?? 'off'}
        inputMode={props.inputMode}
        lang={props.lang}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        aria-required={props.required ? 'true' : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
        onBlur={onLeave}
      />
    )}
  </Field>
);
