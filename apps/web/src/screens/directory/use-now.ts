import { useEffect, useState } from 'preact/hooks';

const MINUTE_MS = 60_000;

/** The time of day, for clocks that show minutes. */
export function useNow(): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
