/** Key presses that act: single letters only outside fields and while they are switched on, none behind an open dialog. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isLetterPress, isPress, type KeySpec } from './keys.js';
import { readAppearance } from './theme.js';

export type Shortcuts = Readonly<Record<KeySpec, (() => void) | undefined>>;

/** How long the first key of two waits for the second. */
const SEQUENCE_MS = 1000;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));

const mayAct = (spec: KeySpec, target: EventTarget | null): boolean =>
  !isLetterPress(spec) || (readAppearance().letterKeys === 'on' && !isField(target));

const isModifier = (code: string): boolean => /^(Shift|Control|Alt|Meta)/.test(code);

export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useLayoutEffect(() => {
    const first = { spec: '', atMs: 0 };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || isModifier(event.code)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const act = pick(current.current, event, first);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** For the element around a box: Ctrl+Enter in it acts here, and not in the bar at the foot. */
export const onCtrlEnter =
  (act: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    act();
  };

function pick(
  shortcuts: Shortcuts,
  event: KeyboardEvent,
  first: { spec: string; atMs: number },
): (() => void) | undefined {
  const begun = event.timeStamp - first.atMs < SEQUENCE_MS ? first.spec : '';
  first.spec = '';
  const open = Object.keys(shortcuts).filter((spec) => shortcuts[spec] && mayAct(spec, event.target));
  const second = open.find(
    (spec) => begun !== '' && spec.startsWith(`${begun} `) && isPress(spec.split(' ')[1] ?? '', event),
  );
  if (second !== undefined) return shortcuts[second];
  const opening = open.find((spec) => spec.includes(' ') && isPress(spec.split(' ')[0] ?? '', event));
  if (opening !== undefined) Object.assign(first, { spec: opening.split(' ')[0], atMs: event.timeStamp });
  const whole = open.find((spec) => !spec.includes(' ') && isPress(spec, event));
  return whole === undefined ? undefined : shortcuts[whole];
}
