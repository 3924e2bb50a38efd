/** Keeps the eye where it was while items come and go above and below, and asks for more near the edges. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Thread, ThreadSteps } from './use-thread.js';

/** Pages are fetched before their edge is seen. */
const EDGE_PX = 900;
const END_PX = 80;

const restPx = (): number => document.documentElement.scrollHeight - innerHeight - scrollY;
const toEnd = (): void => scrollTo(0, document.documentElement.scrollHeight);
const isAtEnd = (): boolean => restPx() < END_PX;

interface Scrolling {
  readonly list: RefObject<HTMLElement | null>;
  readonly thread: Thread;
  readonly go: ThreadSteps;
  /** The newest item is on the screen, and somebody may be looking. */
  readonly onEnd: () => void;
}

export function useScroll({ list, thread, go, onEnd }: Scrolling): void {
  const anchor = useRef<{ readonly key: string; readonly top: number } | undefined>(undefined);
  const wasAtEnd = useRef(true);
  const current = useRef({ thread, go, onEnd });
  current.current = { thread, go, onEnd };
  const settle = (): void => {
    anchor.current = firstSeen(list.current);
    wasAtEnd.current = isAtEnd() && !current.current.thread.hasLater;
    if (wasAtEnd.current && document.visibilityState === 'visible') current.current.onEnd();
    if (scrollY < EDGE_PX && current.current.thread.hasEarlier) current.current.go.showEarlier();
    else if (restPx() < EDGE_PX && current.current.thread.hasLater) current.current.go.showLater();
  };
  useLayoutEffect(() => {
    const { aim } = thread;
    if (aim.to === 'item') {
      const row = rowOf(list.current, aim.key);
      if (aim.focus) row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'center' });
    } else if (aim.to === 'end' || wasAtEnd.current) toEnd();
    else hold(list.current, anchor.current);
    settle();
  }, [thread]);
  useEffect(() => {
    let frame = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(settle);
    };
    /** A box that grows, a font that arrives: whoever reads the end goes on reading it. */
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) toEnd();
    });
    observer.observe(document.body);
    addEventListener('scroll', onScroll, { passive: true });
    document.addEventListener('visibilitychange', onScroll);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      removeEventListener('scroll', onScroll);
      document.removeEventListener('visibilitychange', onScroll);
    };
  }, []);
}

const rowsOf = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-key]') ?? []),
];

const rowOf = (list: HTMLElement | null, key: string): HTMLElement | undefined =>
  rowsOf(list).find((row) => row.dataset['key'] === key);

function firstSeen(list: HTMLElement | null): { key: string; top: number } | undefined {
  const row = rowsOf(list).find((one) => one.getBoundingClientRect().bottom > 0);
  return row && { key: row.dataset['key'] ?? '', top: row.getBoundingClientRect().top };
}

function hold(list: HTMLElement | null, anchor: { key: string; top: number } | undefined): void {
  const row = anchor && rowOf(list, anchor.key);
  if (row) scrollBy(0, row.getBoundingClientRect().top - anchor.top);
}
