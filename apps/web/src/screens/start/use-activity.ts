/** Tells the worker that somebody is at work, which puts off the lock of all tabs. */
import { useEffect } from 'preact/hooks';
import { useCore } from '../../core/core-context.js';

const TELL_EVERY_MS = 20_000;

export function useActivity(): void {
  const { session } = useCore();
  useEffect(() => {
    let toldAtMs = 0;
    const tell = (): void => {
      if (Math.abs(Date.now() - toldAtMs) < TELL_EVERY_MS) return;
      toldAtMs = Date.now();
      void session.active();
    };
    const acts = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const act of acts) addEventListener(act, tell, { passive: true });
    return () => acts.forEach((act) => removeEventListener(act, tell));
  }, [session]);
}
