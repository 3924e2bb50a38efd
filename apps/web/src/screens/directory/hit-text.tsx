import type { Stretch } from '@kopri/client';

interface HitTextProps {
  readonly text: string | undefined;
  readonly hits: readonly Stretch[] | undefined;
}

/** A name with the part that was looked for underlined. */
export const HitText = ({ text = '', hits = [] }: HitTextProps) => (
  <>
    {hits.flatMap(({ from, to }, place) => [
      text.slice(hits[place - 1]?.to ?? 0, from),
      <span class="hit" key={from}>
        {text.slice(from, to)}
      </span>,
    ])}
    {text.slice(hits.at(-1)?.to ?? 0)}
  </>
);
