import type { ComponentChildren } from 'preact';

/** Lasting facts with their age: “As of 10:42. Nothing waits to be sent.” Polite to screen readers. */
export const StatusLine = (props: { class?: string | undefined; children: ComponentChildren }) => (
  <span class={props.class} role="status">
    {props.children}
  </span>
);
