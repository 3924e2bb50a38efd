/** The frame of everything outside: mark, place and time above, languages and what this is below. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ownZone } from '@kopri/locale';
import { version } from '../../../../../package.json';
import { Icon } from '../../ui/icon.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { HonestyLinks } from '../honesty/honesty-links.js';
import { LanguageChoice } from './language-choice.js';

interface EntryFrameProps {
  readonly title: string;
  /** A sentence under the title. */
  readonly says?: string | undefined;
  /** Above the title: the steps. */
  readonly lead?: ComponentChildren;
  /** In the head; the time of day unless said. */
  readonly state?: string | undefined;
  readonly wider?: boolean;
  readonly children?: ComponentChildren;
}

export function EntryFrame({ title, says, lead, state, wider = false, children }: EntryFrameProps) {
  const { text, dayTime } = useStartSpeaker();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div class="entry">
      <header class="top">
        <span class="brand">
          <Icon name="bridge" />
          Köpri
        </span>
        <span class="state">{state ?? dayTime(Date.now(), ownZone())}</span>
      </header>
      <main class={wider ? 'mid wider' : 'mid'}>
        {lead}
        <div class="entry-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {says && <p class="two">{says}</p>}
        </div>
        {children}
      </main>
      <footer>
        <LanguageChoice />
        <HonestyLinks />
        <span>{text('start.what', { version })}</span>
      </footer>
    </div>
  );
}
