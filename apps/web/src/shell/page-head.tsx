import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/icon.js';
import { type KeySpec, ariaKeys, keyCaps } from '../ui/keys.js';
import { useSpeaker } from '../ui/speaker.js';

interface PageHeadProps {
  title: string;
  /** A sentence under the title. */
  says?: ComponentChildren;
  acts?: ComponentChildren;
}

export const PageHead = ({ title, says, acts }: PageHeadProps) => (
  <div class="head">
    <div>
      <h1>{title}</h1>
      {says && <p>{says}</p>}
    </div>
    {acts && <div class="acts">{acts}</div>}
  </div>
);

export interface CrumbStep {
  readonly href: string;
  readonly words: string;
}

/** Where one is: the way back, then this place and what may be said of it. */
export const Crumb = ({ back, here, children }: { back: CrumbStep; here: string; children?: ComponentChildren }) => (
  <p class="crumb">
    <a href={back.href}>{back.words}</a>
    <span aria-hidden="true">/</span>
    <span>{here}</span>
    {children && (
      <span>
        <span class="wide" aria-hidden="true">
          ·{' '}
        </span>
        {children}
      </span>
    )}
  </p>
);

/** Looks like a field and opens the palette. */
export function FindButton({ onPress, keys = 'Ctrl+KeyK' }: { onPress: () => void; keys?: KeySpec }) {
  const { text } = useSpeaker();
  return (
    <button type="button" class="find" aria-haspopup="dialog" aria-keyshortcuts={ariaKeys(keys)} onClick={onPress}>
      <Icon name="search" />
      <span>{text('shell.find-or-act')}</span>
      <kbd aria-hidden="true">{keyCaps(keys).join(' ')}</kbd>
    </button>
  );
}
