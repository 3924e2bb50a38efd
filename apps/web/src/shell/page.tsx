/** What a screen puts into the frame: its content, and under it, out of the flow, the bar that sends. */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';

export interface Frame {
  /** Changes when another screen opens; then focus goes to its title. */
  readonly route: string;
  /** A send bar takes the place of the tabs on a phone. */
  readonly setBar: (hasBar: boolean) => void;
}

export const FrameContext = createContext<Frame>({ route: '', setBar: () => undefined });

interface PageProps {
  /** The send bar. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ foot, children }: PageProps) {
  const { route, setBar } = useContext(FrameContext);
  const main = useRouteFocus(route);
  const hasBar = foot !== undefined && foot !== null && foot !== false;
  useLayoutEffect(() => {
    setBar(hasBar);
    return () => setBar(false);
  }, [hasBar]);
  return (
    <>
      <main class="main" id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      {foot}
    </>
  );
}

let shownRoute: string | undefined;

/** A change of screen is heard: focus moves to its title. Not at the first, where the browser begins at the top. */
function useRouteFocus(route: string) {
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const isFirst = shownRoute === undefined;
    if (shownRoute === route) return;
    shownRoute = route;
    if (isFirst) return;
    scrollTo(0, 0);
    const title = main.current?.querySelector<HTMLElement>('h1');
    if (title) title.tabIndex = -1;
    (title ?? main.current)?.focus({ preventScroll: true });
  }, [route]);
  return main;
}
