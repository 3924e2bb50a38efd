import { useEffect, useState } from 'preact/hooks';

/** How soon after a whole second the next tick comes: late enough to have passed it. */
const SLACK_MS = 20;

/** Whole seconds until `untilMs` (Unix time), counted down on the screen; 0 when it is over. */
export function useSecondsLeft(untilMs: number, now: () => number = Date.now): number {
  const [left, setLeft] = useState(() => secondsLeft(untilMs, now()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      setLeft(secondsLeft(untilMs, now()));
      const restMs = untilMs - now();
      if (restMs > 0) timer = setTimeout(tick, (restMs % 1000) + SLACK_MS);
    };
    tick();
    return () => clearTimeout(timer);
  }, [untilMs]);
  return left;
}

const secondsLeft = (untilMs: number, nowMs: number): number => Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
