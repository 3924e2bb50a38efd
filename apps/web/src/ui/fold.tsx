import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.js';

interface FoldProps {
  /** One line in place of what is folded. */
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * Where a screen has one column: what is of the class `folds` waits behind a line. On a desk and on paper all of it
 * stands open, which a native disclosure cannot do without a script that watches the window and the printer.
 */
export function Fold({ summary, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div class={isOpen ? 'fold' : 'fold folded'}>
      <button type="button" class="unfold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>{summary}</span>
        <Icon name="down" />
      </button>
      {children}
    </div>
  );
}
