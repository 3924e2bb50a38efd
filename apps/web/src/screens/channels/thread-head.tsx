/** Stays in sight over the messages, which are told how much it covers: no focus lies under it. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export function ThreadHead({ children }: { readonly children: ComponentChildren }) {
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--covered', `${head.current?.offsetHeight ?? 0}px`));
    if (head.current) observer.observe(head.current);
    // Whatever stands in the head itself is never scrolled to: it would move the messages.
    style.scrollPaddingTop = '0';
    return () => {
      observer.disconnect();
      style.scrollPaddingTop = '';
    };
  }, []);
  return (
    <div class="thread-head" ref={head}>
      {children}
    </div>
  );
}
