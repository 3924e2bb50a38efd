/**
 * Grows with its text: the same text lies behind it in the same cell of a grid and makes the cell as tall as it needs.
 * That layer also carries the marks of the warning about names and numbers.
 */
import type { ComponentChildren, Ref } from 'preact';
import { Field, type FieldTexts } from './field.js';

/** A stretch of the text, in UTF-16 units, as `selectionStart` counts. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

export interface TextAreaProps extends FieldTexts {
  value: string;
  onValue: (value: string) => void;
  onLeave?: (() => void) | undefined;
  /** In order, without overlaps. */
  marks?: readonly Mark[];
  lang?: string | undefined;
  maxLength?: number | undefined;
  required?: boolean;
  areaRef?: Ref<HTMLTextAreaElement> | undefined;
  /** What belongs to the field and stands under it, as the warning about marked numbers. */
  children?: ComponentChildren;
}

export const TextArea = ({ value, onValue, onLeave, marks = [], areaRef, children, ...props }: TextAreaProps) => (
  <Field label={props.label} hint={props.hint} error={props.error} labelHidden={props.labelHidden ?? false}>
    {(control) => (
      <>
        <div class="area">
          <div class="behind" aria-hidden="true">
            {marked(value, marks)}
            {'\u200b'}
          </div>
          <textarea
            {...control}
            ref={areaRef ?? null}
            class="in"
            value={value}
            lang={props.lang}
            autocomplete="off"
            maxLength={props.maxLength}
            aria-required={props.required ? 'true' : undefined}
            onInput={(event) => onValue(event.currentTarget.value)}
            onBlur={onLeave}
          />
        </div>
        {children}
      </>
    )}
  </Field>
);

function marked(text: string, marks: readonly Mark[]): ComponentChildren {
  const parts = marks.flatMap(({ from, to }, at) => [
    text.slice(marks[at - 1]?.to ?? 0, from),
    <mark key={from}>{text.slice(from, to)}</mark>,
  ]);
  return [...parts, text.slice(marks.at(-1)?.to ?? 0)];
}
