import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';

/** “Türkiye · Ministry of Justice · judge”: what is there of it. */
export const Dotted = ({ parts }: { readonly parts: readonly ComponentChildren[] }) => (
  <>
    {parts.filter(Boolean).map((part, place) => (
      <Fragment key={place}>
        {place > 0 && ' · '}
        {part}
      </Fragment>
    ))}
  </>
);
