/** Urgency as bars, handling as frames, state as discs. Words come from the caller, in the reader's language. */
import type { HandlingCode, Urgency as UrgencyCode } from '@kopri/protocol';
import type { ComponentChildren } from 'preact';
import { type DiscState, discShapes } from './disc-shapes.js';

const bars: Readonly<Record<UrgencyCode, number>> = { U0: 4, U1: 3, U2: 2, U3: 1, U4: 0 };

interface UrgencyProps {
  code: UrgencyCode;
  /** “Priority”; in rows it is spoken and not shown. */
  words: string;
  brief?: boolean;
}

export const Urgency = ({ code, words, brief = false }: UrgencyProps) => (
  <span class={`u ${code.toLowerCase()}`}>
    <svg viewBox="0 0 18 12" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) =>
        bar < bars[code] ? (
          <rect class="f" x={bar * 5} y="0" width="3" height="12" />
        ) : (
          <rect class="e" x={bar * 5 + 0.5} y=".5" width="2" height="11" />
        ),
      )}
    </svg>
    {brief ? (
      <>
        {code}
        <span class="vh"> {words}</span>
      </>
    ) : (
      <span>
        {code} · {words}
      </span>
    )}
  </span>
);

/** The frame; the rule in words is `children`, wherever something is sent or opened. */
export const Handling = ({ code, children }: { code: HandlingCode; children?: ComponentChildren }) => (
  <>
    <span class={`h ${code.toLowerCase()}`}>{code}</span>
    {children ? <> {children}</> : null}
  </>
);

export const Disc = ({ state }: { state: DiscState }) => {
  const { tone, strokes } = discShapes[state];
  return (
    <svg class={tone} viewBox="0 0 16 16" aria-hidden="true">
      {strokes.map(([part, path]) => (
        <path key={path} class={part} d={path} />
      ))}
    </svg>
  );
};

/** A disc and its word; `wrap` where the word is a sentence. */
export const StateDisc = (props: { state: DiscState; wrap?: boolean; children: ComponentChildren }) => (
  <span class={props.wrap ? 'st wrap' : 'st'}>
    <Disc state={props.state} />
    <span>{props.children}</span>
  </span>
);

/** The questions of one query at a glance, with one spoken label: “answered, answered, waiting”. */
export const QuestionDiscs = ({ states, label }: { states: readonly DiscState[]; label: string }) => (
  <span class="qs" role="img" aria-label={label}>
    {states.map((state, at) => (
      <Disc key={at} state={state} />
    ))}
  </span>
);
