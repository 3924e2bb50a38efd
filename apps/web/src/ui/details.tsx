import type { ComponentChildren } from 'preact';

/** More for those who ask: the native disclosure. */
export const Details = (props: { summary: string; open?: boolean; children: ComponentChildren }) => (
  <details open={props.open ?? false}>
    <summary>{props.summary}</summary>
    {props.children}
  </details>
);
