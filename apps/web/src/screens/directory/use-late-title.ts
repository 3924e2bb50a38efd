import { useLayoutEffect } from 'preact/hooks';

/** A title that comes after its screen takes the focus that the screen was given, unless somebody has moved it on. */
export function useLateTitle(isHere: boolean): void {
  useLayoutEffect(() => {
    const main = document.getElementById('main');
    const title = main?.querySelector('h1');
    if (!isHere || !title || document.activeElement !== main) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [isHere]);
}
