/** What screen readers hear without moving: politely by default, at once for an urgent query that arrives. */
import { useEffect, useState } from 'preact/hooks';

interface Said {
  readonly text: string;
  readonly urgent: boolean;
  /** Makes the same words twice two announcements. */
  readonly turn: number;
}

type Listener = (said: Said) => void;

const listeners = new Set<Listener>();
let turn = 0;

function say(said: Pick<Said, 'text' | 'urgent'>): void {
  turn += 1;
  for (const listener of listeners) listener({ ...said, turn });
}

export const announce = (text: string): void => say({ text, urgent: false });

/** For U0 only, once for each. */
export const announceUrgent = (text: string): void => say({ text, urgent: true });

/** Once, at the root, so that the live regions are there before there is anything to say. */
export function Announcer() {
  const [polite, setPolite] = useState<Said>();
  const [urgent, setUrgent] = useState<Said>();
  useEffect(() => {
    const listener: Listener = (said) => (said.urgent ? setUrgent(said) : setPolite(said));
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return (
    <>
      <p class="vh" role="status">
        <span key={polite?.turn}>{polite?.text}</span>
      </p>
      <p class="vh" role="alert">
        <span key={urgent?.turn}>{urgent?.text}</span>
      </p>
    </>
  );
}
