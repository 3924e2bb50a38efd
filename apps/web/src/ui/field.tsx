/** Label above, hint below, the error between label and field: what went wrong and what to do. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.js';

export interface FieldTexts {
  label: string;
  hint?: ComponentChildren;
  /** Shown on leaving the field, never while typing; the caller decides. */
  error?: string | undefined;
  /** For a field whose label is already on the screen in another form. */
  labelHidden?: boolean;
}

/** To be spread on the control. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

interface FieldProps extends FieldTexts {
  children: (control: ControlProps) => ComponentChildren;
}

const FieldError = ({ id, children }: { id: string; children: string }) => (
  <p class="err" id={id}>
    <Icon name="warning" />
    <span>{children}</span>
  </p>
);

function describe({ hint, error }: FieldTexts, id: string): ControlProps {
  const parts = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return {
    id,
    'aria-describedby': parts.length === 0 ? undefined : parts.join(' '),
    'aria-invalid': error ? 'true' : undefined,
  };
}

export function Field({ label, hint, error, labelHidden = false, children }: FieldProps) {
  const id = useId();
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id} class={labelHidden ? 'vh' : undefined}>
        {label}
      </label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children(describe({ label, hint, error }, id))}
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** For a choice of several controls under one label. */
export function FieldGroup({
  label,
  hint,
  error,
  labelHidden = false,
  children,
}: FieldTexts & { children: ComponentChildren }) {
  const id = useId();
  const described = describe({ label, hint, error }, id);
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id={id} aria-describedby={described['aria-describedby']}>
      <legend class={labelHidden ? 'vh' : undefined}>{label}</legend>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </fieldset>
  );
}

/** The first control in fault under `root`, brought to focus; false when there is none. */
export function focusFirstFault(root: ParentNode = document): boolean {
  const wrong = root.querySelector('.field.wrong');
  const control = wrong?.querySelector<HTMLElement>('input, textarea, select, button');
  control?.focus();
  return control !== null && control !== undefined;
}
