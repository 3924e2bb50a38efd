/** The frame around every screen: rail on a desk, head and tabs on a phone, one place for the state of sending. */
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../ui/icon.js';
import { useSpeaker } from '../ui/speaker.js';
import { StatusLine } from '../ui/status-line.js';
import { useShortcuts } from '../ui/use-shortcuts.js';
import { type Me, MeBlock } from './me-block.js';
import { MoreSheet, type NavItem, RailLink } from './nav.js';
import { FrameContext } from './page.js';

export interface ShellProps {
  /** In order; the first three are tabs on a phone, the rest stand behind “More”. */
  nav: readonly NavItem[];
  me: Me;
  /** “As of 10:42. Nothing waits to be sent.” */
  status: string;
  /** The same for the head of a phone: “10:42 · all sent”. */
  statusBrief: string;
  home: string;
  /** Changes when another screen opens; then focus goes to its title. */
  route: string;
  /** One `Page`. */
  children: ComponentChildren;
}

const TABS = 3;

export function Shell({ nav, me, status, statusBrief, home, route, children }: ShellProps) {
  const { text } = useSpeaker();
  const [more, setMore] = useState(false);
  const [hasBar, setBar] = useState(false);
  const frame = useMemo(() => ({ route, setBar }), [route]);
  const rest = nav.slice(TABS);
  useShortcuts({ 'Ctrl+KeyL': me.onLock });
  return (
    <>
      <a
        class="btn skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {text('shell.skip')}
      </a>
      <div class={hasBar ? 'app has-bar' : 'app'}>
        <header class="top">
          <Brand home={home} />
          <StatusLine class="state">{statusBrief}</StatusLine>
        </header>
        <nav class="rail" aria-label={text('shell.sections')}>
          <Brand home={home} />
          {nav.map((item) => (
            <RailLink key={item.href} item={item} />
          ))}
          <MeBlock me={me}>
            <StatusLine>{status}</StatusLine>
          </MeBlock>
        </nav>
        <div class="page">
          <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>
        </div>
        <nav class="tabs" aria-label={text('shell.sections')}>
          {nav.slice(0, TABS).map(({ href, icon, words, current }) => (
            <a key={href} href={href} aria-current={current ? 'page' : undefined}>
              <Icon name={icon} />
              {words}
            </a>
          ))}
          <button type="button" aria-haspopup="dialog" onClick={() => setMore(true)}>
            <Icon name="more" />
            {text('shell.more')}
          </button>
        </nav>
      </div>
      {more && <MoreSheet items={rest} me={me} onClose={() => setMore(false)} />}
    </>
  );
}

const Brand = ({ home }: { home: string }) => (
  <a class="brand" href={home}>
    <Icon name="bridge" />
    Köpri
  </a>
);
