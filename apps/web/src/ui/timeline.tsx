import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

export interface TimelineEvent {
  readonly key: string;
  /** What happened, its first words in bold by the caller. */
  readonly children: ComponentChildren;
  /** Who, where, local time, whether the checksum matched. */
  readonly remark?: ComponentChildren;
}

/** Squares are custody, the last one filled; circles are history. */
export const Timeline = (props: { of: 'custody' | 'history'; events: readonly TimelineEvent[] }) => (
  <ol class={props.of === 'custody' ? 'chain' : 'chain round'}>
    {props.events.map((event) => (
      <li key={event.key}>
        <div>
          {event.children}
          {event.remark && <span class="small block">{event.remark}</span>}
        </div>
      </li>
    ))}
  </ol>
);

/** How far something went: saved, at the server, on their device, opened. The reached steps are told in words. */
export const Trail = ({ steps, at }: { steps: readonly string[]; at: number }) => (
  <ol class="steps4">
    {steps.map((step, place) => (
      <li key={step} aria-current={place === at ? 'step' : undefined} class={place > at ? 'ahead' : undefined}>
        {place === at ? <b>{step}</b> : step}
        {place < steps.length - 1 && <Icon name="onward" />}
      </li>
    ))}
  </ol>
);

/** The parts of a form, and which one is open. */
export const Stepper = ({ label, steps, at }: { label: string; steps: readonly string[]; at: number }) => (
  <ol class="stepper" aria-label={label}>
    {steps.map((step, place) => (
      <li
        key={step}
        class={place < at ? 'was' : place === at ? 'now' : undefined}
        aria-current={place === at ? 'step' : undefined}
      >
        {place + 1} <span>{step}</span>
      </li>
    ))}
  </ol>
);
