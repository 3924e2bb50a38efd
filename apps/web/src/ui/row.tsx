import type { ComponentChildren } from 'preact';

/** A first line in ink and a second in grey. */
export interface TwoLines {
  readonly first: ComponentChildren;
  readonly second?: ComponentChildren;
}

export interface RowProps {
  href: string;
  /** The urgency, brief. */
  lead?: ComponentChildren;
  /** Which country, and what it does: asks, answers. */
  country: TwoLines;
  title: string;
  /** Its reference first, then what is to be noticed; none is broken over a line. */
  remarks?: readonly string[];
  /** `QuestionDiscs` */
  discs?: ComponentChildren;
  /** Who has it; “Nobody has it” is said in ink. */
  who: TwoLines;
  /** How far the deadline is, and its date. */
  left: TwoLines;
  tone?: 'late' | 'soon' | undefined;
  /** The deadline on each clock, the reader's first: “18:00 Ashgabat”. */
  clocks: readonly string[];
}

const Second = ({ of: lines }: { of: TwoLines }) =>
  lines.second ? (
    <>
      {' '}
      <span class="second">{lines.second}</span>
    </>
  ) : null;

/** One duty in a list; the whole row is one link. */
export const Row = ({ href, lead, country, title, remarks = [], discs, who, left, tone, clocks }: RowProps) => (
  <a class="row" href={href} data-row="">
    <span>{lead}</span>
    <span class="dir">
      {country.first}
      <Second of={country} />
    </span>
    <span class="left">
      <b class={tone && `${tone}-t`}>{left.first}</b>
      <Second of={left} />
    </span>
    <span class="what">
      <span class="t">{title}</span>
      {remarks.length > 0 && (
        <span class="second">
          {' '}
          {remarks.map((remark, place) => (
            <span key={remark}>
              {place > 0 && ' · '}
              <span class="num">{remark}</span>
            </span>
          ))}
        </span>
      )}
    </span>
    <span class="who">
      {who.first}
      <Second of={who} />
    </span>
    {discs && <span class="disc">{discs}</span>}
    <span class="times">
      {clocks.map((clock) => (
        <span key={clock}>{clock} </span>
      ))}
    </span>
  </a>
);
