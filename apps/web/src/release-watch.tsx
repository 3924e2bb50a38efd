/** The release of this page, for its screens: what is offered, and the alarm that locks. */
import { useEffect, useState } from 'preact/hooks';
import { useCore } from './core/core-context.js';
import { releaseState, startRelease, type ReleaseState } from './release/release.js';
import { Alarm } from './ui/note.js';
import { useStartSpeaker } from './ui/speaker.js';

const listeners = new Set<() => void>();
let started = false;

function start(): void {
  if (started) return;
  started = true;
  const tell = (): void => listeners.forEach((listener) => listener());
  // Without a service worker nothing is held and nothing offered: the page works on.
  startRelease({ onUpdateReady: tell, onAlarm: tell }).catch(() => undefined);
}

export function useRelease(): ReleaseState {
  const [state, setState] = useState(releaseState);
  useEffect(() => {
    const read = (): void => setState(releaseState());
    read();
    listeners.add(read);
    start();
    return () => void listeners.delete(read);
  }, []);
  return state;
}

interface ReleaseAlarmProps {
  /** Nothing else may be shown from here on: it would ask for the passphrase, and its program may be another's. */
  readonly onTampered: () => void;
}

/** Above everything, inside and outside: a program that the publisher did not sign locks this device, and says so. */
export function ReleaseAlarm({ onTampered }: ReleaseAlarmProps) {
  const core = useCore();
  const { error, text } = useStartSpeaker();
  const { alarm } = useRelease();
  const isTampered = alarm?.code === 'release-tampered';
  useEffect(() => {
    if (!isTampered) return;
    onTampered();
    void core.end();
  }, [isTampered, core]);
  if (alarm === undefined) return null;
  const { message, hint } = error(alarm.code, alarm.reason);
  return (
    <Alarm title={message} code={text('start.code', { code: alarm.code })}>
      {hint}
    </Alarm>
  );
}
