/** One tab stop for a whole list: J, K and the arrows move among the rows, in every group of the container. */
import { type RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useShortcuts } from './use-shortcuts.js';

const rowsIn = (container: HTMLElement | null): HTMLElement[] =>
  container === null ? [] : [...container.querySelectorAll<HTMLElement>('[data-row]')];

function keepOneStop(rows: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
}

/** Attach the ref to the element around the rows; `Row` marks itself with `data-row`. `first`: the stop before any has had the focus. */
export function useRovingRows<E extends HTMLElement>(first: 0 | -1 = 0): RefObject<E | null> {
  const container = useRef<E>(null);
  const move = (by: 1 | -1): void => {
    const rows = rowsIn(container.current);
    const at = rows.findIndex((row) => row === document.activeElement);
    const stop = rows.findIndex((row) => row.tabIndex === 0);
    rows[Math.min(Math.max(at === -1 ? stop : at + by, 0), rows.length - 1)]?.focus();
  };
  useShortcuts({ KeyJ: () => move(1), KeyK: () => move(-1) });
  useLayoutEffect(() => {
    const rows = rowsIn(container.current);
    keepOneStop(rows, rows.find((row) => row.tabIndex === 0) ?? rows.at(first));
  });
  useEffect(() => followFocus(container.current, move), []);
  return container;
}

function followFocus(list: HTMLElement | null, move: (by: 1 | -1) => void): (() => void) | undefined {
  if (list === null) return undefined;
  const onFocus = (event: FocusEvent): void => {
    if (event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined)
      keepOneStop(rowsIn(list), event.target);
  };
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 } as const;
    const step = by[event.code as keyof typeof by] as 1 | -1 | undefined;
    if (step === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined)
      return;
    event.preventDefault();
    move(step);
  };
  list.addEventListener('focusin', onFocus);
  list.addEventListener('keydown', onKey);
  return () => {
    list.removeEventListener('focusin', onFocus);
    list.removeEventListener('keydown', onKey);
  };
}
